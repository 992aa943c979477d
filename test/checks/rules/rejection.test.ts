import fc from 'fast-check';
import { configurationProblem, rejectionFromWords } from '../../../src/checks/rules/rejection';
import type { Monitor, MonitorEndpoint, PrometheusObject } from '../../../src/facts/shapes/monitoring';

const monitorWith = (...endpoints: MonitorEndpoint[]): Monitor => ({
  kind: 'ServiceMonitor',
  metadata: { name: 'relabel-secret', namespace: 'arc' },
  spec: { endpoints },
});
const prometheus = (spec: PrometheusObject['spec'] = {}): PrometheusObject => ({
  kind: 'Prometheus',
  metadata: { name: 'p', namespace: 'monitoring' },
  spec,
});
const event = (reason: string) => `"arc/relabel-secret" was rejected due to invalid configuration: ${reason}`;

/** Events of operator v0.93 as they stood on a cluster, and log lines of v0.68. */
test.each([
  [
    event('endpoints[0]: it accesses file system via bearer token file which Prometheus specification prohibits'),
    'monitor-file-access-denied',
  ],
  [event('endpoints[0]: it accesses file system via tls config which Prometheus specification prohibits'), 'monitor-file-access-denied'],
  [event('endpoints[1]: scrapeTimeout "1m" greater than scrapeInterval "10s"'), 'monitor-timeout-over-interval'],
  [event('endpoint[0]: scrapeTimeout "10s" greater than scrapeInterval "5s"'), 'monitor-timeout-over-interval'],
  [event('scrapeClassName: scrapeClass "mtls" not found in Prometheus scrapeClasses'), 'monitor-scrape-class-unknown'],
  [
    event(
      'endpoints[0]: basicAuth: failed to get basic auth username: unable to get secret "scrape-user": secrets "scrape-user" not found',
    ),
    'monitor-secret-missing',
  ],
  [event('endpoints[0]: authorization: key "token" in secret "scrape-token" not found'), 'monitor-secret-missing'],
  [
    event(
      'endpoints[0]: tlsConfig: failed to get ca "<configmap=scrape-ca,key=ca.crt>": unable to get configmap "scrape-ca": configmaps "scrape-ca" not found',
    ),
    'monitor-secret-missing',
  ],
  [
    event('endpoints[0]: relabelConfigs: [0]: invalid regex (web for relabel configuration: error parsing regexp'),
    'monitor-relabeling-invalid',
  ],
  [
    event('endpoints[0]: metricRelabelConfigs: [0]: relabel configuration for replace action needs targetLabel value'),
    'monitor-relabeling-invalid',
  ],
  [event("failed to parse label selector: for 'in', 'notin' operators, values set can't be empty"), 'monitor-selector-invalid'],
  [event('endpoints[0]: authorization: cannot be set at the same time as basicAuth'), 'monitor-rejected'],
  [
    'level=warn ts=2023-10-04T12:40:42Z caller=operator.go:2252 component=prometheusoperator msg="skipping servicemonitor" error="it accesses file system via bearer token file which Prometheus specification prohibits" servicemonitor=arc/x namespace=monitoring prometheus=p',
    'monitor-file-access-denied',
  ],
  [
    'level=warn component=prometheusoperator msg="skipping servicemonitor" error="invalid relabelConfigs for endpoint: relabel configuration for hashmod requires non-zero modulus" servicemonitor=arc/x',
    'monitor-relabeling-invalid',
  ],
])('%s', (words, cause) => {
  const found = rejectionFromWords(words, monitorWith({}), prometheus());
  expect(found.cause).toBe(cause);
  expect(found.saw).toContain(words);
});

test('what is to be created is named with its kind, and how the operator learns of it', () => {
  const of = (reason: string) => rejectionFromWords(event(reason), monitorWith({}), prometheus()).fix.explain;
  expect(of('endpoints[0]: tlsConfig: unable to get configmap "scrape-ca": configmaps "scrape-ca" not found')).toMatch(
    /^Create ConfigMap arc\/scrape-ca /,
  );
  expect(of('endpoints[0]: authorization: key "token" in secret "scrape-token" not found')).toMatch(/^Create Secret arc\/scrape-token /);
  expect(of('endpoints[0]: bearerTokenSecret: unable to get secret "x": secrets "x" not found')).toMatch(
    /kubectl -n arc label servicemonitor/,
  );
});

test.each<[string, MonitorEndpoint, PrometheusObject['spec'], string | undefined]>([
  ['a timeout at the interval is accepted', { interval: '30s', scrapeTimeout: '30s' }, {}, undefined],
  ['a timeout over it is not', { interval: '30s', scrapeTimeout: '31s' }, {}, 'monitor-timeout-over-interval'],
  ['units are compared, not texts', { interval: '1m', scrapeTimeout: '45s' }, {}, undefined],
  [
    "the Prometheus' interval counts where the endpoint has none",
    { scrapeTimeout: '10s' },
    { scrapeInterval: '5s' },
    'monitor-timeout-over-interval',
  ],
  ['and 30s where that has none either', { scrapeTimeout: '31s' }, {}, 'monitor-timeout-over-interval'],
  [
    'a token file where files are denied',
    { bearerTokenFile: '/t' },
    { arbitraryFSAccessThroughSMs: { deny: true } },
    'monitor-file-access-denied',
  ],
  [
    'a CA file where files are denied',
    { tlsConfig: { caFile: '/ca' } },
    { arbitraryFSAccessThroughSMs: { deny: true } },
    'monitor-file-access-denied',
  ],
  [
    'files where they are not denied',
    { bearerTokenFile: '/t', tlsConfig: { caFile: '/ca' } },
    { arbitraryFSAccessThroughSMs: {} },
    undefined,
  ],
])('%s', (_, endpoint, spec, cause) => {
  expect(configurationProblem(monitorWith({}, endpoint), prometheus(spec))?.cause).toBe(cause);
});

test('file access is judged before the timeout, as the operator does', () => {
  const endpoint = { bearerTokenFile: '/t', interval: '1s', scrapeTimeout: '2s' };
  expect(configurationProblem(monitorWith(endpoint), prometheus({ arbitraryFSAccessThroughSMs: { deny: true } }))?.cause).toBe(
    'monitor-file-access-denied',
  );
});

test('twenty endpoints are all looked at', () => {
  const good = Array.from({ length: 19 }, () => ({ interval: '30s' }));
  const found = configurationProblem(monitorWith(...good, { interval: '10s', scrapeTimeout: '20s' }), prometheus());
  expect(found?.fix.commands[0]).toContain('/spec/endpoints/19/scrapeTimeout');
});

test('whatever the operator says, it is given on and names one cause', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (words) => {
      const found = rejectionFromWords(words, monitorWith(), prometheus());
      expect(found.cause).toMatch(/^monitor-/);
      expect(found.saw).toContain(words);
    }),
  );
});
