import type { CheckLine, ChecksSection, OutcomeKind, Section } from '../reports/report';
import { oneLine, shorten } from './visible';

/** Outcomes that a reader must see one by one where no problem tells of them. */
export const isTold = ({ outcome }: CheckLine): boolean => outcome === 'fail' || outcome === 'warn' || outcome === 'unknown';

/** Which checks are named, beside being counted: all, those that did not pass, or none. */
export type Named = 'all' | 'amiss' | 'none';

/** Names of all checks where there is one chain alone; of several chains, which differ little, of what is amiss. */
export const namedIn = (sections: readonly Section[]): Named =>
  sections.filter(({ kind }) => kind === 'checks').length > 1 ? 'amiss' : 'all';

/** A chain in few plain words, a group for each outcome: `14 checks fine: ...`, `3 skipped: ...`. Names are cut to `length` in all, counts never. */
export function foldedChecks({ checks }: ChecksSection, named: Named, length: number): string[] {
  const groups = (Object.keys(wording) as OutcomeKind[])
    .map((outcome) => ({ outcome, titles: checks.filter((check) => check.outcome === outcome).map(({ title }) => oneLine(title)) }))
    .filter(({ titles }) => titles.length > 0);
  if (groups.length === 0) return ['nothing was checked'];
  const isNamed = (outcome: OutcomeKind) => named === 'all' || (named === 'amiss' && outcome !== 'pass' && outcome !== 'not-applicable');
  return groups.map(
    ({ outcome, titles }) => `${wording[outcome](titles.length)}${isNamed(outcome) ? names(titles, length / groups.length) : ''}`,
  );
}

const plural = (count: number): string => (count === 1 ? 'check' : 'checks');

const wording: Record<OutcomeKind, (count: number) => string> = {
  fail: (count) => `${count} ${plural(count)} failed`,
  warn: (count) => `${count} with a warning`,
  unknown: (count) => `${count} not known`,
  pass: (count) => `${count} ${plural(count)} fine`,
  skipped: (count) => `${count} skipped`,
  'not-applicable': (count) => `${count} not applicable`,
};

function names(titles: readonly string[], length: number): string {
  const told: string[] = [];
  let used = 0;
  for (const title of titles) {
    used += title.length + 2;
    if (used > length && told.length > 0) break;
    told.push(shorten(title, Math.max(20, Math.floor(length))));
  }
  const more = titles.length - told.length;
  return `: ${told.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
