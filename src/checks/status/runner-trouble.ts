import type { EphemeralRunner, Runner } from '../../facts/shapes/arc';
import { podTrouble } from '../rules/workload-health';
import { isConflict } from './arc-words';
import type { Signs } from './situation';

type AnyRunner = Runner | EphemeralRunner;

/** Seconds since a runner was made; 0 where nobody says. */
export const ageOf = ({ metadata }: AnyRunner, atSeconds: number): number => {
  const made = Date.parse(metadata.creationTimestamp ?? '') / 1000;
  return Number.isNaN(made) ? 0 : atSeconds - made;
};

/** How often the pod of an EphemeralRunner has failed; its controller gives it up after the fifth time. */
const failuresOf = ({ status }: AnyRunner): number =>
  status !== undefined && 'failures' in status ? Object.keys(status.failures ?? {}).length : 0;

/** Once may be bad luck. Its status says Running and ready all the while. */
const crashes = (runner: AnyRunner): boolean => failuresOf(runner) >= 3;

/** Its pod is there and ready. A phase alone says less: that of an EphemeralRunner whose image cannot be pulled may be Running. */
export const isReady = (runner: AnyRunner): boolean => {
  const { metadata, status } = runner;
  return metadata.deletionTimestamp === undefined && status?.phase === 'Running' && status.ready === true && !crashes(runner);
};

export const isPending = (runner: AnyRunner): boolean =>
  runner.metadata.deletionTimestamp === undefined &&
  !isReady(runner) &&
  !/^(Succeeded|Failed|Outdated|Completed)$/.test(runner.status?.phase ?? '');

/** What does not pass by waiting. */
const lasting =
  /failed \d+ times|ImagePull|ErrImage|InvalidImage|CreateContainer|CrashLoop|Unschedulable|Insufficient|nodes are available|exceeded quota/;

export const isHopeless = (trouble: string): boolean => lasting.test(trouble);

/** Whether a runner has been pending for too long: as long as a node may take to come, a minute where its pod says that waiting is in vain, or no time at all where it has failed again and again. */
export function isLate(runner: AnyRunner, signs: Signs, atSeconds: number, patienceSeconds: number): boolean {
  if (!isPending(runner) || wasAskedToGo(runner)) return false;
  if (crashes(runner)) return true;
  const hopeless = isHopeless(troubleOf(runner, signs) ?? '');
  return ageOf(runner, atSeconds) > (hopeless ? hopelessSeconds : patienceSeconds);
}

const hopelessSeconds = 60;

/** Its set does not want it any more: the older generation unregisters a runner before it removes it. */
export const wasAskedToGo = ({ metadata }: AnyRunner): boolean => metadata.annotations?.[askedToGo] !== undefined;
const askedToGo = 'actions-runner/unregistration-request-timestamp';

/** Runners that never registered, so that ARC waits in vain for them to be unregistered, and keeps them. One that is ready may have a job. */
export const leftOver = <R extends AnyRunner>(its: readonly R[], atSeconds: number): R[] =>
  its.filter(
    (runner) => isPending(runner) && atSeconds - Date.parse(runner.metadata.annotations?.[askedToGo] ?? '') / 1000 > leavingSeconds,
  );
const leavingSeconds = 120;

/** Those of a set that are late. Only some pods are looked at: what stops one for good stops the others of its set, too. */
export function lateOnes<R extends AnyRunner>(its: readonly R[], signs: Signs, atSeconds: number, patienceSeconds: number): R[] {
  const late = its.filter((runner) => isLate(runner, signs, atSeconds, patienceSeconds));
  if (!isHopeless(troublesOf(late, signs))) return late;
  return its.filter(
    (runner) => late.includes(runner) || (isPending(runner) && !wasAskedToGo(runner) && ageOf(runner, atSeconds) > hopelessSeconds),
  );
}

export const isFailed = ({ metadata, status }: AnyRunner): boolean =>
  metadata.deletionTimestamp === undefined && status?.phase === 'Failed';

/** A runner's own reason, its pod's, or what the controller said of it. */
export function troubleOf(runner: AnyRunner, { pods, said }: Signs): string | undefined {
  const { metadata, status } = runner;
  const own = [status?.reason, status?.message].filter((text) => text !== undefined && text !== '').join(': ');
  const pod = pods.find((one) => one.metadata.namespace === metadata.namespace && one.metadata.name === metadata.name);
  const its = pod === undefined ? undefined : podTrouble(pod);
  const again = crashes(runner) ? `its pod has failed ${failuresOf(runner)} times` : undefined;
  const known = [own, again, its]
    .map((text) => text?.replace(/[\s:.]+$/, ''))
    .filter((text) => text !== undefined && text !== '')
    .join('; ');
  return known || said.findLast(({ text }) => text.includes(metadata.name) && !isConflict(text))?.text.replaceAll(metadata.name, 'NAME');
}

/** The reasons of several runners, the most frequent first. */
export function troublesOf(runners: readonly AnyRunner[], signs: Signs): string {
  const counts = new Map<string, number>();
  for (const runner of runners) {
    const trouble = troubleOf(runner, signs);
    if (trouble !== undefined) counts.set(trouble, (counts.get(trouble) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, 3)
    .map(([trouble]) => trouble.slice(0, 300))
    .join(' | ');
}

/** Names for a sentence; the rest is counted. */
export const namesOf = (runners: readonly AnyRunner[], most = 5): string => {
  const names = runners.map(({ metadata }) => metadata.name).sort();
  return names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
};

/** What to do about a pod that does not start, by what it says. */
export function startAdvice(trouble: string): string {
  if (/ImagePull|ErrImage|InvalidImage/.test(trouble))
    return "The image cannot be pulled: mend its name, its tag or the pull secret in the runners' template.";
  if (/not scheduled|Unschedulable|Insufficient|nodes are available/i.test(trouble))
    return "No node takes them: look at the runners' requests, node selectors and taints, and at the size of the node group (or its autoscaler).";
  if (/failed \d+ times|CrashLoop|exit code/.test(trouble))
    return 'They end as soon as they start: the log of one of their pods says why (its image, command or environment, as a rule).';
  if (/quota/i.test(trouble)) return "The namespace's ResourceQuota is used up: raise it, or ask for fewer runners.";
  return 'Look at their pods: kubectl describe tells what they wait for.';
}
