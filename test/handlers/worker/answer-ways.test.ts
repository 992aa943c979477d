import type { LocalAnswer } from '../local-server';
import { type Answers, job, openWorker, records } from './open-worker';

const json = (body: object, status = 200, headers: Record<string, string> = {}): LocalAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
const refuses = (error: string): LocalAnswer => json({ ok: false, error });
const slow: LocalAnswer = { status: 429, headers: { 'retry-after': '2' }, body: '' };
const spent = json({ ok: false, error: 'used_url' }, 404);
const ephemeral = '/api/chat.postEphemeral';
const direct = '/api/chat.postMessage';

/** What Slack answers, by path and attempt; which posts there are then, and whether the job is settled. */
const rows: [string, Answers, string[], boolean][] = [
  ['all is well', () => undefined, ['/response'], true],
  ['the response_url is spent', ({ path }) => (path === '/response' ? spent : undefined), ['/response', ephemeral], true],
  [
    'the response_url is spent, said by a bare word',
    ({ path }) => (path === '/response' ? { status: 404, body: 'expired_url' } : undefined),
    ['/response', ephemeral],
    true,
  ],
  [
    'the bot is not in the channel',
    ({ path }) => (path === '/response' ? spent : path === ephemeral ? refuses('not_in_channel') : undefined),
    ['/response', ephemeral, direct],
    true,
  ],
  ['Slack asks to slow down', ({ count }) => (count === 1 ? slow : undefined), ['/response', '/response'], true],
  [
    'Slack asks to slow down on the Web API',
    ({ path, count }) => (path === '/response' ? spent : count === 1 ? slow : undefined),
    ['/response', ephemeral, ephemeral],
    true,
  ],
  ['the response_url fails once', ({ count }) => (count === 1 ? { status: 503 } : undefined), ['/response', '/response'], true],
  [
    'the response_url fails always',
    ({ path }) => (path === '/response' ? { status: 500 } : undefined),
    ['/response', '/response', '/response', '/response', ephemeral],
    true,
  ],
  ['the token was revoked', ({ path }) => (path === '/response' ? spent : refuses('token_revoked')), ['/response', ephemeral], true],
  ['no way is open', ({ path }) => (path === '/response' ? spent : refuses('channel_not_found')), ['/response', ephemeral, direct], true],
];

test.each(rows)('when %s', async (_, answers, paths, isSettled) => {
  const { worker, posts, responseUrl, close } = await openWorker(answers);
  try {
    const { batchItemFailures } = await worker(records(job('status', responseUrl)));
    expect(posts().map(({ path }) => path)).toEqual(paths);
    expect(batchItemFailures).toHaveLength(isSettled ? 0 : 1);
    for (const { path, message } of posts()) {
      if (path === ephemeral) expect(message).toMatchObject({ channel: 'C1', user: 'U1', token: 'xoxb-remembered' });
      if (path === direct) expect(message).toMatchObject({ channel: 'U1' });
    }
  } finally {
    await close();
  }
});

test('Retry-After is waited for, and where every way asks for too long, the job is given back', async () => {
  const patient = await openWorker(({ count }) => (count === 1 ? slow : undefined));
  await patient.worker(records(job('status', patient.responseUrl)));
  expect(patient.slept).toEqual([2000]);
  await patient.close();
  const hurried = await openWorker(() => ({ ...slow, headers: { 'retry-after': '3600' } }));
  expect((await hurried.worker(records(job('status', hurried.responseUrl)))).batchItemFailures).toHaveLength(1);
  expect([hurried.slept, hurried.posts().length]).toEqual([[], 3]);
  await hurried.close();
});

test('refused blocks are sent again as plain sections, then as text alone', async () => {
  const { worker, posts, responseUrl, close } = await openWorker(({ count }) => (count < 3 ? refuses('invalid_blocks') : undefined));
  expect((await worker(records(job('status', responseUrl)))).batchItemFailures).toEqual([]);
  const forms = posts().map(({ message }) => (message.blocks as { type: string }[] | undefined)?.[0]?.type);
  expect(forms).toEqual(['header', 'section', undefined]);
  await close();
});

test('a rotated token is read anew once', async () => {
  const reads: boolean[] = [];
  const { worker, posts, responseUrl, close } = await openWorker(
    ({ path, message }) => (path === '/response' ? spent : message.token === 'xoxb-latest' ? undefined : refuses('invalid_auth')),
    undefined,
    {
      botToken: async ({ fresh = false } = {}) => {
        reads.push(fresh);
        return fresh ? 'xoxb-latest' : 'xoxb-old';
      },
    },
  );
  expect((await worker(records(job('status', responseUrl)))).batchItemFailures).toEqual([]);
  expect(posts().map(({ path }) => path)).toEqual(['/response', ephemeral, ephemeral]);
  expect(reads).toEqual([false, true]);
  await close();
});

test.each([
  ['http://127.0.0.1:1/steal', 'another host'],
  ['https://hooks.slack.com.evil.example/x', 'a host that looks like one'],
])('a response_url on %s (%s) is never called', async (url) => {
  const { worker, posts, logged, close } = await openWorker();
  expect((await worker(records(job('status', url)))).batchItemFailures).toEqual([]);
  expect(posts().map(({ path }) => path)).toEqual([ephemeral]);
  expect(logged.join()).toContain('on no host of Slack');
  await close();
});

test('when Slack cannot be reached at all the job is given back', async () => {
  const { worker, responseUrl, close } = await openWorker();
  await close();
  expect((await worker(records(job('status', responseUrl)))).batchItemFailures).toHaveLength(1);
});

test('a response_url that says nothing is asked again in its place, and no other way is tried', async () => {
  const { worker, posts, responseUrl, close } = await openWorker(() => 'never');
  expect((await worker(records(job('status', responseUrl)), { getRemainingTimeInMillis: () => 600 })).batchItemFailures).toHaveLength(1);
  expect(new Set(posts().map(({ path }) => path))).toEqual(new Set(['/response']));
  await close();
});
