import type { EphemeralRunner, Runner } from '../../facts/shapes/arc';
import { ageText } from '../rules/duration';
import { kubectl } from '../rules/shell';
import { belongsTo } from './belongs-to';
import { counted } from './counted';
import { type RunnerSet, setName } from './runner-set';
import { ageOf } from './runner-trouble';
import { statusCheck } from './status-check';

/** Scaling takes its time; what is apart for longer is not on its way. */
const settleSeconds = 300;

export const desiredFarFromActual = statusCheck({
  id: 'desired-far-from-actual',
  title: 'Sets have as many runners as they want',
  why: 'A set wants more runners than were made, and nothing is about to change that.',
  needs: ['sets', 'runners', 'ephemeralRunners', 'signs', 'controllers'],
  presumes: ['arc-missing', 'arc-not-running', 'leader-missing', 'webhook-broken', 'github-credentials-bad', 'github-rate-limit'],
  judge({ sets, runners, ephemeralRunners, signs, controllers }, { atSeconds }) {
    const controller = controllers.components.find(({ part }) => part === 'scale-set-controller')?.deployment.metadata;
    return sets.flatMap((set) => {
      const [desired, current] = [set.desired.value, set.current.value];
      if (desired === null || current === null || desired <= current) return [];
      const its = (set.generation === 'scale-set' ? ephemeralRunners : runners).filter((runner) => belongsTo(runner, set));
      const calm = Math.min(...its.map((runner) => calmOf(runner, atSeconds)), atSeconds - (set.scaledAtSeconds ?? sinceMade(set)));
      if (calm < settleSeconds) return [];
      const word = signs.said.findLast(({ about }) => about !== undefined && makesRunnersOf(set, about));
      // A controller tells of several objects in one breath, all alike.
      const [why] = word?.text.split(/; (?=\S+ ")/, 1).map((text) => text.slice(0, 300).replace(/[.\s]+$/, '')) ?? [];
      return [
        {
          severity: current === 0 || (set.waitingJobs.value ?? 0) > 0 ? ('fail' as const) : ('warn' as const),
          set,
          title: `${setName(set)} has ${current} of the ${desired} runners that it wants`,
          subject: `${set.kind} ${setName(set)}`,
          saw: `${counted(desired, 'runner is', 'runners are')} wanted and ${current} ${current === 1 ? 'was' : 'were'} made; none has come or gone for ${ageText(calm)}${why === undefined ? '' : `: ${why}`}.${saidWhen(word?.atSeconds, atSeconds)}`,
          ...(word === undefined ? {} : { evidence: [{ from: word.from, what: word.what, text: word.text }] }),
          fix: {
            explain: `${adviceOn(why ?? '', set.namespace)}${set.generation === 'scale-set' && controller !== undefined ? triesAgain(controller) : ''}`,
            commands: [],
          },
        },
      ];
    });
  },
});

const sinceMade = ({ metadata }: RunnerSet): number => (Date.parse(metadata?.creationTimestamp ?? '') || 0) / 1000;

/** Seconds since a runner came or went; one that has finished is about to be replaced. */
function calmOf(runner: Runner | EphemeralRunner, atSeconds: number): number {
  if (/^(Succeeded|Outdated|Completed)$/.test(runner.status?.phase ?? '')) return 0;
  const deleted = Date.parse(runner.metadata.deletionTimestamp ?? '') / 1000;
  return Math.min(ageOf(runner, atSeconds), Number.isNaN(deleted) ? Number.POSITIVE_INFINITY : atSeconds - deleted);
}

/** Whether an object is the set, or what makes runners for it: its name and five letters of the API server's. */
const makesRunnersOf = (set: RunnerSet, about: string): boolean =>
  about === setName(set) || (about.startsWith(`${setName(set)}-`) && /^-[a-z0-9]{5}$/.test(about.slice(setName(set).length)));

const recentSeconds = 120;

/** Who waits before it tries again is silent meanwhile: what it said last may be mended by now. */
const saidWhen = (saidAt: number | null | undefined, atSeconds: number): string =>
  saidAt && atSeconds - saidAt > recentSeconds ? ` That was said ${ageText(atSeconds - saidAt)} ago, and nothing since.` : '';

/** The older generation tries with each sync; this one waits twice as long each time. https://pkg.go.dev/k8s.io/client-go/util/workqueue#DefaultTypedControllerRateLimiter */
const triesAgain = ({ namespace, name }: { namespace: string; name: string }): string =>
  ` Afterwards the controller tries again by itself, though it may wait for 16 minutes by now; restarting it makes it try at once: ${kubectl(namespace, 'rollout', 'restart', 'deployment', name)}`;

function adviceOn(why: string, namespace: string): string {
  const quota = /exceeded quota: ([^,\s]+)/.exec(why)?.[1];
  if (quota !== undefined)
    return `ResourceQuota ${namespace}/${quota} is used up: raise it, or let the set want fewer runners (${kubectl(namespace, 'describe', 'resourcequota', quota)}).`;
  const webhook = /admission webhook "([^"]+)" denied/.exec(why)?.[1];
  if (webhook !== undefined) return `The admission webhook ${webhook} refuses them: do as it says, or mend its policy.`;
  if (why !== '') return "Mend what the controller's log says.";
  return `Something keeps the controller from making them: a ResourceQuota or an admission webhook in ${namespace}, or an error that its log tells. Events tell the first two: ${kubectl(namespace, 'get', 'events', '--sort-by=.lastTimestamp')}`;
}
