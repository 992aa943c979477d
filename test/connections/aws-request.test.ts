import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { awsRequest } from '../../src/connections/aws-request';

const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session' };
const seen: { request: IncomingMessage; body: string }[] = [];
let answer: (request: IncomingMessage) => { status: number; body: string } | 'silence' | 'reset' | 'endless';
let server: Server;
let endpoint: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      seen.push({ request, body });
      const said = answer(request);
      if (said === 'silence') return;
      if (said === 'reset') return request.socket.resetAndDestroy();
      if (said === 'endless') {
        // Until the connection is gone: not every Node calls the answer destroyed then.
        const more = (error?: Error | null) => !error && !response.destroyed && response.write(Buffer.alloc(512 * 1024), more);
        return void more();
      }
      response.writeHead(said.status).end(said.body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  seen.length = 0;
  answer = () => ({ status: 200, body: '{}' });
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((done) => server.close(done));
});

const call = (more = {}) => awsRequest({ service: 'sqs', region: 'eu-west-1', endpoint, credentials, body: '{"a":1}', ...more });

test('signs the call with the service, the region and the session token', async () => {
  await call({ headers: { 'x-amz-target': 'AmazonSQS.SendMessage', 'content-type': 'application/x-amz-json-1.0' } });
  const { headers } = seen[0]!.request;
  expect(headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE\/\d{8}\/eu-west-1\/sqs\/aws4_request, /);
  expect(headers.authorization).toContain('SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target');
  expect(headers['x-amz-security-token']).toBe('session');
  expect(seen[0]!.body).toBe('{"a":1}');
});

test('hands back any status as an answer', async () => {
  answer = () => ({ status: 400, body: '{"__type":"QueueDoesNotExist"}' });
  expect(await call()).toEqual({ status: 400, body: '{"__type":"QueueDoesNotExist"}' });
});

test('repeats a call once when a kept connection turns out to be dead', async () => {
  await call();
  answer = () => (seen.length === 2 ? 'reset' : { status: 200, body: 'second' });
  expect((await call()).body).toBe('second');
  expect(seen).toHaveLength(3);
});

test('gives up after its time and says who did not answer', async () => {
  answer = () => 'silence';
  await expect(call({ timeoutMs: 50 })).rejects.toMatchObject({ reason: 'timed-out', detail: expect.stringContaining('127.0.0.1') });
});

test('does not swallow an endless answer', async () => {
  answer = () => 'endless';
  await expect(call()).rejects.toMatchObject({ reason: 'unsupported' });
});

test('says that nobody listens', async () => {
  await expect(call({ endpoint: 'http://127.0.0.1:1' })).rejects.toMatchObject({
    reason: 'unreachable',
    detail: expect.stringContaining('ECONNREFUSED'),
  });
});
