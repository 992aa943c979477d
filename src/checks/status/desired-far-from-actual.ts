import { ageText } from '../rules/duration';
import { kubectl } from '../rules/shell';
import { belongsTo } from './belongs-to';
import { type RunnerSet, setName } from './runner-set';
import { ageOf } from './runner-trouble';
import { statusCheck } from './status-check';

/** Scaling takes its time; what is apart for longer is not on its way. */
const settleSeconds = 300;

export const desiredFarFromActual = statusCheck({
  id: 'desired-far-from-actual',
  title: 'Sets have as many runners as they want',
  why: 'A set wants more runners than were made, and nothing is about to change that.',
  needs: ['sets', 'runners', 'ephemeralRunners'],
  presumes: ['arc-missing', 'arc-not-running', 'leader-missing', 'webhook-broken', 'github-credentials-bad', 'github-rate-limit'],
  judge({ sets, runners, ephemeralRunners }, { atSeconds }) {
    return sets.flatMap((set) => {
      const [desired, current] = [set.desired.value, set.current.value];
      if (desired === null || current === null || desired <= current) return [];
      const its = (set.generation === 'scale-set' ? ephemeralRunners : runners).filter((runner) => belongsTo(runner, set));
      const calm = Math.min(...its.map((runner) => ageOf(runner, atSeconds)), atSeconds - (set.scaledAtSeconds ?? sinceMade(set)));
      if (calm < settleSeconds) return [];
      return [
        {
          severity: current === 0 || (set.waitingJobs.value ?? 0) > 0 ? ('fail' as const) : ('warn' as const),
          set,
          title: `${setName(set)} has ${current} of the ${desired} runners that it wants`,
          subject: `${set.kind} ${setName(set)}`,
          saw: `${desired} runners are wanted and ${current} were made; nothing has changed for ${ageText(calm)}.`,
          fix: {
            explain: `Something keeps the controller from making them: a ResourceQuota or an admission webhook in ${set.namespace}, or an error that its log tells. Events tell the first two: ${kubectl(set.namespace, 'get', 'events', '--sort-by=.lastTimestamp')}`,
            commands: [],
          },
        },
      ];
    });
  },
});

const sinceMade = ({ metadata }: RunnerSet): number => (Date.parse(metadata?.creationTimestamp ?? '') || 0) / 1000;
