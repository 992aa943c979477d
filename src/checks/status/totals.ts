import type { Fact } from '../../facts/fact';
import type { Figure, Totals } from '../../reports/status-outcome';
import { couldNotLook, notCounted, sumOf } from './figure';
import { type RunnerSet, setName } from './runner-set';

/** Sums over sets, each known only where it is known of every set. */
export function totalsOf(sets: readonly RunnerSet[], known: Fact<unknown>, unlisted: readonly Fact<unknown>[]): Totals {
  const blind = [known, ...(sets.length === 0 ? unlisted : [])].find((fact) => !fact.known);
  const total = (what: keyof Totals): Figure => {
    // No set that could be seen is not the same as no set.
    if (blind !== undefined && !blind.known) return couldNotLook(blind);
    const unlimited = what === 'max' ? sets.find((set) => set.unlimited) : undefined;
    if (unlimited !== undefined) return notCounted(`${setName(unlimited)} has no maximum`);
    return sumOf(sets.map((set) => ({ name: setName(set), figure: set[what] })));
  };
  return { registered: total('registered'), busy: total('busy'), desired: total('desired'), min: total('min'), max: total('max') };
}
