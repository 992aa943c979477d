import type { EphemeralRunner } from '../../facts/shapes/arc';
import { isFull } from './at-maximum';
import { belongsTo } from './belongs-to';
import { counted } from './counted';
import { type RunnerSet, setName } from './runner-set';
import { isLate, isPending, startAdvice, troublesOf } from './runner-trouble';
import { raiseMaximum, roomierMaximum } from './set-limit';
import { durationWords, sinceWhen } from './since-when';
import type { Signs } from './situation';
import { statusCheck } from './status-check';
import { whatWasSeen } from './what-was-seen';

/** As long as a runner may take to come up: a node for it may have to be started first. */
const startSeconds = 180;

export const jobsWaiting = statusCheck({
  id: 'jobs-waiting',
  title: 'No job waits for a runner',
  why: 'GitHub assigned jobs to a scale set, and it has no runner for them yet: assigned less running is the queue.',
  needs: ['sets', 'numbers', 'ephemeralRunners', 'signs', 'generations'],
  presumes: ['arc-missing'],
  judge({ sets, numbers, ephemeralRunners, signs, generations }, about) {
    const { atSeconds } = about;
    const queued = sets.filter(({ waitingJobs }) => (waitingJobs.value ?? 0) > 0);
    if (queued.length === 0) return whatWasSeen(sets, generations, ({ waitingJobs }) => waitingJobs, 'waiting jobs', about);
    return queued.map((set) => {
      const waiting = set.waitingJobs.value!;
      const duration = sinceWhen(numbers, 'jobs-waiting', set);
      const full = isFull(set) || (set.max.value !== null && (set.current.value ?? 0) >= set.max.value && !set.unlimited);
      const starting = ephemeralRunners.filter((runner) => belongsTo(runner, set) && isPending(runner));
      const [why, explain] = reason(set, full, starting, signs);
      const hopeless = starting.some((runner) => isLate(runner, signs, atSeconds, Number.POSITIVE_INFINITY));
      const long = (duration?.seconds ?? 0) >= startSeconds;
      const jobs = waiting === 1 ? '1 job waits' : `${waiting} jobs wait`;
      return {
        severity: full || starting.length === 0 || hopeless || long ? ('fail' as const) : ('warn' as const),
        set,
        title: `${jobs} for ${setName(set)}${full ? `, which is at its maximum of ${set.max.value}` : ''}`,
        subject: `${set.kind} ${setName(set)}`,
        saw: `${jobs}${durationWords(duration)}: ${why}.`,
        fix: full ? raiseMaximum(set, roomierMaximum(set), explain) : { explain, commands: [] },
      };
    });
  },
});

function reason(set: RunnerSet, full: boolean, starting: readonly EphemeralRunner[], signs: Signs): [why: string, explain: string] {
  if (full)
    return [
      `it has ${set.max.value} runners, the most that it may have, and ${set.busy.value ?? 'an unknown number'} of them are busy`,
      `Let it have more (${roomierMaximum(set)} here) if nodes and budget bear it; otherwise the jobs run as runners become free.`,
    ];
  if (starting.length > 0) {
    const trouble = troublesOf(starting, signs);
    return [
      `${counted(starting.length, 'runner is', 'runners are')} not ready yet${trouble === '' ? '' : ` (${trouble})`}`,
      trouble === ''
        ? 'They take the jobs once they run. Where that takes minutes, look at what their pods wait for: nodes, images, quota.'
        : startAdvice(trouble),
    ];
  }
  if ((set.desired.value ?? 0) > (set.current.value ?? 0))
    return [
      'its runners are not even created',
      "Look at what stops the controller: the namespace's ResourceQuota, an admission webhook, or its log.",
    ];
  return [
    `it has ${set.current.value ?? 'an unknown number of'} runners and does not ask for more`,
    'Its listener does not scale it: look at the log of the listener pod in the namespace of the controller.',
  ];
}
