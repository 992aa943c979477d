import type { Figure } from '../../reports/status-outcome';
import { type RunnerSet, setName } from './runner-set';
import { raiseMaximum, roomierMaximum } from './set-limit';
import { durationWords, sinceWhen } from './since-when';
import { statusCheck } from './status-check';
import { whatWasSeen } from './what-was-seen';

/** Peaks pass; who is at the maximum for longer has jobs that wait. */
const peakSeconds = 300;

export const atMaximum = statusCheck({
  id: 'at-maximum',
  title: 'No set of runners is at its maximum',
  why: 'All runners that a set may have are busy: the next job waits until one is free.',
  needs: ['sets', 'numbers', 'generations'],
  presumes: ['arc-missing'],
  judge({ sets, numbers, generations }, about) {
    const full = sets.filter(isFull);
    if (full.length === 0) return whatWasSeen(sets, generations, fullness, 'busy runners', about);
    return full.map((set) => {
      const duration = sinceWhen(numbers, 'at-maximum', set);
      const [busy, max] = [set.busy.value!, set.max.value!];
      const waiting = set.waitingJobs.value ?? 0;
      const more = roomierMaximum(set);
      return {
        severity: waiting > 0 || (duration?.seconds ?? 0) >= peakSeconds ? ('fail' as const) : ('warn' as const),
        set,
        title: `${setName(set)} is at its maximum of ${max}${durationWords(duration)}`,
        subject: `${set.kind} ${setName(set)}`,
        saw: `${busy} runners are busy and ${max} is the most that it may have${duration === undefined ? '' : `; it has been so${durationWords(duration)}`}${waiting > 0 ? `; ${waiting} jobs wait` : ''}.`,
        fix: raiseMaximum(
          set,
          more,
          `If nodes and budget bear it, let it have more (${more} here); otherwise jobs wait their turn, and that is the price of the limit.`,
        ),
      };
    });
  },
});

/** What isFull rests on. */
const fullness = ({ busy, max, unlimited }: RunnerSet): Figure => (busy.value === null || unlimited ? busy : max);

export const isFull = ({ busy, max, unlimited }: RunnerSet): boolean =>
  !unlimited && busy.value !== null && max.value !== null && max.value > 0 && busy.value >= max.value;
