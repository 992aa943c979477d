import type { Figure } from '../../reports/status-outcome';
import { type Generation, isSwitchedOff } from './generations';
import { type RunnerSet, setName } from './runner-set';
import { type About, silences, type Undecided } from './status-check';

/**
 * What a check may say that found nothing by a figure: [] where that was known of some sets that were asked about and of all of which
 * it is anybody's to know, and otherwise why it is no tick.
 */
export function whatWasSeen(
  sets: readonly RunnerSet[],
  generations: readonly Generation[],
  figureOf: (set: RunnerSet) => Figure,
  words: string,
  { concerns }: About,
): [] | Undecided {
  const asked = sets.filter((set) => concerns({ set })).map((set) => ({ set, figure: figureOf(set) }));
  const gaps = asked.filter(({ figure }) => figure.value === null);
  const gap = gaps.find(({ figure, set }) => !figure.byDesign && !isSwitchedOff(generations, set.generation));
  if (gap !== undefined) return { unknown: `${words} of ${setName(gap.set)}: ${gap.figure.why ?? 'not known'}`, explainedBy: silences };
  return gaps.length > 0 && gaps.length === asked.length ? { notApplicable: gaps[0]!.figure.why ?? 'nobody counts them' } : [];
}
