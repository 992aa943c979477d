import { openPlayground } from '../../demo/playground';
import { openTestPlayground } from './open-test-playground';

let playground: Awaited<ReturnType<typeof openTestPlayground>>;
beforeAll(async () => {
  playground = await openTestPlayground();
});
afterAll(() => playground.close());

const line = JSON.stringify({ page: 'page-for-guard', id: 'question-1', cluster: 'calm', line: '/arc help' });

test('listens on 127.0.0.1 alone', async () => {
  expect(playground.url).toBe(`http://127.0.0.1:${playground.port}/`);
  await expect(fetch(`http://[::1]:${playground.port}/`)).rejects.toThrow();
});

test('answers to the names of this machine and to no other', async () => {
  const { port, ask } = playground;
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`])
    expect([host, (await ask('GET', '/', { host })).status]).toEqual([host, 200]);
  for (const host of [`evil.example:${port}`, 'evil.example', '127.0.0.1', `127.0.0.1.evil.example:${port}`, '0.0.0.0:80'])
    for (const path of ['/', '/main.js', '/api/workspace', '/sqs/'])
      expect([host, path, (await ask('GET', path, { host })).status]).toEqual([host, path, 421]);
});

test('takes lines from its own page alone', async () => {
  const { port, own, ask } = playground;
  const post = async (headers: Record<string, string>) => (await ask('POST', '/api/say', headers, line)).status;
  const json = { 'content-type': 'application/json' };
  expect(await post(own)).toBe(200);
  expect(await post({ ...json, host: `localhost:${port}`, origin: `http://localhost:${port}` })).toBe(200);
  expect(await post({ ...json, 'sec-fetch-site': 'same-origin' })).toBe(200);
  const refused = [
    { ...json },
    { ...json, origin: 'https://evil.example' },
    { ...json, origin: 'null' },
    { ...json, origin: `http://127.0.0.1:${Number(port) + 1}` },
    { ...json, origin: `http://localhost:${port}` },
    { ...own, 'sec-fetch-site': 'cross-site' },
    { ...own, 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of refused) expect([headers, await post(headers)]).toEqual([headers, 403]);
});

test('takes JSON alone, which no form of another page can send', async () => {
  const { own, ask } = playground;
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])
    expect((await ask('POST', '/api/say', { ...own, 'content-type': type }, line)).status).toBe(400);
  for (const body of ['', '{', '[]', '{"page":"p"}', JSON.stringify({ ...JSON.parse(line), cluster: 'nowhere' })])
    expect((await ask('POST', '/api/say', own, body)).status).toBe(400);
});

test('tells a conversation to no other site', async () => {
  const { ask } = playground;
  const cross = { 'sec-fetch-site': 'cross-site' };
  expect((await ask('GET', '/api/events?page=page-for-guard', cross)).status).toBe(403);
  expect((await ask('GET', '/api/workspace', cross)).status).toBe(403);
  const answer = await ask('GET', '/api/workspace');
  expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([200, undefined]);
});

test('lets no page post to what stands in for Slack and SQS, and nobody without the secrets of this start', async () => {
  const { own, ask } = playground;
  const sqs = { 'x-amz-target': 'AmazonSQS.SendMessage', 'content-type': 'application/x-amz-json-1.0' };
  for (const path of ['/sqs/', '/slack/response/guessed', '/slack/api/chat.postMessage'])
    expect([path, (await ask('POST', path, own, '{}')).status]).toEqual([path, 403]);
  expect((await ask('POST', '/sqs/', sqs, '{}')).status).toBe(403);
  expect((await ask('POST', '/sqs/', { ...sqs, authorization: 'AWS4-HMAC-SHA256 Credential=AKIAGUESSED/20261123/x' }, '{}')).status).toBe(
    403,
  );
  expect((await ask('POST', '/slack/response/guessed', {}, '{"text":"hello"}')).status).toBe(404);
  const called = await ask('POST', '/slack/api/chat.postMessage', { authorization: 'Bearer xoxb-guessed' }, 'channel=C1&text=hello');
  expect(JSON.parse(called.text)).toEqual({ ok: false, error: 'invalid_auth' });
});

test('serves a page that may run its own script and nothing else', async () => {
  const { ask } = playground;
  const { headers, text } = await ask('GET', '/');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(text).not.toMatch(/<script(?![^>]* src="\/main\.js")|<style|\son\w+=/);
  for (const path of ['/main.js', '/api/workspace', '/nowhere'])
    expect((await ask('GET', path)).headers['content-security-policy']).toBe(policy);
});

test('says what to do where the port is taken', async () => {
  const again = openPlayground({
    port: Number(playground.port),
    files: { script: '', style: '' },
    workspace: () => ({ name: '', channel: '', person: '', command: '', commands: [], clusters: [], chosen: '' }),
    openApp: () => {
      throw new Error('nobody asks');
    },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  await expect(again).rejects.toMatchObject({
    name: 'UserError',
    message: expect.stringContaining(`Port ${playground.port} is taken`),
    hint: expect.stringContaining('PORT='),
  });
});

test('ends although pages are listening', async () => {
  const other = await openTestPlayground();
  const page = await other.page();
  await other.close();
  await page.close();
  await expect(fetch(other.url)).rejects.toThrow();
});
