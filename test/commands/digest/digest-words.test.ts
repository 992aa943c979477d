import fc from 'fast-check';
import { safeParse } from 'valibot';
import { digestPhrase } from '../../../src/commands/phrases/digest';
import { trendPhrase } from '../../../src/commands/phrases/trend';
import { UserError } from '../../../src/errors';

const clusters = ['prod', 'staging'];
const digest = (words: string) => digestPhrase.parse({ words: words.split(' '), clusters });
const trend = (words: string) => trendPhrase.parse({ words: words === '' ? [] : words.split(' '), clusters });

function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError) return `${error.message} ${error.hint}`;
    throw error;
  }
  throw new Error('It was understood.');
}

test('time, zone, days and cluster may come in any order', () => {
  const wanted = { action: 'on', cluster: 'staging', time: '09:00', zone: 'Asia/Seoul', days: ['mon', 'tue', 'wed', 'thu', 'fri'] };
  expect(digest('on 09:00 Asia/Seoul weekdays staging')).toEqual(wanted);
  expect(digest('staging weekdays on asia/seoul 9am')).toEqual(wanted);
});

test('without days it is daily, without a cluster the default one, without a zone whichever is configured', () => {
  expect(digest('on 7:30')).toEqual({
    action: 'on',
    cluster: 'prod',
    time: '07:30',
    days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  });
});

test.each([
  ['9', '09:00'],
  ['9:05pm', '21:05'],
  ['12am', '00:00'],
  ['12pm', '12:00'],
  ['0900', '09:00'],
  ['noon', '12:00'],
  ['23.59', '23:59'],
  ['9 am', '09:00'],
])('%s is the time %s', (words, time) => {
  expect(digest(`on ${words}`)).toMatchObject({ time });
});

test.each(['25:00', '24:00', '09:60', '13pm', '0am', '9:5', '99', '09:00:00'])('%s is no time of day', (word) => {
  expect(refusal(() => digest(`on ${word}`))).toMatch(/not a time of day.* 00:00 to 23:59|do not know/);
});

test.each([
  ['mon,wed,fri', ['mon', 'wed', 'fri']],
  ['Friday mondays', ['mon', 'fri']],
  ['fri-mon', ['mon', 'fri', 'sat', 'sun']],
  ['weekends', ['sat', 'sun']],
  ['mon, wed and fri', ['mon', 'wed', 'fri']],
])('the days %s are %j', (words, days) => {
  expect(digest(`on 9:00 ${words}`)).toMatchObject({ days });
});

test.each([
  ['09:00 Mars/Base', 'There is no time zone "Mars/Base". Time zones have names such as Asia/Seoul'],
  ['09:00 Asia/Soul', 'Did you mean Asia/Seoul?'],
  ['09:00 seoul', 'Did you mean Asia/Seoul?'],
  ['09:00 KST', '"KST" may mean several time zones. Did you mean Asia/Seoul?'],
  ['09:00 +09:00', 'does not say when the clocks are changed'],
  ['09:00 weekdys', 'Did you mean weekdays?'],
  ['09:00 prdo', 'Did you mean prod?'],
  ['09:00 10:00', '09:00 and 10:00 are two times'],
  ['weekdays', 'At what time?'],
])('on %s is refused with a hint', (words, hint) => {
  expect(refusal(() => digest(`on ${words}`))).toContain(hint);
});

test('a zone that Node lists under another name is kept as it was typed', () => {
  expect(digest('on 9:00 asia/kolkata')).toMatchObject({ zone: 'Asia/Kolkata' });
  expect(digest('on 9:00 utc')).toMatchObject({ zone: 'UTC' });
});

test('several clusters, or all of them, make one digest', () => {
  expect(digest('now all')).toEqual({ action: 'now', cluster: 'prod', clusters: ['prod', 'staging'] });
  expect(digest('on 8:00 staging prod')).toMatchObject({ cluster: 'staging', clusters: ['staging', 'prod'] });
});

test('off without a cluster names none, and a stranger after now is told', () => {
  expect(digest('off')).toEqual({ action: 'off' });
  expect(digest('off prod')).toEqual({ action: 'off', cluster: 'prod' });
  expect(refusal(() => digest('now stagging'))).toContain('Did you mean staging?');
  expect(refusal(() => digest('nwo'))).toContain('Did you mean digest now?');
});

test('whatever is typed after digest is a request that the schema takes, or a UserError', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'on',
      'off',
      'now',
      'list',
      'prod',
      '9:00',
      'am',
      'Europe/Berlin',
      'weekdays',
      'mon-',
      '-',
      ',',
      '25:00',
      'UTC+1',
      'all',
    ),
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.stringMatching(/^[a-zA-Z0-9:./,-]{1,30}$/),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), (words) => {
      for (const phrase of [digestPhrase, trendPhrase]) {
        try {
          const request = phrase.parse({ words, clusters });
          expect(safeParse(phrase.request, JSON.parse(JSON.stringify(request))).success).toBe(true);
          expect(phrase.acknowledge(request as never)).not.toBe('');
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
      }
    }),
    { numRuns: 400 },
  );
});

test('a trend is of a set, a namespace or all, over a day or a week', () => {
  expect(trend('')).toEqual({ cluster: 'prod' });
  expect(trend('staging ci-runners/linux 7d')).toEqual({ cluster: 'staging', namespace: 'ci-runners', name: 'linux', over: '7d' });
  expect(trend('WEEK linux')).toEqual({ cluster: 'prod', name: 'linux', over: '7d' });
  expect(refusal(() => trend('12h'))).toContain('Say 24h or 7d.');
  expect(refusal(() => trend('a b'))).toContain('two things to look at');
});
