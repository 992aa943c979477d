import {
  array,
  check,
  type InferOutput,
  isoTimestamp,
  literal,
  maxLength,
  minLength,
  optional,
  picklist,
  pipe,
  regex,
  strictObject,
  string,
  variant,
} from 'valibot';
import { UserError } from '../../errors';
import type { Weekday } from '../../facts/digest/schedules';
import { clusterField, unknownCluster } from '../cluster-word';
import { definePhrase } from '../command';
import { didYouMean, nearest } from '../did-you-mean';
import { daysOf, daysText, dayWords, inOrder, weekdays } from '../digest-days';
import { looksLikeTime, timeOfDay } from '../digest-time';
import { isZone, looksLikeZone, timeZone, zoneOfCity } from '../digest-zone';

const zoneField = optional(pipe(string(), maxLength(64), check(isZone, 'expected the name of a time zone')));
/** More than one cluster, the first being `cluster` as well. */
const clustersField = optional(pipe(array(pipe(string(), minLength(1), maxLength(253))), minLength(2), maxLength(50)));
const which = { cluster: clusterField, clusters: clustersField };

const requestSchema = variant('action', [
  // Set by schedules: `at`, the instant that it is about; `zone`, whose clock it tells times in; `before`, what the last one told.
  strictObject({
    action: optional(literal('now'), 'now'),
    ...which,
    at: optional(pipe(string(), isoTimestamp())),
    zone: zoneField,
    before: optional(array(string())),
  }),
  strictObject({
    action: literal('on'),
    ...which,
    time: pipe(string(), regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
    zone: zoneField,
    days: pipe(array(picklist(weekdays)), minLength(1), maxLength(7)),
  }),
  strictObject({ action: literal('off'), ...which }),
  strictObject({ action: literal('list'), cluster: clusterField }),
]);

export type DigestRequest = InferOutput<typeof requestSchema>;
export type DigestOnRequest = Extract<DigestRequest, { action: 'on' }>;

const actions = ['on', 'off', 'list', 'now'] as const;
const forms = 'Say digest now, digest on 09:00, digest list, or digest off.';

export const digestPhrase = definePhrase<DigestRequest>({
  name: 'digest',
  usage: 'on TIME [TIMEZONE] [daily|weekdays|mon,wed,fri] [CLUSTER] | off | list | now',
  summary: 'what changed since yesterday, now or every day in this channel',
  examples: [
    { words: 'digest now prod', means: "prod's last 24 hours beside the day before" },
    { words: 'digest on 09:00 Asia/Seoul weekdays prod', means: 'the same in this channel, every working day' },
    { words: 'digest list', means: 'what this channel gets, and when next' },
    { words: 'digest off', means: 'no more of it in this channel' },
  ],
  request: requestSchema,

  parse({ words, clusters }) {
    const at = words.findIndex((word) => actions.some((action) => action === word.toLowerCase()));
    if (at < 0) throw noAction(words[0]);
    const action = words[at]!.toLowerCase() as (typeof actions)[number];
    const { named, rest } = takeClusters(
      words.filter((_, index) => index !== at),
      clusters,
    );
    if (action === 'on') return { action, ...asked(named, clusters), ...parseTime(rest, clusters) };
    const [extra] = rest;
    if (extra !== undefined) throw strange(extra, clusters);
    if (action === 'list') return { action };
    // Without a name, off ends what the channel has; now asks the default one.
    return { action, ...asked(named, action === 'off' ? [] : clusters) };
  },

  acknowledge(request) {
    const what = request.action === 'list' || request.cluster === undefined ? 'the cluster' : (namesOf(request).join(', ') ?? '');
    if (request.action === 'now') return `Looking at ${what}: what changed since yesterday ...`;
    if (request.action === 'on') return `Setting up a digest at ${request.time}, ${daysText(request.days)} ...`;
    return request.action === 'off' ? 'Ending the digest ...' : 'Looking which digests there are ...';
  },
});

/** The clusters that a request is about, by name; [] where it names none. */
export const namesOf = ({ cluster, clusters }: { cluster?: string | undefined; clusters?: string[] | undefined }): string[] =>
  clusters ?? (cluster === undefined ? [] : [cluster]);

function takeClusters(words: readonly string[], clusters: readonly string[]): { named: string[]; rest: string[] } {
  const named: string[] = [];
  const rest: string[] = [];
  for (const word of words) {
    const found = clusters.find((name) => name === word) ?? clusters.find((name) => name.toLowerCase() === word.toLowerCase());
    if (found !== undefined) named.push(found);
    else if (/^(all|every|everything)$/i.test(word)) named.push(...clusters);
    else rest.push(word);
  }
  return { named: [...new Set(named)], rest };
}

function asked(named: readonly string[], otherwise: readonly string[]): { cluster?: string; clusters?: string[] } {
  const cluster = named[0] ?? otherwise[0];
  return { ...(cluster === undefined ? {} : { cluster }), ...(named.length > 1 ? { clusters: [...named] } : {}) };
}

function parseTime(words: readonly string[], clusters: readonly string[]): Pick<DigestOnRequest, 'time' | 'zone' | 'days'> {
  const found: { times: string[]; zones: string[]; days: Weekday[] } = { times: [], zones: [], days: [] };
  for (const word of withHalves(words)) {
    const days = daysOf(word);
    if (days !== undefined) found.days.push(...days);
    else if (looksLikeTime(word) || /^\d/.test(word)) found.times.push(timeOfDay(word));
    else if (looksLikeZone(word)) found.zones.push(timeZone(word));
    else if (!/^(at|every|and|each)$/i.test(word)) throw strange(word, clusters);
  }
  const [time, another] = found.times;
  const [zone, other] = found.zones;
  if (time === undefined) throw new UserError('At what time?', 'As in: digest on 09:00 Asia/Seoul weekdays');
  if (another !== undefined) throw new UserError(`${time} and ${another} are two times.`, 'A channel gets one digest of a cluster a day.');
  if (other !== undefined) throw new UserError(`${zone} and ${other} are two time zones.`, 'Say one.');
  return { time, ...(zone === undefined ? {} : { zone }), days: found.days.length === 0 ? [...weekdays] : inOrder(found.days) };
}

/** `9 am` is one word. */
const withHalves = (words: readonly string[]): string[] =>
  words
    .join(' ')
    .replace(/(\d) ([ap]\.?m\.?)(?= |$)/gi, '$1$2')
    .split(' ')
    .filter((word) => word !== '');

function noAction(word: string | undefined): UserError {
  if (word === undefined) return new UserError('What about digests?', forms);
  const near = nearest(word, actions);
  return new UserError(`I do not know what "${word}" is for a digest.`, near === undefined ? forms : `Did you mean digest ${near}?`);
}

function strange(word: string, clusters: readonly string[]): UserError {
  const city = zoneOfCity(word);
  const near = city ?? nearest(word, [...clusters, ...dayWords]);
  if (near === undefined && clusters.length > 0 && didYouMean(word, clusters) !== undefined) return unknownCluster(word, clusters);
  return new UserError(`I do not know what "${word.slice(0, 80)}" is here.`, near === undefined ? forms : `Did you mean ${near}?`);
}
