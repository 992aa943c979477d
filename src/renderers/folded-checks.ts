import type { CheckLine, ChecksSection, OutcomeKind } from '../reports/report';
import { oneLine, shorten } from './visible';

/** A chain, or several that are fine, in few plain words: `14 checks fine: ...`, `3 skipped: ...`. */
export interface FoldedChain {
  /** What the groups are about; blank where that has no name. */
  subject: string;
  groups: string[];
}

/**
 * What chains of checks say beside the problems: a group for each outcome, with names cut to `length` in all, and counts that never are.
 * Of several chains, which differ little, only what is amiss is named, and those that are fine share one line.
 */
export function foldedChains(chains: readonly ChecksSection[], length: number): FoldedChain[] {
  if (chains.length === 1) return [folded(chains[0]!, () => true, length)];
  const fine = chains.filter(({ checks }) => checks.every(({ outcome }) => isFine(outcome)));
  const amiss = chains.filter((chain) => !fine.includes(chain));
  const lines = amiss.map((chain) => folded(chain, (outcome) => !isFine(outcome), length));
  if (fine.length === 0) return lines;
  const subjects = fine.map(
    ({ subject, checks }) => `${oneLine(subject)} (${checks.filter(({ outcome }) => outcome === 'pass').length} checks)`,
  );
  return [...lines, { subject: `${fine.length} fine`, groups: listed(subjects, Math.max(length, 200)) }];
}

/** Checks that a reader must see one by one where no problem tells of them, with their subject where there are several. */
export function toldChecks(chains: readonly ChecksSection[]): (CheckLine & { words: string })[] {
  return chains.flatMap(({ subject, checks }) =>
    checks
      .filter(({ outcome }) => outcome === 'fail' || outcome === 'warn' || outcome === 'unknown')
      .map((check) => {
        const where = chains.length > 1 && subject.trim() !== '' ? `${shorten(oneLine(subject), 200)}: ` : '';
        const because = check.detail?.trim() ? ` (${shorten(oneLine(check.detail), 300)})` : '';
        return { ...check, words: `${check.outcome}: ${where}${shorten(oneLine(check.title), 200)}${because}` };
      }),
  );
}

const isFine = (outcome: OutcomeKind): boolean => outcome === 'pass' || outcome === 'not-applicable';

function folded({ subject, checks }: ChecksSection, isNamed: (outcome: OutcomeKind) => boolean, length: number): FoldedChain {
  const groups = (Object.keys(wording) as OutcomeKind[])
    .map((outcome) => ({ outcome, titles: checks.filter((check) => check.outcome === outcome).map(({ title }) => oneLine(title)) }))
    .filter(({ titles }) => titles.length > 0);
  const words = groups.map(
    ({ outcome, titles }) => `${wording[outcome](titles.length)}${isNamed(outcome) ? names(titles, length / groups.length) : ''}`,
  );
  return { subject: oneLine(subject), groups: words.length > 0 ? words : ['nothing was checked'] };
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

/** With no room at all, none is named. */
const names = (titles: readonly string[], length: number): string => (length <= 0 ? '' : `: ${listed(titles, length).join(', ')}`);

/** As many as fit, at least one, and how many more there are. */
function listed(titles: readonly string[], length: number): string[] {
  const told: string[] = [];
  let used = 0;
  for (const title of titles) {
    used += title.length + 2;
    if (used > length && told.length > 0) break;
    told.push(shorten(title, Math.max(20, Math.floor(length))));
  }
  const more = titles.length - told.length;
  return more > 0 ? [...told.slice(0, -1), `${told.at(-1)} and ${more} more`] : told;
}
