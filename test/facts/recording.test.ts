import { UserError } from '../../src/errors';
import { parseRecording, writeRecording } from '../../src/facts/recording';

const made = {
  command: 'check-scrape',
  request: { cluster: undefined },
  cluster: 'prod',
  madeAt: '2026-11-23T09:00:00.000Z',
  facts: { services: { known: true, value: [] }, prometheuses: { known: false, reason: 'forbidden', detail: 'no' } },
};

const refusal = (text: string, command?: string): UserError => {
  try {
    parseRecording(text, { file: 'scrape.json', command });
  } catch (error) {
    if (error instanceof UserError) return error;
  }
  throw new Error('it was read');
};

test('what was written is read again as it was', () => {
  expect(parseRecording(writeRecording(made), { file: 'scrape.json', command: 'check-scrape' })).toEqual({
    ...made,
    arcbotRecording: 1,
    request: {},
    versions: {},
  });
});

test('a file that an editor began with a byte order mark is read', () => {
  expect(parseRecording(`\ufeff${writeRecording(made)}`, { file: 'scrape.json' }).cluster).toBe('prod');
});

test('what is written holds no secret', () => {
  const text = writeRecording({ ...made, facts: { runner: { status: { registration: { token: 'hush-hush' } } } } });
  expect(text).not.toContain('hush-hush');
  expect(text).toContain('registration');
});

test('a recording of another version says so, and which one can be read', () => {
  const error = refusal(writeRecording(made).replace('"arcbotRecording": 1', '"arcbotRecording": 2'));
  expect(error.message).toBe('scrape.json is a recording of version 2; this arcbot reads version 1.');
  expect(error.hint).toContain('arcbot record check-scrape');
});

test('a recording of another command is not judged as this one', () => {
  const error = refusal(writeRecording(made), 'status');
  expect(error.message).toBe('scrape.json is a recording of check-scrape, not of status.');
  expect(error.hint).toBe('Make one with: arcbot record status > FILE');
});

test.each([
  ['', 'scrape.json is not a recording: it is empty.'],
  [writeRecording(made).slice(0, 80), 'scrape.json is not a recording: it is not JSON, or not all of it.'],
  ['[]', 'scrape.json is JSON, but not a recording of arcbot.'],
  ['null', 'scrape.json is JSON, but not a recording of arcbot.'],
  ['{"kind":"List","items":[]}', 'scrape.json is JSON, but not a recording of arcbot.'],
  [JSON.stringify({ ...made, arcbotRecording: 1, cluster: 7 }), 'scrape.json is a recording with something amiss in it: cluster.'],
  [JSON.stringify({ ...made, arcbotRecording: 1, facts: null }), 'scrape.json is a recording without facts.'],
  [JSON.stringify({ ...made, arcbotRecording: 1, madeAt: 'yesterday' }), 'scrape.json does not say when it was made.'],
])('%j is refused in one sentence', (text, message) => {
  expect(refusal(text).message).toBe(message);
});
