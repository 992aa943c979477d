import type { Runner, RunnerReplicaSet } from '../../facts/shapes/arc';
import { ageText } from '../rules/duration';
import { counted } from './counted';
import { type RunnerSet, setName } from './runner-set';
import { ageOf, isReady, startAdvice, troublesOf } from './runner-trouble';
import type { Signs } from './situation';
import type { StatusFinding } from './status-check';

const startSeconds = 300;
/** Runners that end as soon as they start are replaced within seconds, so that none of them ever looks late. */
const churnAfterSeconds = 90;
const youngSeconds = 45;
/** Within this time several runners were named in the log and are gone. */
const goneSeconds = 180;

/**
 * A RunnerDeployment keeps the runners of its last template until those of the new are available, which may never be. Runners that end as
 * soon as they start are taken for available in between, so that nothing may be left of the template before.
 */
export function stuckTemplate(
  set: RunnerSet,
  replicaSets: readonly RunnerReplicaSet[],
  runners: readonly Runner[],
  signs: Signs,
  atSeconds: number,
): StatusFinding | undefined {
  const its = replicaSets.filter(
    ({ metadata }) =>
      metadata.namespace === set.namespace &&
      metadata.deletionTimestamp === undefined &&
      metadata.ownerReferences?.some(({ kind, name }) => kind === 'RunnerDeployment' && name === set.name),
  );
  const [newest, before] = its.sort((a, b) => madeAt(b) - madeAt(a));
  if (set.kind !== 'RunnerDeployment' || newest === undefined) return undefined;
  const wanted = newest.spec.replicas ?? 1;
  const age = atSeconds - madeAt(newest);
  const young = runners.filter(
    ({ metadata }) => metadata.namespace === set.namespace && metadata.ownerReferences?.some(({ name }) => name === newest.metadata.name),
  );
  const oldest = Math.max(0, ...young.map((runner) => ageOf(runner, atSeconds)));
  const churns = oldest < youngSeconds;
  // Its status lags behind those that come and go within a second.
  const ready = churns ? young.filter(isReady).length : (newest.status?.readyReplicas ?? 0);
  const trouble = troublesOf(young, signs);
  if (ready >= wanted || age < (churns ? churnAfterSeconds : startSeconds)) return undefined;
  // What ends as soon as it starts may be ready for a moment.
  if (before === undefined ? !churns || !endsAtOnce(set, newest, young, trouble, signs, atSeconds) : ready > 0 && !churns) return undefined;
  const again = churns ? `; they end and are made anew again and again (the oldest of ${young.length} is ${ageText(oldest)} old)` : '';
  return {
    severity: set.available.value === 0 ? 'fail' : 'warn',
    set,
    title: `Runners of ${before === undefined ? '' : 'the new template of '}${setName(set)} ${before === undefined ? 'end as soon as they start' : 'do not come up'}`,
    subject: `${set.kind} ${setName(set)}`,
    saw: `RunnerReplicaSet ${newest.metadata.namespace}/${newest.metadata.name} was made ${ageText(age)} ago and has ${ready} of ${wanted} runners ready${again}${trouble === '' ? '' : `: ${trouble}`}. ${meanwhile(before)}`,
    fix: {
      explain: churns
        ? 'They end as soon as they start: what was changed last in the template (image, command, environment) is why. The log of one of their pods, while it lives, says more.'
        : startAdvice(trouble),
      commands: [],
    },
  };
}

function meanwhile(before: RunnerReplicaSet | undefined): string {
  if (before === undefined) return 'No other runner of the set serves meanwhile.';
  const ready = before.status?.readyReplicas ?? 0;
  return `${counted(ready, 'runner')} of the template before ${ready === 1 ? 'serves' : 'serve'} meanwhile.`;
}

/** Young runners alone are no proof: a set may have grown from none, or have jobs that last for seconds. */
function endsAtOnce(
  set: RunnerSet,
  { metadata }: RunnerReplicaSet,
  young: readonly Runner[],
  trouble: string,
  { said }: Signs,
  atSeconds: number,
): boolean {
  if (young.length === 0 || young.some(isReady) || (set.registered.value ?? 0) > 0) return false;
  const there = new Set(young.map((runner) => `${runner.metadata.namespace}/${runner.metadata.name}`));
  const gone = said.flatMap(({ about = '', atSeconds: at }) =>
    about.startsWith(`${metadata.namespace}/${metadata.name}-`) && !there.has(about) && at !== null && atSeconds - at < goneSeconds
      ? [about]
      : [],
  );
  return new Set(gone).size >= 2 || /exit code|CrashLoop/.test(trouble);
}

const madeAt = ({ metadata }: RunnerReplicaSet): number => (Date.parse(metadata.creationTimestamp ?? '') || 0) / 1000;
