import type { Unknown } from '../../facts/fact';
import type { Figure } from '../../reports/status-outcome';
import { ageText } from '../rules/duration';
import type { Gauge } from './numbers';

/** A number that an object states; fields that a controller has not written yet are not known. */
export const stated = (value: number | null | undefined, what: string): Figure =>
  value === undefined || value === null ? notKnown(`${what} is not written yet`) : { value, from: 'kubernetes', what, ageSeconds: 0 };

export const notKnown = (why: string): Figure => ({ value: null, from: null, what: null, ageSeconds: null, why });

/** Nobody counts it in this set-up, which is nobody's fault: the verdict does not need it. */
export const notCounted = (why: string): Figure => ({ ...notKnown(why), byDesign: true });

export const couldNotLook = ({ detail }: Pick<Unknown, 'detail'>): Figure => notKnown(detail);

/** A number that was scraped; one that is too old is not known any more. */
export function scraped(gauge: Gauge | undefined, family: string): Figure {
  if (gauge === undefined) return notKnown(`${family} has no sample of it`);
  const { value, ageSeconds, fresh, down } = gauge;
  if (!fresh)
    return notKnown(`the last sample of ${family} is ${ageText(ageSeconds)} old${down ? ', and its target is gone or down' : ''}`);
  return { value, from: 'prometheus', what: family, ageSeconds };
}

/** The first that is known; where none is, the first reason. */
export function firstKnown(...figures: Figure[]): Figure {
  return figures.find(({ value }) => value !== null) ?? figures[0]!;
}

/** A sum, known where each part is; as old as its oldest part. */
export function sumOf(parts: readonly { name: string; figure: Figure }[]): Figure {
  const gap = parts.find(({ figure }) => figure.value === null);
  if (gap !== undefined) return notKnown(`${gap.name}: ${gap.figure.why ?? 'not known'}`);
  const sources = [...new Set(parts.map(({ figure }) => figure.from))];
  return {
    value: parts.reduce((sum, { figure }) => sum + figure.value!, 0),
    from: sources.includes('prometheus') ? 'prometheus' : 'kubernetes',
    what: [...new Set(parts.map(({ figure }) => figure.what))].sort().join(', '),
    ageSeconds: Math.max(0, ...parts.map(({ figure }) => figure.ageSeconds ?? 0)),
  };
}
