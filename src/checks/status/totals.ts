import type { Fact } from '../../facts/fact';
import type { Figure, Totals } from '../../reports/status-outcome';
import { couldNotLook, notCounted, sumOf } from './figure';
import { type RunnerSet, setName } from './runner-set';

/** Sums over sets, each known only where it is known of every set. */
export function totalsOf(sets: readonly RunnerSet[], known: Fact<unknown>): Totals {
  const total = (what: keyof Totals): Figure => {
    if (!known.known) return couldNotLook(known);
    const unlimited = what === 'max' ? sets.find((set) => set.unlimited) : undefined;
    if (unlimited !== undefined) return notCounted(`${setName(unlimited)} has no maximum`);
    return sumOf(sets.map((set) => ({ name: setName(set), figure: set[what] })));
  };
  return { registered: total('registered'), busy: total('busy'), desired: total('desired'), min: total('min'), max: total('max') };
}
