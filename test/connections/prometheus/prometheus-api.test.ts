import { HttpSession } from '../../../src/connections/http/http-session';
import { KubernetesApi } from '../../../src/connections/kubernetes/kubernetes-api';
import { amazonPrometheus, amazonRegion } from '../../../src/connections/prometheus/amazon-prometheus';
import { prometheusThroughProxy } from '../../../src/connections/prometheus/prometheus-api';
import { prometheusAtUrl, prometheusUrl } from '../../../src/connections/prometheus/prometheus-at-url';
import { NotThere } from '../../../src/errors';
import type { ProxyAddress } from '../../../src/facts/connections';
import { type Asked, startServer, type TestServer } from '../test-server';

let server: TestServer;
let asked: Asked[] = [];
let said: { status: number; body: unknown; headers?: Record<string, string> };
const sessions: HttpSession[] = [];

beforeAll(async () => {
  server = await startServer('http', (request, response) => {
    asked.push(request);
    const body = typeof said.body === 'string' ? said.body : JSON.stringify(said.body);
    response.writeHead(said.status, { 'content-type': typeof said.body === 'string' ? 'text/plain' : 'application/json', ...said.headers });
    response.end(body);
  });
});
beforeEach(() => {
  asked = [];
  said = { status: 200, body: { status: 'success', data: { result: [] } } };
});
afterEach(() => {
  for (const session of sessions.splice(0)) session.close();
});
afterAll(() => server.close());

function session(url = server.url) {
  const made = new HttpSession('the Prometheus', { endpoint: async () => ({ url }) });
  sessions.push(made);
  return made;
}
const service: ProxyAddress = { kind: 'service', namespace: 'monitoring', name: 'prom', port: 'http-web' };
const proxied = (address: ProxyAddress = service) =>
  prometheusThroughProxy(new KubernetesApi('prod', session(), { headers: async () => ({}) }), address);
const direct = (text: string) => {
  const at = prometheusUrl(text);
  return prometheusAtUrl(at, session(at.url));
};
const status = (code: number, message: string) => ({ kind: 'Status', apiVersion: 'v1', status: 'Failure', message, code });

test.each<[ProxyAddress, string, string]>([
  [
    service,
    '/api/v1/namespaces/monitoring/services/http:prom:http-web/proxy/api/v1/query?query=sum%28up%29',
    'service/monitoring/prom:http-web',
  ],
  [
    { ...service, scheme: 'https', pathPrefix: '/prometheus/' },
    '/api/v1/namespaces/monitoring/services/https:prom:http-web/proxy/prometheus/api/v1/query?query=sum%28up%29',
    'service/monitoring/prom:http-web',
  ],
  [
    { kind: 'pod', namespace: 'm', name: 'prom-0', port: '9090' },
    '/api/v1/namespaces/m/pods/http:prom-0:9090/proxy/api/v1/query?query=sum%28up%29',
    'pod/m/prom-0:9090',
  ],
])('%j is asked at its proxy path', async (address, path, where) => {
  const prometheus = proxied(address);
  expect(await prometheus.get('query', { query: 'sum(up)' })).toEqual({ result: [] });
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([`GET ${path}`]);
  expect(prometheus.where).toBe(where);
});

test('warnings are kept beside the answers, each once', async () => {
  said.body = { status: 'success', data: 1, warnings: ['results may be partial'], infos: ['metric might not be a counter'] };
  const prometheus = proxied();
  await prometheus.get('query');
  await prometheus.get('query');
  expect(prometheus.warnings).toEqual(['results may be partial', 'metric might not be a counter']);
});

test.each([
  [400, { status: 'error', errorType: 'bad_data', error: 'parse error' }, 'unsupported', 'Prometheus: bad_data: parse error'],
  [422, { status: 'error', errorType: 'execution', error: 'many-to-many' }, 'unsupported', 'Prometheus: execution: many-to-many'],
  [503, { status: 'error', errorType: 'timeout', error: 'query timed out' }, 'unreachable', 'Prometheus: timeout: query timed out'],
  [422, { status: 'error', errorType: 'execution', error: 'unavailable with Prometheus Agent' }, 'unsupported', 'runs as an agent'],
  [503, 'Service Unavailable', 'unreachable', 'may still be starting'],
  [502, '<html>', 'unreachable', '(502)'],
  [401, 'Unauthorized', 'forbidden', 'does not let us in (401)'],
  [403, { message: 'Missing Authentication Token' }, 'forbidden', 'Missing Authentication Token'],
  [302, '', 'unsupported', 'redirects'],
  [200, '<html>Grafana</html>', 'unsupported', 'is not a Prometheus (200, text/plain)'],
  [200, '{"status":"success","da', 'unsupported', 'is not a Prometheus'],
  [200, 'null', 'unsupported', 'is not a Prometheus'],
  [404, '404 page not found', 'unsupported', 'check the port and the path prefix'],
  [403, status(403, 'services "http:prom:http-web" is forbidden'), 'forbidden', 'services "http:prom:http-web" is forbidden'],
  [
    503,
    status(503, 'no endpoints available for service "http:prom:http-web"'),
    'unreachable',
    'No ready pod stands behind service/monitoring/prom:http-web',
  ],
  [
    503,
    status(503, 'error trying to reach service: dial tcp 10.0.0.1:9090: connect: connection refused'),
    'unreachable',
    'The API server cannot reach service/monitoring/prom:http-web',
  ],
])('%i %j is %s', async (code, body, reason, words) => {
  said = { status: code, body };
  await expect(proxied().get('query')).rejects.toMatchObject({
    name: 'CouldNotLook',
    reason,
    status: code,
    detail: expect.stringContaining(words),
  });
});

test('only the API server can say that the Service is not there', async () => {
  said = { status: 404, body: status(404, 'services "prom" not found') };
  await expect(proxied().get('query')).rejects.toThrow(new NotThere('services "prom" not found'));
});

test('a URL may hold a path prefix, a user and what was copied too much of', async () => {
  const { host } = server.url;
  const prometheus = direct(`http://us%40er:p%3Ass@${host}/prefix/api/v1/query?query=up#x`);
  await prometheus.get('labels');
  expect(asked[0]!.url).toBe('/prefix/api/v1/labels');
  expect(asked[0]!.headers.authorization).toBe(`Basic ${Buffer.from('us@er:p:ss').toString('base64')}`);
  expect(prometheus.where).toBe(`http://${host}/prefix`);
  await direct(`http://${host}/graph`).get('labels');
  expect(asked[1]!.url).toBe('/api/v1/labels');
  expect(asked[1]!.headers.authorization).toBeUndefined();
});

test.each(['prometheus:9090', 'file:///etc/passwd', '', 'not a url'])('%j is no URL of a Prometheus', (text) => {
  expect(() => prometheusUrl(text)).toThrow('not an http or https one');
});

test('a Prometheus that nobody runs is unreachable', async () => {
  await expect(direct('http://127.0.0.1:1').get('query')).rejects.toMatchObject({
    reason: 'unreachable',
    detail: expect.stringContaining('refuses'),
  });
});

test('Amazon is asked with a signature over just what is sent', async () => {
  const url = new URL('/workspaces/ws-1/', server.url);
  const credentials = async () => ({ accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session' });
  await amazonPrometheus(url, 'eu-west-1', credentials, session(url)).get('query', { query: 'up{a="b c"}', time: 1, left: undefined });
  expect(asked[0]!.url).toBe('/workspaces/ws-1/api/v1/query?query=up%7Ba%3D%22b%20c%22%7D&time=1');
  const { headers } = asked[0]!;
  expect(headers.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE\/\d{8}\/eu-west-1\/aps\/aws4_request, SignedHeaders=host;x-amz-date;x-amz-security-token, Signature=[0-9a-f]{64}$/,
  );
  expect(headers).not.toHaveProperty('x-amz-content-sha256');
  expect(headers['x-amz-security-token']).toBe('session');
});

test('the region of a workspace is read from its URL', () => {
  expect(amazonRegion(new URL('https://aps-workspaces.ap-northeast-2.amazonaws.com/workspaces/ws-1'))).toBe('ap-northeast-2');
  expect(() => amazonRegion(new URL('https://prometheus.example.com'))).toThrow('is not an Amazon Managed Prometheus workspace');
});
