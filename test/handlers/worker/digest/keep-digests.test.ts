import { CouldNotLook } from '../../../../src/errors';
import { openDigests } from './open-digests';

type Opened = Awaited<ReturnType<typeof openDigests>>;
const opened: Opened[] = [];
const open = async (...parts: Parameters<typeof openDigests>): Promise<Opened> => {
  const one = await openDigests(...parts);
  opened.push(one);
  return one;
};
afterEach(async () => {
  for (const each of opened.splice(0)) await each.end();
});
const refuse = (error: string) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ok: false, error }) });

test('on says what will happen next, to the person and to the channel', async () => {
  const { say, schedules, inChannel } = await open();
  expect(await say('digest on 09:00 Asia/Seoul weekdays prod')).toBe('On: prod at 09:00 Asia/Seoul, weekdays. next: Tue 24 Nov 09:00 KST');
  expect(await schedules.list({ team: 'T1' })).toEqual([
    {
      team: 'T1',
      channel: 'C1',
      clusters: ['prod'],
      at: '09:00',
      zone: 'Asia/Seoul',
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      maker: 'U1',
    },
  ]);
  expect(inChannel()).toMatchObject([
    {
      message: {
        channel: 'C1',
        text: '<@U1> switched on a digest for this channel: prod at 09:00 Asia/Seoul, weekdays. next: Tue 24 Nov 09:00 KST',
      },
    },
  ]);
});

test('the same twice is told to be so already, and another time changes it', async () => {
  const { say, schedules } = await open();
  await say('digest on 09:00 Asia/Seoul');
  expect(await say('digest on 9am asia/seoul daily prod')).toMatch(
    /^It is so already: prod at 09:00 Asia\/Seoul, daily\. next: Tue 24 Nov/,
  );
  expect(await say('digest on 18:30 UTC')).toMatch(
    /^Changed; it was 09:00 Asia\/Seoul, daily: prod at 18:30 UTC, daily\. next: Tue 24 Nov 18:30 UTC$/,
  );
  expect(await schedules.list({ team: 'T1' })).toHaveLength(1);
});

test('list tells what the channel gets, who set it up, and how many others there are', async () => {
  const { say, schedules } = await open();
  expect(await say('digest list')).toContain('This channel gets no digest');
  await say('digest on 09:00 Europe/Berlin');
  await say('digest on 10:00 staging', { channel: 'C2' });
  await schedules.put({
    team: 'T1',
    channel: 'C1',
    clusters: ['staging'],
    at: '08:00',
    zone: 'UTC',
    days: ['fri'],
    paused: 'the channel is archived',
  });
  expect((await say('digest list')).split('\n').sort()).toEqual([
    '1 more in other channels.',
    '• prod at 09:00 Europe/Berlin, daily. next: Tue 24 Nov 09:00 CET set up by <@U1>',
    '• staging at 08:00 UTC, fri. Paused: the channel is archived.',
  ]);
});

test('off ends all of the channel, or that of one cluster, and tells where there is none', async () => {
  const { say, schedules } = await open();
  await say('digest on 09:00 prod');
  await say('digest on 09:00 staging');
  expect(await say('digest off staging')).toBe('Off: staging at 09:00 UTC, daily.');
  expect(await say('digest off staging')).toContain('This channel has no digest of staging.');
  expect(await say('digest off')).toBe('Off: prod at 09:00 UTC, daily.');
  expect(await schedules.list({ team: 'T1' })).toEqual([]);
});

test('only those whom the configuration names may, and the maker may end it', async () => {
  const settings = { access: { change: [{ users: ['U1'] }] } };
  const { say, schedules } = await open({ settings });
  expect(await say('digest on 09:00', { user: 'U2' })).toContain('You may not change the digest of prod.');
  await say('digest on 09:00');
  expect(await say('digest off', { user: 'U2' })).toContain('You may not change');
  await schedules.put({ ...(await schedules.list({ team: 'T1' }))[0]!, maker: 'U2' });
  expect(await say('digest off', { user: 'U2' })).toMatch(/^Off:/);
});

test('a direct message is no place for a digest', async () => {
  const { say } = await open();
  expect(await say('digest on 09:00', { channel: 'D1' })).toContain('A digest is for a channel.');
});

test('a channel that arcbot is not in is told so, and nothing is kept', async () => {
  const { say, schedules } = await open({
    answers: ({ path }) => (path === '/api/chat.postMessage' ? refuse('not_in_channel') : undefined),
  });
  expect(await say('digest on 09:00')).toMatch(/cannot post in this channel \(not_in_channel\)[\s\S]*\/invite/);
  expect(await schedules.list({ team: 'T1' })).toEqual([]);
});

test('a workspace has as many digests as it may have, and no more', async () => {
  const { say } = await open({ settings: { access: { change: [{ channels: ['C1'] }] }, digests: { most: 1, timezone: 'Asia/Tokyo' } } });
  expect(await say('digest on 09:00 prod')).toContain('prod at 09:00 Asia/Tokyo');
  expect(await say('digest on 09:00 staging')).toContain('This workspace has 1 digests, which is as many as it may have.');
  expect(await say('digest on 10:00 prod')).toMatch(/^Changed/);
});

test('what the configuration keeps wins, and words do not end it', async () => {
  const fixed = { channel: 'C1', clusters: ['prod'], at: '08:00', zone: 'UTC', days: ['mon' as const], fixed: true };
  const { say, schedules } = await open();
  await schedules.put(fixed);
  expect(await say('digest on 09:00 prod')).toContain('what it says wins');
  expect(await say('digest off')).toContain('The configuration keeps this digest.');
  expect(await say('digest list')).toContain('kept in the configuration');
});

test('a store that does not answer is told as that', async () => {
  const broken = () => Promise.reject(new CouldNotLook('unreachable', 'EventBridge Scheduler answered 500.'));
  const { say } = await open({ schedules: { list: broken, put: broken, remove: broken } });
  expect(await say('digest list')).toContain('EventBridge Scheduler answered 500.');
});

test('digest now is an answer like any other', async () => {
  const { say, asked } = await open();
  expect(await say('digest now staging')).toContain('Quiet day.');
  expect(asked).toEqual([{ action: 'now', cluster: 'staging' }]);
});
