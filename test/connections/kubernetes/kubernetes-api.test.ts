import { HttpSession } from '../../../src/connections/http/http-session';
import type { Authorization } from '../../../src/connections/kubernetes/authorization';
import { KubernetesApi } from '../../../src/connections/kubernetes/kubernetes-api';
import { type CouldNotLook, NotThere } from '../../../src/errors';
import { type Answering, type Asked, fixture, startServer, type TestServer } from '../test-server';

let server: TestServer;
let answer: (request: Asked, response: Answering, count: number) => unknown;
const sessions: HttpSession[] = [];

beforeAll(async () => {
  let count = 0;
  server = await startServer('h2', (request, response) => answer(request, response, ++count));
});
afterEach(() => {
  for (const session of sessions.splice(0)) session.close();
});
afterAll(() => server.close());

function api(authorization: Partial<Authorization> = {}): KubernetesApi {
  const session = new HttpSession('the API server of prod', {
    endpoint: async () => ({ url: server.url, tls: { ca: fixture('ca.crt') } }),
  });
  sessions.push(session);
  return new KubernetesApi('prod', session, { headers: async () => ({ authorization: 'Bearer good' }), ...authorization });
}

const status = (code: number, message: string) => JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', message, code });
const says = (code: number, body: string, headers: Record<string, string> = {}) => {
  answer = (_, response) => response.writeHead(code, { 'content-type': 'application/json', ...headers }).end(body);
};
const refused = (asking: Promise<unknown>) =>
  asking.then(
    () => {
      throw new Error('was answered');
    },
    (error: CouldNotLook) => error,
  );

test('asks with the query escaped and what is undefined left out', async () => {
  answer = (request, response) => response.end(JSON.stringify({ url: request.url, token: request.headers.authorization }));
  expect(await api().get('/api/v1/pods', { labelSelector: "app in (a,b),tier!='x y'", continue: undefined, limit: 500 })).toEqual({
    url: '/api/v1/pods?labelSelector=app%20in%20%28a%2Cb%29%2Ctier%21%3D%27x%20y%27&limit=500',
    token: 'Bearer good',
  });
});

test('asks for the metadata alone in words that leave an old server its whole answer', async () => {
  answer = (request, response) => response.end(JSON.stringify({ accept: request.headers.accept }));
  const { accept } = (await api().get('/api/v1/namespaces/x', undefined, 'metadata')) as { accept: string };
  expect(accept.split(/, */)).toEqual(['application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1', 'application/json', '*/*']);
  expect(await api().get('/api/v1/namespaces/x')).toEqual({ accept: 'application/json, */*' });
});

test.each([
  [
    403,
    status(403, 'pods is forbidden: User "x" cannot list'),
    { reason: 'forbidden', status: 403, detail: 'pods is forbidden: User "x" cannot list' },
  ],
  [
    401,
    status(401, 'Unauthorized'),
    { reason: 'forbidden', status: 401, detail: 'The API server of prod does not accept our credentials (401): Unauthorized.' },
  ],
  [410, status(410, 'The provided continue parameter is too old'), { reason: 'unreachable', status: 410 }],
  [429, status(429, 'too many requests'), { reason: 'unreachable', status: 429 }],
  [
    500,
    status(500, 'etcdserver: leader changed'),
    { reason: 'unreachable', status: 500, detail: expect.stringContaining('etcdserver: leader changed') },
  ],
  [503, 'upstream connect error', { reason: 'unreachable', status: 503, detail: expect.stringContaining('upstream connect error') }],
  [504, '<html>gateway</html>', { reason: 'unreachable', status: 504, detail: expect.not.stringContaining('html') }],
  [302, '', { reason: 'unsupported', status: 302, detail: expect.stringContaining('is it an API server?') }],
  [400, status(400, 'unable to parse requirement'), { reason: 'unsupported', status: 400 }],
  [200, '<html>Welcome</html>', { reason: 'unsupported' }],
  [200, '{"items":[', { reason: 'unsupported', detail: expect.stringContaining('broken JSON') }],
])('status %i with %s', async (code, body, expected) => {
  says(code, body);
  expect(await refused(api().get('/api/v1/pods'))).toMatchObject({ name: 'CouldNotLook', ...expected });
});

test.each([
  ['the word of the server', status(404, 'services "x" not found'), 'services "x" not found'],
  ['a kind that is not served', '404 page not found\n', '404 page not found'],
  ['nothing at all', '', '/api/v1/services/x does not exist.'],
])('404 with %s means that it is not there', async (_, body, words) => {
  says(404, body);
  const error = await refused(api().get('/api/v1/services/x'));
  expect(error).toBeInstanceOf(NotThere);
  expect(error.message).toBe(words);
});

test('text is cut at its limit, between characters', async () => {
  says(200, 'log line with an ä at its end'.repeat(100), { 'content-type': 'text/plain' });
  expect(await api().text('/log', {}, 18)).toBe('log line with an ');
  expect(await api().text('/log', {}, 20)).toBe('log line with an ä ');
  expect(await api().text('/log')).toHaveLength(2900);
});

test('only access reviews are ever posted', async () => {
  answer = async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    response.writeHead(201).end(JSON.stringify({ method: request.method, type: request.headers['content-type'], body: JSON.parse(body) }));
  };
  const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
  expect(await api().review(path, { spec: 1 })).toEqual({ method: 'POST', type: 'application/json', body: { spec: 1 } });
  await expect(api().review('/api/v1/namespaces', {})).rejects.toThrow('is no access review');
  await expect(api().review('/apis/authorization.k8s.io/v1/../../../api/v1/reviews', {})).rejects.toThrow('is no access review');
});

test.each(['pods', '/api/v1/../secrets', '/api/v1/pods?watch=1', '/api/v1/name space', '/api/v1/ä'])('%s is no path', async (path) => {
  await expect(api().get(path)).rejects.toThrow('is not an absolute, escaped path');
});

test('credentials that were refused midway are renewed once for all who wait', async () => {
  let token = 'old';
  let renewals = 0;
  answer = (request, response) =>
    request.headers.authorization === 'Bearer new' ? response.end('{}') : response.writeHead(401).end(status(401, 'Unauthorized'));
  const renewing = api({
    headers: async () => ({ authorization: `Bearer ${token}` }),
    renew: async () => {
      renewals += 1;
      token = 'new';
      return true;
    },
  });
  expect(await Promise.all([renewing.get('/a'), renewing.get('/b')])).toEqual([{}, {}]);
  expect(renewals).toBe(1);
});

test('a 401 is explained by those who know the cluster, after the renewal did not help', async () => {
  says(401, status(401, 'Unauthorized'));
  let renewals = 0;
  const explained = api({
    renew: async () => {
      renewals += 1;
      return false;
    },
    explain: async (error) => Object.assign(error, { detail: 'no access entry' }),
  });
  expect(await refused(explained.get('/a'))).toMatchObject({ status: 401, detail: 'no access entry' });
  expect(await refused(explained.answer('/a'))).toMatchObject({ status: 401, detail: 'no access entry' });
  expect(renewals).toBe(1);
});

test('a 401 of a server behind the proxy is no word about our credentials', async () => {
  says(401, 'login required');
  let renewals = 0;
  const answered = await api({
    renew: async () => {
      renewals += 1;
      return true;
    },
  }).answer('/api/v1/namespaces/a/services/http:b:c/proxy/api/v1/query');
  expect([answered.status, renewals]).toEqual([401, 0]);
});

test('a connection that does not come about is explained as well', async () => {
  const session = new HttpSession('the API server of prod', { endpoint: async () => ({ url: new URL('https://127.0.0.1:1') }) });
  sessions.push(session);
  const unreachable = new KubernetesApi('prod', session, {
    headers: async () => ({}),
    explain: async (error) => Object.assign(error, { detail: 'it is private' }),
  });
  expect(await refused(unreachable.get('/a'))).toMatchObject({ reason: 'unreachable', detail: 'it is private' });
});
