import { afterwards, type Happening, isWaiting, nothingSaid } from '../../../demo/page/conversation';
import type { PageEvent, SlackMessage } from '../../../demo/page-api';

const play = (...happenings: Happening[]) => happenings.reduce(afterwards, nothingSaid);

const said: Happening = { kind: 'said', id: 'q', line: '/arc status', at: 1 };
const acknowledged: Happening = { kind: 'answered', id: 'q', answer: { by: 'arcbot', pending: true, message: { text: 'Looking' } }, at: 2 };
const told = (message: SlackMessage, id = 'q'): Happening => ({
  kind: 'told',
  event: { kind: 'message', id, message } as PageEvent,
  at: 3,
});
const texts = (...happenings: Happening[]) =>
  play(...happenings).entries.map((entry) =>
    entry.kind === 'message' ? entry.message.text : entry.kind === 'said' ? entry.line : entry.text,
  );

test('the answer stands where the acknowledgement stood', () => {
  expect(texts(said, acknowledged)).toEqual(['/arc status', 'Looking']);
  expect(isWaiting(play(said, acknowledged))).toBe(true);
  expect(texts(said, acknowledged, told({ text: 'Fine', replace_original: true }))).toEqual(['/arc status', 'Fine']);
  expect(isWaiting(play(said, acknowledged, told({ text: 'Fine' })))).toBe(false);
});

test('an answer that overtakes the acknowledgement is kept', () => {
  expect(texts(said, told({ text: 'Fine', replace_original: true }), acknowledged)).toEqual(['/arc status', 'Fine']);
});

test('a message that replaces nothing stands by itself', () => {
  expect(texts(said, acknowledged, told({ text: 'Fine', replace_original: false }))).toEqual(['/arc status', 'Looking', 'Fine']);
  expect(texts(said, told({ text: 'By the way' }, 'unasked'))).toEqual(['/arc status', 'By the way']);
});

test('a message can be taken back', () => {
  expect(texts(said, acknowledged, told({ delete_original: true }))).toEqual(['/arc status']);
});

test('a pressed button waits for what replaces its message', () => {
  const pressed: Happening[] = [
    said,
    acknowledged,
    told({ text: 'Fine' }),
    { kind: 'pressed', id: 'q', actionId: 'again' },
    { kind: 'answered', id: 'q', answer: { by: 'nobody', pending: true }, at: 4 },
  ];
  expect(isWaiting(play(...pressed))).toBe(true);
  expect(texts(...pressed, told({ text: 'Finer', replace_original: true }))).toEqual(['/arc status', 'Finer']);
  expect(isWaiting(play(...pressed, told({ text: 'Finer' })))).toBe(false);
});

test('a press that was not queued waits for nothing', () => {
  const refused: Happening = { kind: 'answered', id: 'q', answer: { by: 'nobody', pending: false }, at: 4 };
  expect(isWaiting(play(said, told({ text: 'Fine' }), { kind: 'pressed', id: 'q', actionId: 'again' }, refused))).toBe(false);
});

test('choosing another cluster twice leaves one line', () => {
  expect(texts(said, { kind: 'noted', id: '1', text: 'Now a' }, { kind: 'noted', id: '2', text: 'Now b' })).toEqual([
    '/arc status',
    'Now b',
  ]);
});

test('steps belong to their question', () => {
  const step = (id: string, what: string): Happening => ({
    kind: 'told',
    event: { kind: 'step', id, afterMs: 1, who: 'worker', what },
    at: 1,
  });
  expect(play(step('q', 'a'), step('other', 'b'), step('q', 'c')).steps).toEqual({
    q: [
      { afterMs: 1, who: 'worker', what: 'a' },
      { afterMs: 1, who: 'worker', what: 'c' },
    ],
    other: [{ afterMs: 1, who: 'worker', what: 'b' }],
  });
});
