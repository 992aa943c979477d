import type { CheckLine, ChecksSection, OutcomeKind } from '../reports/report';
import { oneLine, shorten } from './visible';

/** Outcomes that a reader must see one by one where no problem tells of them. */
export const isTold = ({ outcome }: CheckLine): boolean => outcome === 'fail' || outcome === 'warn' || outcome === 'unknown';

/** A chain in few plain words, a group for each outcome: `14 checks fine: ...`, `3 skipped: ...`. The names are cut, never the counts. */
export function foldedChecks({ checks }: ChecksSection, length: number): string[] {
  const groups = (Object.keys(wording) as OutcomeKind[])
    .map((outcome) => ({ outcome, titles: checks.filter((check) => check.outcome === outcome).map(({ title }) => oneLine(title)) }))
    .filter(({ titles }) => titles.length > 0);
  if (groups.length === 0) return ['nothing was checked'];
  return groups.map(({ outcome, titles }) => `${wording[outcome](titles.length)}${names(titles, length / groups.length)}`);
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
