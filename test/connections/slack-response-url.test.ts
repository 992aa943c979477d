import { isResponseUrl, postToResponseUrl } from '../../src/connections/slack-response-url';
import { type LocalAnswer, localServer } from '../handlers/local-server';

test.each<[string, string | undefined, boolean]>([
  ['https://hooks.slack.com/commands/1', undefined, true],
  ['https://hooks.slack-gov.com/commands/1', undefined, true],
  ['http://hooks.slack.com/commands/1', undefined, false],
  ['https://hooks.slack.com:8443/commands/1', undefined, false],
  ['https://hooks.slack.com.evil.example/commands/1', undefined, false],
  ['https://user:pw@hooks.slack.com/commands/1', undefined, false],
  ['https://evil.example/?hooks.slack.com', undefined, false],
  ['http://169.254.169.254/latest/meta-data', undefined, false],
  ['file:///etc/passwd', undefined, false],
  ['', undefined, false],
  ['http://127.0.0.1:8080/response', 'http://127.0.0.1:8080/api/', true],
  ['http://127.0.0.1:8081/response', 'http://127.0.0.1:8080/api/', false],
  ['https://hooks.slack.com/commands/1', 'http://127.0.0.1:8080/api/', true],
])('%j beside SLACK_API_URL %j: %j', (url, slackApiUrl, allowed) => {
  expect(isResponseUrl(url, slackApiUrl)).toBe(allowed);
});

async function post(answer: LocalAnswer | undefined, timeoutMs = 1000) {
  const server = await localServer(() => answer);
  try {
    return { answer: await postToResponseUrl(`${server.url}/r`, { text: 'héllo' }, timeoutMs), received: server.received };
  } finally {
    await server.close();
  }
}

test.each<[LocalAnswer, object]>([
  [{ body: 'ok' }, { status: 200, error: undefined }],
  [{ body: '{"ok":true}' }, { status: 200, error: undefined }],
  [{ body: '{"ok":false,"error":"invalid_blocks"}' }, { status: 200, error: 'invalid_blocks' }],
  [
    { status: 404, body: '{"ok":false,"error":"used_url"}' },
    { status: 404, error: 'used_url' },
  ],
  [{ status: 400, body: 'invalid_blocks' }, { error: 'invalid_blocks' }],
  [{ status: 500, body: '<html>' }, { error: 'http_500' }],
  [
    { status: 429, headers: { 'retry-after': '3' }, body: '' },
    { error: 'http_429', retryAfterSeconds: 3 },
  ],
  [{ status: 302, headers: { location: 'http://127.0.0.1:1/' } }, { error: 'http_302' }],
])('%j is read as %j', async (given, wanted) => {
  const { answer, received } = await post(given);
  expect(answer).toMatchObject(wanted);
  expect(received).toHaveLength(1);
  expect(JSON.parse(received[0]!.body)).toEqual({ text: 'héllo' });
});

test('silence and refusal are told apart', async () => {
  await expect(post(undefined, 50)).rejects.toMatchObject({ reason: 'timed-out' });
  const server = await localServer(() => ({}));
  await server.close();
  await expect(postToResponseUrl(server.url, {}, 1000)).rejects.toMatchObject({ reason: 'unreachable' });
});
