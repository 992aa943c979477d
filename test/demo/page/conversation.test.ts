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

test('a pressed button is busy until its request is taken; its answer comes wherever it belongs', () => {
  const pressed: Happening[] = [said, acknowledged, told({ text: 'Fine' }), { kind: 'pressed', id: 'q', actionId: 'again' }];
  expect(isWaiting(play(...pressed))).toBe(true);
  const taken: Happening = { kind: 'answered', id: 'q', answer: { by: 'nobody', pending: true }, at: 4 };
  expect(isWaiting(play(...pressed, taken))).toBe(false);
  expect(texts(...pressed, taken, told({ text: 'Finer', replace_original: true }))).toEqual(['/arc status', 'Finer']);
  const failed: Happening = { kind: 'answered', id: 'q', answer: { by: 'slackbot', pending: false, message: { text: 'Failed' } }, at: 4 };
  expect(texts(...pressed, failed)).toEqual(['/arc status', 'Fine', 'Failed']);
  expect(isWaiting(play(...pressed, failed))).toBe(false);
});

test('windows lie over each other, and one that was closed stays closed', () => {
  const modal = (id: string, title: string, isNew: boolean): Happening => ({
    kind: 'told',
    event: { kind: 'modal', id, isNew, view: { type: 'modal', title: { text: title }, blocks: [] } },
    at: 1,
  });
  const titles = (...happenings: Happening[]) => play(...happenings).modals.map(({ view }) => view.title?.text);
  expect(titles(modal('a', 'Looking', true), modal('a', 'Found', false), modal('b', 'More', true))).toEqual(['Found', 'More']);
  expect(titles(modal('a', 'Looking', true), { kind: 'modal-closed' }, modal('a', 'Found', false))).toEqual([]);
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
