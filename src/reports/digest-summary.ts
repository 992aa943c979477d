import type { DigestOutcome } from './digest-outcome';
import { findingWords, inUnit } from './digest-words';

/** Nothing broke, and nothing stands out: one line tells it all. */
export const isQuiet = ({ status, findings, changes, blind }: DigestOutcome): boolean =>
  blind === undefined && status.verdict === 'healthy' && findings.length === 0 && changes.some(({ now }) => now !== null);

/** What a tired person reads: how it is now, and what was different about the day. `zone`: whose clock is read. */
export function digestSummary(outcome: DigestOutcome, zone: string): string {
  const { findings, blind, notAsked } = outcome;
  if (notAsked !== undefined) return `Nothing is known, now or of the day: the cluster could not be asked. ${capital(sentence(notAsked))}.`;
  const day =
    blind === undefined
      ? findings.length === 0
        ? usualDay(outcome)
        : findings.map((finding) => findingWords(finding, zone)).join('; ')
      : `what happened since yesterday is not known: ${sentence(blind)}`;
  return [nowWords(outcome), `${capital(day)}.`].filter((part) => part !== '').join(' ');
}

function nowWords({ status }: DigestOutcome): string {
  const failed = status.problems.filter(({ severity }) => severity === 'fail');
  const [first] = failed;
  if (first !== undefined) return `Now: ${sentence(first.title)}${failed.length > 1 ? ` (and ${failed.length - 1} more)` : ''}.`;
  if (status.verdict !== 'undecided') return '';
  const why = status.problems.find(({ severity }) => severity === 'unknown')?.title ?? status.lacking[0];
  return `Whether all is right now is not known${why === undefined ? '' : `: ${sentence(why)}`}.`;
}

function usualDay({ changes, status, recorded }: DigestOutcome): string {
  const of = (id: string) => changes.find((change) => change.id === id);
  const peak = of('busy-peak');
  const maximum = status.total.max.value;
  const busy =
    peak?.now == null
      ? 'how many runners were busy is not known'
      : `${peak.now === 0 ? 'no runner was' : `at most ${inUnit(peak.now, peak)}${maximum === null ? '' : ` of ${maximum}`} runners were`} busy${peak.before === null ? '' : ` (${inUnit(peak.before, peak)} the day before)`}`;
  const ratio = of('scrape-up-ratio');
  const scraped =
    ratio?.now == null
      ? 'whether ARC was scraped is not known'
      : ratio.now >= 0.9995
        ? 'scraped throughout'
        : `scraped ${inUnit(ratio.now, ratio)} of the time`;
  const errors = of('reconcile-errors');
  const count = errors?.now == null ? null : Math.round(errors.now);
  const failures =
    count === null
      ? 'reconcile errors are not known'
      : count === 0
        ? 'no reconcile errors'
        : `${count} reconcile ${count === 1 ? 'error' : 'errors'}`;
  const quiet = status.verdict === 'healthy' && (recorded?.now ?? 0) >= 0.9 ? 'quiet day: ' : '';
  return `${quiet}${busy}, ${scraped}, ${failures}`;
}

const sentence = (words: string): string => words.replace(/\.$/, '');
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
