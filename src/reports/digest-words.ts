import type { Change } from '../checks/digest/changes';
import type { Finding, Gap } from '../checks/digest/findings';

/** `15`, `3.4`: without more digits than a reader wants. */
export const figure = (value: number): string => String(Math.abs(value) >= 10 ? Math.round(value) : Math.round(value * 10) / 10);

export const plural = (count: number, one: string, many = `${one}s`): string => `${figure(count)} ${figure(count) === '1' ? one : many}`;

/** `4 min`, `2 h 5 min`, `50 s`. */
export function span(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `a, b and c` */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** A change's figure in its unit. */
export function inUnit(value: number | null, { unit, id }: Pick<Change, 'unit' | 'id'>): string {
  if (value === null) return 'unknown';
  if (unit === 'ratio') return value >= 0.9995 ? '100 %' : `${(Math.floor(value * 1000) / 10).toFixed(1)} %`;
  if (unit === 'minutes') return value === 0 ? '0 min' : span(value * 60);
  if (unit === 'seconds') return span(value);
  if (id === 'busy-average') return figure(value);
  return String(Math.round(value));
}

/** `04:01`, on the clock of that place. */
export const clock = (seconds: number, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(seconds * 1000);

const stretch = ({ fromSeconds, toSeconds }: Gap, zone: string): string => `${clock(fromSeconds, zone)} to ${clock(toSeconds, zone)}`;

const comparedWith = (before: number | null, words: (value: number) => string): string =>
  before === null ? '' : ` (${words(before)} the day before)`;

/** The longest three, in their order; a minute here and there is only counted. */
function worthTelling(gaps: readonly Gap[]): Gap[] {
  const length = ({ fromSeconds, toSeconds }: Gap) => toSeconds - fromSeconds;
  const long = gaps.filter((gap) => length(gap) > 60);
  const longest = [...(long.length === 0 ? gaps : long)].sort((a, b) => length(b) - length(a)).slice(0, 3);
  return longest.sort((a, b) => a.fromSeconds - b.fromSeconds);
}

export function findingWords(finding: Finding, zone: string): string {
  switch (finding.id) {
    case 'scrape-gaps': {
      const { minutes, gaps } = finding;
      const told = worthTelling(gaps).map((gap) => stretch(gap, zone));
      const when =
        told.length === 0
          ? ''
          : `, ${told.join(', ')}${gaps.length > told.length ? ` and ${plural(gaps.length - told.length, 'shorter time')}` : ''}`;
      return `metrics of ARC were missing for ${span(minutes * 60)}${when}`;
    }
    case 'at-maximum': {
      const { minutes, before, sets } = finding;
      const named = sets.slice(0, sets.length > 3 ? 2 : 3).map(({ name }) => name);
      const who = sets.length === 0 ? 'a set' : listed(sets.length > 3 ? [...named, `${sets.length - 2} more`] : named);
      return `${who} had every allowed runner busy for ${span(minutes * 60)}${comparedWith(before, (value) => (value === 0 ? 'never' : span(value * 60)))}`;
    }
    case 'runners-failed':
      return `${plural(finding.runners, 'runner')} failed${comparedWith(finding.before, String)}`;
    case 'reconcile-errors': {
      const { errors, before, worstHour } = finding;
      const when =
        worstHour === null
          ? ''
          : `, ${Math.round(worstHour.errors)} of them between ${clock(worstHour.endsAtSeconds - 3600, zone)} and ${clock(worstHour.endsAtSeconds, zone)}`;
      return `${plural(Math.round(errors), 'reconcile error')}${comparedWith(before, (value) => String(Math.round(value)))}${when}`;
    }
    case 'queue-wait':
      return `one job in twenty waited ${span(finding.seconds)} or longer to start${comparedWith(finding.before, span)}`;
  }
}

const labels: Record<Change['id'], string> = {
  'busy-peak': 'busy, at most',
  'busy-average': 'busy, on average',
  'minutes-at-maximum': 'at maximum for',
  'registered-peak': 'registered, at most',
  'reconcile-errors': 'reconcile errors',
  'scrape-up-ratio': 'scraped',
  'waiting-peak': 'jobs waiting, at most',
  'queue-wait': 'start takes (95 %)',
  'runners-failed': 'failed runners',
};

export const changeLabel = ({ id }: Change): string => labels[id];
