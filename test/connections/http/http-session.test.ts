import { gzipSync } from 'node:zlib';
import type { Endpoint, SessionLimits } from '../../../src/connections/http/exchange';
import { HttpSession } from '../../../src/connections/http/http-session';
import type { CouldNotLook } from '../../../src/errors';
import { fixture, type Handler, reset, type Spoken, startServer, type TestServer } from '../test-server';

const ending: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function serve(spoken: Spoken, handle: Handler, cert?: string, more?: object): Promise<TestServer> {
  const server = await startServer(spoken, handle, cert, more);
  ending.push(() => server.close());
  return server;
}

function session(
  server: Pick<TestServer, 'url'>,
  limits: SessionLimits = {},
  tls: Endpoint['tls'] = { ca: fixture('ca.crt') },
): HttpSession {
  const made = new HttpSession('the API server of prod', { endpoint: async () => ({ url: server.url, tls }) }, limits);
  ending.push(() => made.close());
  return made;
}

const get = (from: HttpSession, path = '/', more = {}) => from.ask({ method: 'GET', path, ...more });
const refused = (asking: Promise<unknown>) =>
  asking.then(
    () => {
      throw new Error('was answered');
    },
    (error: CouldNotLook) => error,
  );

describe.each<Spoken>(['h2', 'https', 'http'])('over %s', (spoken) => {
  test('asks many things at once and reads each answer', async () => {
    const server = await serve(spoken, (request, response) => response.end(`you asked ${request.url}`));
    const to = session(server);
    const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => get(to, `/${index}`)));
    expect(answers.map(({ body }) => body.toString())).toEqual(Array.from({ length: 30 }, (_, index) => `you asked /${index}`));
    expect(server.connections()).toBeLessThanOrEqual(spoken === 'h2' ? 1 : 8);
    expect(to.counts).toMatchObject({ requests: 30, retries: 0, handshakes: server.connections() });
    await get(to, '/later');
    expect(to.counts.handshakes).toBe(server.connections());
  });

  test('sends a body and reads a compressed answer', async () => {
    const server = await serve(spoken, async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(`${request.method} ${body} `.repeat(1000)));
    });
    const to = session(server);
    const answer = await to.ask({ method: 'POST', path: '/', body: '{"a":1}' });
    expect(answer.body.toString()).toBe('POST {"a":1} '.repeat(1000));
    expect(to.counts.bytesReceived).toBeGreaterThan(0);
    expect(to.counts.bytesReceived).toBeLessThan(1000);
  });

  test('hands back any status, and follows no redirect', async () => {
    const server = await serve(spoken, (_, response) => response.writeHead(302, { location: 'https://elsewhere.example/' }).end());
    expect(await get(session(server))).toMatchObject({ status: 302, headers: { location: 'https://elsewhere.example/' } });
    expect(server.requests()).toBe(1);
  });

  test('asks once more after a broken connection', async () => {
    const server = await serve(spoken, (request, response, count) => (count === 1 ? reset(request, response) : response.end('second')));
    const to = session(server);
    expect((await get(to)).body.toString()).toBe('second');
    expect(to.counts).toMatchObject({ requests: 2, retries: 1 });
  });

  test('gives up after the second broken connection', async () => {
    const server = await serve(spoken, reset);
    expect(await refused(get(session(server)))).toMatchObject({ reason: 'unreachable', detail: expect.stringContaining('broke off') });
    expect(server.requests()).toBe(2);
  });

  test('takes half a body for a broken connection', async () => {
    const server = await serve(spoken, (request, response, count) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half');
      if (count === 1) return setTimeout(() => reset(request, response), 5);
      return response.end('f'.repeat(96));
    });
    expect((await get(session(server))).body.toString()).toBe(`half${'f'.repeat(96)}`);
    expect(server.requests()).toBe(2);
  });

  test('waits as told by a short Retry-After, once', async () => {
    const server = await serve(spoken, (_, response) => response.writeHead(429, { 'retry-after': '0' }).end());
    expect((await get(session(server))).status).toBe(429);
    expect(server.requests()).toBe(2);
  });

  test.each(['3', '3600', 'Mon, 23 Nov 2026 09:00:00 GMT'])('does not wait for Retry-After: %s', async (told) => {
    const server = await serve(spoken, (_, response) => response.writeHead(429, { 'retry-after': told }).end());
    expect((await get(session(server))).status).toBe(429);
    expect(server.requests()).toBe(1);
  });

  test('asks once more after 503, but not where the proxy has found nobody', async () => {
    const server = await serve(spoken, (request, response, count) => {
      response.statusCode = request.url === '/ready' && count === 2 ? 200 : 503;
      response.end(request.url === '/proxy' ? '{"message":"no endpoints available for service \\"http:a:b\\""}' : '');
    });
    const to = session(server);
    expect((await get(to, '/ready')).status).toBe(200);
    expect((await get(to, '/proxy')).status).toBe(503);
    expect(server.requests()).toBe(3);
  });

  test('says who did not answer in time', async () => {
    const server = await serve(spoken, () => {});
    expect(await refused(get(session(server, { requestTimeoutMs: 80 })))).toMatchObject({
      reason: 'timed-out',
      detail: `No answer came from the API server of prod at ${server.url.host} within 80 ms.`,
    });
  });

  test('does not let an answer that drips go on', async () => {
    const server = await serve(spoken, (_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('.'), 10);
      response.on('close', () => clearInterval(drip));
    });
    expect(await refused(get(session(server, { requestTimeoutMs: 100 })))).toMatchObject({ reason: 'timed-out' });
  });

  test('ends with the job, whether by its deadline or by its signal', async () => {
    const server = await serve(spoken, () => {});
    const late = session(server, { deadlineAt: Date.now() + 1000 });
    expect(await refused(get(late))).toMatchObject({
      reason: 'timed-out',
      detail: 'There was no time left to ask the API server of prod.',
    });
    expect(await refused(get(late))).toMatchObject({ reason: 'timed-out' });
    expect(server.requests()).toBe(1);
    const stop = new AbortController();
    const asking = refused(get(session(server, { signal: stop.signal })));
    stop.abort();
    expect(await asking).toMatchObject({ reason: 'timed-out' });
  });

  test('refuses an endless answer, or cuts it where that is wanted', async () => {
    const server = await serve(spoken, (_, response) => {
      response.writeHead(200);
      const more = (error?: Error | null) => {
        if (!error && !response.destroyed) response.write(Buffer.alloc(64 * 1024, 'x'), more);
      };
      more();
    });
    const to = session(server, { maxBytes: 1024 * 1024 });
    expect(await refused(get(to))).toMatchObject({ reason: 'unsupported', detail: expect.stringContaining('1 MiB') });
    expect((await get(to, '/', { maxBytes: 1000, cut: true })).body).toHaveLength(1000);
  });

  test('refuses a small answer that unfolds beyond the limit', async () => {
    const server = await serve(spoken, (_, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(Buffer.alloc(8 * 1024 * 1024)));
    });
    expect(await refused(get(session(server, { maxBytes: 1024 * 1024 })))).toMatchObject({ reason: 'unsupported' });
  });

  test('closing ends what is under way', async () => {
    const server = await serve(spoken, () => {});
    const to = session(server);
    const asking = refused(get(to));
    setTimeout(() => to.close(), 30);
    expect(await asking).toMatchObject({ reason: 'unreachable', detail: expect.stringContaining('was closed') });
    expect(await refused(get(to))).toMatchObject({ reason: 'unreachable' });
  });
});

test('a server that sends its clients away is asked over a new connection', async () => {
  const server = await serve('h2', (_, response) => response.end('here'));
  const to = session(server);
  await get(to);
  server.goAway();
  expect((await Promise.all([get(to), get(to)])).map(({ status }) => status)).toEqual([200, 200]);
  await get(to);
  expect(to.counts.handshakes).toBe(2);
});

test('the path of the address is put before every path', async () => {
  const server = await serve('h2', (request, response) => response.end(request.url));
  const to = session({ url: new URL('/k8s/clusters/c-1/', server.url) });
  expect((await get(to, '/api/v1/pods?limit=1')).body.toString()).toBe('/k8s/clusters/c-1/api/v1/pods?limit=1');
});

test('a client certificate is shown, and its absence told', async () => {
  const more = { requestCert: true, rejectUnauthorized: true, ca: fixture('ca.crt') };
  const server = await serve('h2', (_, response) => response.end('welcome'), 'server', more);
  const ca = fixture('ca.crt');
  const known = session(server, {}, { ca, cert: fixture('client.crt'), key: fixture('client.key') });
  expect((await get(known)).body.toString()).toBe('welcome');
  expect(await refused(get(session(server, {}, { ca })))).toMatchObject({ reason: 'unreachable' });
});

test.each<[string, string, Endpoint['tls'], string]>([
  ['of another authority', 'server', { ca: fixture('other-ca.crt') }, 'is not signed by the expected authority'],
  ['that has expired', 'expired', { ca: fixture('ca.crt') }, 'has expired'],
  ['for another name', 'wrong-name', { ca: fixture('ca.crt') }, 'is not made for 127.0.0.1'],
])('a certificate %s is not accepted', async (_, cert, tls, words) => {
  const server = await serve('h2', (_request, response) => response.end('secret'), cert);
  expect(await refused(get(session(server, {}, tls)))).toMatchObject({ reason: 'unreachable', detail: expect.stringContaining(words) });
  expect(server.requests()).toBe(0);
});

test('the name to look for in the certificate can be given, and looking be switched off', async () => {
  const server = await serve('https', (_, response) => response.end('ok'), 'wrong-name');
  expect((await get(session(server, {}, { ca: fixture('ca.crt'), servername: 'elsewhere.example' }))).status).toBe(200);
  expect((await get(session(server, {}, { rejectUnauthorized: false }))).status).toBe(200);
});

test.each([
  ['http://127.0.0.1:1', 'refuses the connection'],
  ['https://127.0.0.1:1', 'refuses the connection'],
  ['https://nobody.invalid', 'does not resolve from here'],
])('%s: %s', async (url, words) => {
  expect(await refused(get(session({ url: new URL(url) })))).toMatchObject({
    reason: 'unreachable',
    detail: expect.stringContaining(words),
  });
});

test('a server that speaks no TLS is told apart from one that is not there', async () => {
  const server = await serve('http', (_, response) => response.end());
  const url = new URL(server.url.href.replace('http:', 'https:'));
  expect(await refused(get(session({ url })))).toMatchObject({ detail: expect.stringContaining('does not speak TLS') });
});

test('a server that cannot be connected to costs its time once', async () => {
  let asked = 0;
  const source = {
    endpoint: async () => {
      asked += 1;
      return { url: new URL('https://127.0.0.1:1') };
    },
  };
  const to = new HttpSession('it', source);
  await Promise.all([refused(get(to)), refused(get(to))]);
  await refused(get(to));
  expect(asked).toBe(1);
});

test('an address with a wrong certificate is looked up once more', async () => {
  const stranger = await serve('h2', (_, response) => response.end(), 'expired');
  const server = await serve('h2', (_, response) => response.end('found'));
  const tls = { ca: fixture('ca.crt') };
  const to = new HttpSession('it', {
    endpoint: async () => ({ url: stranger.url, tls }),
    renewed: async () => ({ url: server.url, tls }),
  });
  ending.push(() => to.close());
  expect((await get(to)).body.toString()).toBe('found');
});

test('after a time-out on a connection that hangs the next question gets another one', async () => {
  let hang = true;
  const server = await serve('h2', (_, response) => !hang && response.end('awake'));
  const to = session(server, { requestTimeoutMs: 100 });
  await refused(get(to));
  hang = false;
  expect((await get(to)).body.toString()).toBe('awake');
  expect(to.counts.handshakes).toBe(2);
});

test('each request is told when it is over, without its headers', async () => {
  const server = await serve('http', (_, response) => response.end('12345'));
  const told: unknown[] = [];
  const to = new HttpSession('it', { endpoint: async () => ({ url: server.url }) }, {}, (done) => told.push(done));
  ending.push(() => to.close());
  await to.ask({ method: 'GET', path: '/a?b=1', headers: { authorization: 'Bearer secret' } });
  expect(told).toEqual([{ method: 'GET', path: '/a?b=1', status: 200, bytes: 5, ms: expect.any(Number) }]);
});
