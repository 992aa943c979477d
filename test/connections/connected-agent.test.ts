import { type Agent, createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { awsRequest } from '../../src/connections/aws-request';
import { connectedAgent } from '../../src/connections/connected-agent';
import { type Handler, opensSoon, reset, startServer, type TestServer } from './test-server';

const aWhileMs = 10_000;
const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' };
const ask = (url: URL, agent: Agent) =>
  awsRequest({ service: 'sqs', region: 'eu-west-1', endpoint: url.href, credentials, body: '{}', agent });

const closers: (() => unknown)[] = [];
afterEach(async () => {
  jest.restoreAllMocks();
  for (const close of closers.splice(0)) await close();
});

async function serve(handle: Handler = (_request, response) => response.end('{}')): Promise<TestServer> {
  const server = await startServer('http', handle);
  closers.push(server.close);
  return server;
}

async function connected(url: URL, withinMs = aWhileMs) {
  const agent = await connectedAgent(url, withinMs);
  closers.push(() => agent.destroy());
  return agent;
}

test('has a connection, over which nothing was asked', async () => {
  const server = await serve();
  await connected(server.url);
  await opensSoon(server, 1);
  expect([server.connections(), server.requests()]).toEqual([1, 0]);
});

test('the first request takes it, and the next one too', async () => {
  const server = await serve();
  const agent = await connected(server.url);
  expect(await ask(server.url, agent)).toEqual({ status: 200, body: '{}' });
  expect(await ask(server.url, agent)).toEqual({ status: 200, body: '{}' });
  expect([server.connections(), server.requests()]).toEqual([1, 2]);
});

test('two requests at the same time have one each', async () => {
  const server = await serve();
  const agent = await connected(server.url);
  await Promise.all([ask(server.url, agent), ask(server.url, agent)]);
  expect([server.connections(), server.requests()]).toEqual([2, 2]);
});

test('another one is opened where the other side closed it meanwhile', async () => {
  const sockets: Socket[] = [];
  const server = createHttpServer((_request, response) => response.end('{}')).on('connection', (socket) => sockets.push(socket));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closers.push(() => server.close());
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const agent = await connected(url);
  await new Promise((done) => sockets[0]!.once('close', done).end());
  expect((await ask(url, agent)).status).toBe(200);
  expect(sockets).toHaveLength(2);
});

test('a request that fails over it is repeated once, as over any kept connection', async () => {
  const server = await serve((request, response, count) => (count === 1 ? reset(request, response) : response.end('second')));
  const agent = await connected(server.url);
  expect((await ask(server.url, agent)).body).toBe('second');
  expect([server.connections(), server.requests()]).toEqual([2, 2]);
});

test('one that waited for more than five seconds is not used any more', async () => {
  const server = await serve();
  const agent = await connected(server.url);
  const now = Date.now();
  jest.spyOn(Date, 'now').mockReturnValue(now + 5001);
  expect((await ask(server.url, agent)).status).toBe(200);
  expect(server.connections()).toBe(2);
});

test('nobody else is asked over it', async () => {
  const [server, other] = [await serve(), await serve((_request, response) => response.end('other'))];
  const agent = await connected(server.url);
  expect((await ask(other.url, agent)).body).toBe('other');
  expect([server.requests(), other.connections()]).toEqual([0, 1]);
});

test('an address where nobody listens is no error before it is asked', async () => {
  const server = await startServer('http', () => {});
  await server.close();
  const agent = await connected(server.url);
  await expect(ask(server.url, agent)).rejects.toMatchObject({ reason: 'unreachable', detail: expect.stringContaining('ECONNREFUSED') });
});

test("a certificate that is nobody's is told by the request", async () => {
  const server = await startServer('https', (_request, response) => response.end());
  closers.push(server.close);
  const agent = await connected(server.url);
  await expect(ask(server.url, agent)).rejects.toMatchObject({
    reason: 'unreachable',
    detail: expect.stringContaining('UNABLE_TO_VERIFY'),
  });
});

test('a handshake that does not end is not waited for', async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => sockets.push(socket));
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
  const { port } = silent.address() as AddressInfo;
  await connected(new URL(`https://127.0.0.1:${port}`), 10);
});
