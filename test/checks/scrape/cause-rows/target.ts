import { known } from '../../../../src/facts/fact';
import { value } from '../healthy-facts';
import { changedAt, down, dropFamilies, type Row, reload } from './changes';

export const targetRows: Row[] = [
  {
    cause: 'endpoints-empty',
    check: 'service-has-endpoints',
    after: (world) => {
      world.loseTarget().remove('endpoints', 'actions-runner-controller-metrics-service');
    },
    saw: /no pod with an address offers its port/,
  },
  {
    cause: 'job-not-generated',
    check: 'configuration-is-generated',
    after: (world) => {
      changedAt(world, '2026-11-23T10:00:00Z');
      reload({ lastConfigTime: '2026-11-23T11:00:00Z' })(world);
    },
    saw: /after the last change/,
  },
  {
    cause: 'reload-failed',
    check: 'configuration-is-loaded',
    after: reload({ reloadConfigSuccess: false }),
    saw: /refused its last configuration/,
  },
  {
    cause: 'reload-pending',
    check: 'configuration-is-loaded',
    after: (world) => {
      changedAt(world.losePool(), '2026-11-23T13:41:30Z');
    },
    saw: /has not loaded/,
    outcome: 'warn',
  },
  {
    cause: 'reload-stuck',
    check: 'configuration-is-loaded',
    after: (world) => {
      changedAt(world, '2026-11-23T13:00:00Z');
      reload({ lastConfigTime: '2026-11-23T11:00:00Z' })(world);
    },
    saw: /still runs the configuration of 2026-11-23T11:00:00Z/,
  },
  {
    cause: 'scrape-pool-failed',
    check: 'configuration-is-loaded',
    after: (world) => {
      world.losePool().instance.jobs = known(['serviceMonitor/actions-runner-system/actions-runner-controller-service-monitor/0']);
    },
    saw: /has no such scrape pool/,
  },
  {
    cause: 'discovery-forbidden',
    check: 'prometheus-may-discover',
    after: (world) => {
      for (const review of world.loseTarget().facts.reviews) review.allowed = known(false);
    },
    saw: /may not list services in actions-runner-system/,
    command: /kind: RoleBinding/,
  },
  {
    cause: 'discovery-forbidden',
    check: 'prometheus-may-discover',
    after: (world) => {
      world.loseTarget().monitor.spec.attachMetadata = { node: true };
      const user = 'system:serviceaccount:monitoring:kube-prometheus-stack-prometheus';
      world.facts.reviews.push({ user, verb: 'list', resource: 'nodes', namespace: '', allowed: known(false) });
    },
    saw: /may not list nodes in the whole cluster/,
    command: /kind: ClusterRole\n(.|\n)*resources: \[nodes\]/,
  },
  {
    cause: 'target-not-discovered',
    check: 'target-is-discovered',
    after: (world) => {
      world.loseTarget().prometheus.spec.apiserverConfig = { host: 'https://elsewhere' };
    },
    saw: /discovers at https:\/\/elsewhere/,
  },
  { cause: 'target-not-discovered', check: 'target-is-discovered', after: (world) => world.loseTarget(), saw: /has no target of ARC/ },
  {
    cause: 'target-limit-exceeded',
    check: 'target-is-discovered',
    after: down('target_limit exceeded (number of targets: 1, limit: 0)'),
    saw: /target_limit exceeded/,
  },
  {
    cause: 'network-policy-blocks',
    check: 'network-allows-scrape',
    after: (world) => {
      down('context deadline exceeded')(world);
      world.listing('networkPolicies').items.push({
        metadata: { name: 'deny', namespace: 'actions-runner-system' },
        spec: { podSelector: {}, policyTypes: ['Ingress'] },
      });
    },
    saw: /NetworkPolicy actions-runner-system\/deny keeps pod/,
  },
  ...(
    [
      ['connection-refused', 'Get "http://10.0.0.7:8080/metrics": dial tcp 10.0.0.7:8080: connect: connection refused', undefined],
      ['scrape-timed-out', 'Get "http://10.0.0.7:8080/metrics": context deadline exceeded', undefined],
      [
        'https-to-http',
        'Get "https://10.0.0.7:8080/metrics": http: server gave HTTP response to HTTPS client',
        /"path":"\/spec\/endpoints\/0\/scheme","value":"http"/,
      ],
      ['scrape-unauthorized', 'server returned HTTP status 401 Unauthorized', /bearerTokenFile/],
      ['scrape-forbidden', 'server returned HTTP status 403 Forbidden', /nonResourceURLs: \["\/metrics"\]/],
      [
        'certificate-invalid',
        'Get "https://10.0.0.7:8443/metrics": tls: failed to verify certificate: x509: certificate signed by unknown authority',
        undefined,
      ],
      ['metrics-path-not-found', 'server returned HTTP status 404 Not Found', undefined],
      [
        'content-type-unsupported',
        'non-compliant scrape target sending blank Content-Type and no fallback_scrape_protocol specified for target',
        undefined,
      ],
      ['target-http-error', 'server returned HTTP status 503 Service Unavailable', undefined],
      ['target-unresolvable', 'Get "http://nowhere:8080/metrics": dial tcp: lookup nowhere on 10.0.0.2:53: no such host', undefined],
    ] as [string, string, RegExp | undefined][]
  ).map(
    ([cause, error, command]): Row => ({
      cause,
      check: 'target-is-up',
      after: down(error),
      saw: /is down: /,
      ...(command === undefined ? {} : { command }),
    }),
  ),
  {
    cause: 'metrics-path-not-found',
    check: 'target-is-up',
    after: (world) => {
      down('server returned HTTP status 404 Not Found')(world);
      world.endpoint.path = '/metricz';
    },
    saw: /404/,
    command: /\[\{"op":"add","path":"\/spec\/endpoints\/0\/path","value":"\/metrics"\}\]/,
  },
  {
    cause: 'metrics-path-not-found',
    check: 'target-is-up',
    after: (world) => {
      down('server returned HTTP status 404 Not Found')(world);
      world.endpoint.path = '/metricz';
      // A relabeling has the last word, so changing the endpoint would mend nothing.
      world.target.scrapeUrl = world.target.scrapeUrl.replace('/metrics', '/other');
    },
    saw: /404/,
  },
  {
    cause: 'scrape-timed-out',
    check: 'target-is-up',
    after: (world) => {
      down('Get "http://10.0.0.7:8080/metrics": context deadline exceeded')(world);
      world.endpoint.scrapeTimeout = '1ms';
    },
    saw: /deadline exceeded/,
    command: /"path":"\/spec\/endpoints\/0\/scrapeTimeout","value":"5s"/,
  },
  {
    cause: 'connection-refused',
    check: 'target-is-up',
    after: (world) => {
      down('Get "http://10.0.0.7:8080/metrics": proxyconnect tcp: dial tcp 10.0.0.9:3128: connect: connection refused')(world);
      world.endpoint.proxyUrl = 'http://10.0.0.9:3128';
    },
    saw: /proxyconnect/,
    command: /"op":"replace","path":"\/spec\/endpoints\/0","value":\{(?!.*proxyUrl)/,
  },
  {
    cause: 'http-to-https',
    check: 'target-is-up',
    after: (world) => {
      down('server returned HTTP status 400 Bad Request')(world);
      world.controller.spec.template!.spec!.containers!.push({ name: 'kube-rbac-proxy', args: ['--secure-listen-address=0.0.0.0:8443'] });
    },
    saw: /400/,
    command: /"value":"https".*bearerTokenFile/,
  },
  {
    cause: 'scrape-limit-exceeded',
    check: 'target-is-up',
    after: (world) => {
      down('sample limit exceeded')(world);
      world.monitor.spec.sampleLimit = 10;
    },
    saw: /sample limit/,
    command: /"sampleLimit":null/,
  },
  {
    cause: 'not-scraped-yet',
    check: 'target-is-up',
    after: (world) => Object.assign(world.target, { health: 'unknown', lastScrape: '0001-01-01T00:00:00Z' }),
    saw: /not scraped yet/,
    outcome: 'warn',
  },
  {
    cause: 'metrics-dropped',
    check: 'samples-are-kept',
    after: (world) => {
      world.endpoint.metricRelabelings = [{ sourceLabels: ['__name__'], regex: 'horizontalrunnerautoscaler_.*', action: 'drop' }];
      dropFamilies(world, /^horizontalrunner/);
      value(world.instance.droppedSamples).push({ job: world.target.labels.job!, instance: world.target.labels.instance!, dropped: 12 });
    },
    saw: /12 of its samples are dropped/,
  },
  {
    cause: 'metrics-dropped',
    check: 'samples-are-kept',
    after: (world) => {
      // Not its scrape class, and no rule of its own.
      world.prometheus.spec.scrapeClasses = [
        { name: 'lean', metricRelabelings: [{ sourceLabels: ['__name__'], regex: 'horizontal.*', action: 'drop' }] },
      ];
      dropFamilies(world, /^horizontalrunner/);
      value(world.instance.droppedSamples).push({ job: world.target.labels.job!, instance: world.target.labels.instance!, dropped: 12 });
    },
    saw: /12 of its samples are dropped.* the loaded configuration has one of its own/,
  },
  {
    cause: 'metrics-dropped',
    check: 'samples-are-kept',
    after: (world) => {
      world.endpoint.metricRelabelings = [{ sourceLabels: ['__name__'], regex: '(.*)', replacement: 'arc_$1', targetLabel: '__name__' }];
      dropFamilies(world, /./);
    },
    saw: /its samples get other names afterwards; .* by metric relabeling 0 of endpoint 0/,
  },
  {
    cause: 'samples-rejected',
    check: 'samples-are-kept',
    after: (world) => {
      world.endpoint.metricRelabelings = [{ action: 'labeldrop', regex: 'name|exported_namespace|horizontalrunnerautoscaler' }];
    },
    saw: /take horizontalrunnerautoscaler, name, exported_namespace from ARC's series/,
    outcome: 'warn',
  },
  {
    cause: 'leader-missing',
    check: 'arc-metrics-are-fresh',
    after: (world) => dropFamilies(world, /^(horizontalrunner|runnerdeployment|controller_runtime)/),
    saw: /tells nothing that a leader would/,
  },
  {
    cause: 'metrics-absent',
    check: 'arc-metrics-are-fresh',
    after: (world) => dropFamilies(world, /./),
    saw: /none of the families of ARC's controller has samples/,
  },
  {
    cause: 'metrics-stale',
    check: 'arc-metrics-are-fresh',
    after: (world) => Object.assign(world.target, { lastScrape: '2026-11-23T12:00:00Z' }),
    saw: /last scraped .* ago/,
  },
  {
    cause: 'scraped-twice',
    check: 'target-is-scraped-once',
    after: (world) => world.targets.push({ ...world.target, scrapePool: 'serviceMonitor/x/y/0' }),
    saw: /is scraped by .* and serviceMonitor\/x\/y\/0/,
    outcome: 'warn',
  },
];
