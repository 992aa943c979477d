import { readFileSync } from 'node:fs';
import type { Scene } from '../../demo/clusters/read-scenes';
import { parseRecording } from '../../src/facts/recording';
import { openTestPlayground, sceneOf } from './open-test-playground';

/** A clock that goes on, but can be set; everything else is as it is. */
const onlyDate = {
  advanceTimers: true,
  doNotFake: [
    'hrtime',
    'nextTick',
    'performance',
    'queueMicrotask',
    'setImmediate',
    'clearImmediate',
    'setInterval',
    'clearInterval',
    'setTimeout',
    'clearTimeout',
  ] as const,
};

/** Asked by name: a bad day of a real cluster. */
function badDay(): Scene {
  const scene = sceneOf('bad', 'it storms');
  const file = 'test/cases/digest/a-bad-day/facts.json';
  const recordings = new Map([...scene.recordings, ['digest', parseRecording(readFileSync(file, 'utf8'), { file })]]);
  return { card: { ...scene.card, commands: [...recordings.keys()] }, recordings };
}

let playground: Awaited<ReturnType<typeof openTestPlayground>>;
let page: Awaited<ReturnType<typeof playground.page>>;
beforeAll(async () => {
  jest.useFakeTimers({ ...onlyDate, doNotFake: [...onlyDate.doNotFake] });
  playground = await openTestPlayground([sceneOf('calm', 'all is calm'), badDay()]);
  page = await playground.page();
});
afterAll(async () => {
  jest.useRealTimers();
  await page.close();
  await playground.close();
});

const inChannel = (words: string) =>
  page.events.filter(
    (event) => event.kind === 'message' && event.message.response_type === 'in_channel' && event.message.text?.includes(words),
  );

test('a digest is switched on, comes when it is due, is listed, and is switched off', async () => {
  // Shortly before eight in the morning in Seoul.
  jest.setSystemTime(Date.parse('2026-11-28T22:59:54Z'));
  expect((await page.say('question-1', '/arc digest on 08:00 Asia/Seoul bad')).message?.text).toBe(
    'Setting up a digest at 08:00, daily ...',
  );
  const on = await page.messageThatSays('question-1', 'On:');
  expect(on.text).toBe('On: bad at 08:00 Asia/Seoul, daily. next: Sun 29 Nov 08:00 KST\nIt is kept for as long as this playground runs.');
  expect(inChannel('switched on a digest for this channel: bad at 08:00')).toHaveLength(1);

  const due = await page.said("GitHub's rate limit stops ARC");
  expect(due.response_type).toBe('in_channel');
  expect(JSON.stringify(due.blocks)).toContain('Since yesterday · bad');

  await page.say('question-2', '/arc digest list');
  expect((await page.messageThatSays('question-2', 'bad at')).text).toMatch(
    /^• bad at 08:00 Asia\/Seoul, daily\. next: Mon 30 Nov 08:00 KST set up by <@U\w+>$/,
  );
  await page.openHome('question-3');
  expect(JSON.stringify(await page.home('08:00 Asia/Seoul'))).toContain('Digests');

  await page.say('question-4', '/arc digest off', 'bad');
  expect((await page.messageThatSays('question-4', 'Off:')).text).toBe('Off: bad at 08:00 Asia/Seoul, daily.');
  await page.say('question-5', '/arc digest list');
  expect((await page.messageThatSays('question-5', 'no digest')).text).toContain('This channel gets no digest.');
}, 30_000);

test('two pages are two channels', async () => {
  const other = await playground.page();
  await other.say('question-6', '/arc digest on 09:00 calm');
  await other.messageThatSays('question-6', 'On: calm');
  await page.say('question-7', '/arc digest list');
  expect((await page.messageThatSays('question-7', 'no digest')).text).toContain('1 more in other channels.');
  await other.close();
});
