import { auditOf } from '../open-worker';
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
const answer = (body: object, more: object = {}) => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
  ...more,
});
const settled = { batchItemFailures: [] };

test('a job of a schedule becomes one message in its channel, about the day until it was due', async () => {
  const { deliver, inChannel, asked, logged } = await open();
  expect(await deliver()).toEqual(settled);
  expect(await deliver()).toEqual(settled);
  expect(asked).toEqual([{ action: 'now', cluster: 'prod', at: '2026-11-23T22:59:00Z', zone: 'Asia/Seoul' }]);
  expect(inChannel()).toHaveLength(1);
  expect(inChannel()[0]!.message).toMatchObject({ channel: 'C1', text: ':white_check_mark: Since yesterday · prod: Quiet day.' });
  expect(auditOf(logged)).toMatchObject([
    { way: 'schedule', what: 'digest', cluster: 'prod', channel: 'C1', user: 'U1', outcome: 'posted' },
    { outcome: 'posted-before' },
  ]);
});

test('the next one knows what the one before told', async () => {
  const { deliver, asked } = await open();
  await deliver();
  await deliver({ dueAt: '2026-11-23T22:58:00Z' });
  expect(asked[1]).toMatchObject({ before: ['["prod","at-maximum","","A set is full"]'] });
});

test('several clusters are one question, and one that was removed since is told as a finding', async () => {
  const { deliver, asked, inChannel } = await open();
  await deliver({}, { clusters: ['prod', 'staging'] });
  expect(asked[0]).toMatchObject({ cluster: 'prod', clusters: ['prod', 'staging'] });
  await deliver({}, { clusters: ['removed'] });
  expect(inChannel()[1]!.message.text).toContain('Not known: removed.');
  expect(JSON.stringify(inChannel()[1]!.message.blocks)).toContain('There is no cluster called');
});

test('where Slack asks to wait, the job is put back for as long', async () => {
  const { deliver, put } = await open({
    answers: () => answer({ ok: false, error: 'ratelimited' }, { status: 429, headers: { 'retry-after': '40' } }),
  });
  expect(await deliver()).toEqual(settled);
  expect(put).toMatchObject([{ delaySeconds: 40 }]);
  expect(JSON.parse(put[0]!.body)).toMatchObject({ kind: 'digest', dueAt: '2026-11-23T22:59:00Z' });
});

test('a closed channel is told to the maker once, and the digest is paused with the reason', async () => {
  const { deliver, schedules, inChannel } = await open({
    answers: ({ path, message }) =>
      path === '/api/chat.postMessage' && message.channel === 'C1' ? answer({ ok: false, error: 'is_archived' }) : undefined,
  });
  const digest = { team: 'T1', channel: 'C1', clusters: ['prod'], at: '07:59', zone: 'Asia/Seoul', days: ['tue' as const], maker: 'U1' };
  await schedules.put(digest);
  await deliver();
  await deliver();
  expect(await schedules.list(digest)).toEqual([{ ...digest, paused: 'the channel is archived' }]);
  const toMaker = inChannel().filter(({ message }) => message.channel === 'U1');
  expect(toMaker.map(({ message }) => message.text)).toEqual([
    'The digest of prod cannot be posted any more and is paused: the channel is archived. (<#C1>)',
  ]);
});

test('a digest that was ended in Slack meanwhile is not made again by pausing it', async () => {
  const { deliver, schedules } = await open({
    answers: ({ path }) => (path === '/api/chat.postMessage' ? answer({ ok: false, error: 'channel_not_found' }) : undefined),
  });
  await deliver();
  expect(await schedules.list({ team: 'T1' })).toEqual([]);
});

test('one that comes too late is said to be skipped, by the clock of its place', async () => {
  const { deliver, inChannel, asked } = await open();
  await deliver({ dueAt: '2026-11-23T19:00:00Z' });
  expect(asked).toEqual([]);
  expect(inChannel()[0]!.message.text).toBe(
    'The digest of prod that was due Tue 24 Nov 04:00 KST is skipped: it came 4 h late. To see the last 24 hours: /arc digest now',
  );
});

test('its buttons are for everyone, and shared messages need no sharing', async () => {
  const { deliver, inChannel } = await open();
  await deliver();
  expect(JSON.stringify(inChannel()[0]!.message)).not.toContain('"u":"U1"');
});
