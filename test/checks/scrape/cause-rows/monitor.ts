import { gha } from '../healthy-facts';
import { type Row, reject } from './changes';

export const monitorRows: Row[] = [
  {
    cause: 'monitor-selector-nil',
    check: 'monitor-is-selected',
    after: (world) => Object.assign(world.losePool().prometheus.spec, { serviceMonitorSelector: null }),
    saw: /no serviceMonitorSelector/,
    command: /"serviceMonitorSelector":\{"matchLabels":\{"release":"kube-prometheus-stack"\}\}/,
  },
  {
    cause: 'prometheus-selector-invalid',
    check: 'monitor-is-selected',
    after: (world) =>
      Object.assign(world.losePool().prometheus.spec, {
        serviceMonitorSelector: { matchExpressions: [{ key: 'release', operator: 'In' }] },
      }),
    saw: /In needs at least one value/,
  },
  {
    cause: 'monitor-labels-not-matched',
    check: 'monitor-is-selected',
    after: (world) => Object.assign(world.losePool().monitor.metadata, { labels: { release: 'other' } }),
    saw: /release=kube-prometheus-stack \(it has release=other\)/,
    command: /label servicemonitor actions-runner-controller-service-monitor release=kube-prometheus-stack --overwrite/,
  },
  {
    cause: 'monitor-namespace-not-selected',
    check: 'monitor-is-selected',
    after: (world) =>
      Object.assign(world.losePool().prometheus.spec, {
        serviceMonitorNamespaceSelector: { matchExpressions: [{ key: 'team', operator: 'In', values: ['ci', 'x'] }] },
      }),
    saw: /team In \(ci, x\) \(it has no label team\)/,
    command: /^kubectl label namespace actions-runner-system team=ci --overwrite$/,
  },
  {
    cause: 'monitor-namespace-not-selected',
    check: 'monitor-is-selected',
    after: (world) => Object.assign(world.losePool().prometheus.spec, { serviceMonitorNamespaceSelector: null }),
    saw: /its own namespace monitoring alone/,
    command: /"serviceMonitorNamespaceSelector":\{\}/,
  },
  {
    cause: 'monitor-timeout-over-interval',
    check: 'monitor-is-accepted',
    after: (world) => {
      world.losePool().endpoint.scrapeTimeout = '1m';
    },
    saw: /scrapeTimeout 1m, which is greater than its interval 5s/,
    command: /"path":"\/spec\/endpoints\/0\/scrapeTimeout","value":"5s"/,
  },
  {
    cause: 'monitor-scrape-class-unknown',
    check: 'monitor-is-accepted',
    after: (world) => {
      world.losePool().monitor.spec.scrapeClass = 'mtls';
    },
    saw: /scrape class mtls.*defines none/,
    command: /"scrapeClass":null/,
  },
  {
    cause: 'monitor-file-access-denied',
    check: 'monitor-is-accepted',
    after: (world) => {
      world.losePool().endpoint.bearerTokenFile = '/token';
      world.prometheus.spec.arbitraryFSAccessThroughSMs = { deny: true };
    },
    saw: /names the file \/token/,
  },
  {
    cause: 'monitor-selector-invalid',
    check: 'monitor-is-accepted',
    after: (world) => {
      world.losePool().monitor.spec.selector = { matchExpressions: [{ key: 'a', operator: 'In', values: [] }] };
    },
    saw: /In needs at least one value/,
  },
  {
    cause: 'monitor-secret-missing',
    check: 'monitor-is-accepted',
    after: reject(
      '"a/b" was rejected: endpoints[0]: basicAuth: failed to get basic auth username: unable to get secret "scrape-user": secrets "scrape-user" not found',
    ),
    saw: /scrape-user/,
  },
  {
    cause: 'monitor-relabeling-invalid',
    check: 'monitor-is-accepted',
    after: reject('"a/b" was rejected due to invalid configuration: endpoints[0]: relabelConfigs: [0]: unknown relabel action'),
    saw: /unknown relabel action/,
  },
  {
    cause: 'monitor-rejected',
    check: 'monitor-is-accepted',
    after: reject('"a/b" was rejected due to invalid configuration: something new'),
    saw: /something new/,
  },
  {
    cause: 'service-missing',
    check: 'monitor-selects-service',
    after: (world) => world.loseTarget().remove('services', 'actions-runner-controller-metrics-service'),
    saw: /no Service leads to ARC's metrics/,
    command: /kind: Service\n(.|\n)*release-name: "actions-runner-controller"\n(.|\n)*targetPort: metrics-port/,
  },
  {
    cause: 'service-labels-not-matched',
    check: 'monitor-selects-service',
    after: (world) =>
      Object.assign(world.loseTarget().service.metadata, {
        labels: { 'app.kubernetes.io/name': 'arc', 'app.kubernetes.io/instance': 'actions-runner-controller' },
      }),
    saw: /it has app\.kubernetes\.io\/name=arc/,
    command: /label service .* app\.kubernetes\.io\/name=actions-runner-controller --overwrite/,
  },
  {
    cause: 'service-namespace-not-selected',
    check: 'monitor-selects-service',
    after: (world) => {
      world.loseTarget().monitor.spec.namespaceSelector = { matchNames: ['arc-systems'] };
    },
    saw: /looks in arc-systems/,
    command: /"matchNames":\["arc-systems","actions-runner-system"\]/,
  },
  {
    cause: 'namespace-selector-ignored',
    check: 'monitor-selects-service',
    after: (world) => {
      world.loseTarget().monitor.metadata.namespace = 'arc-systems';
      world.monitor.spec.namespaceSelector = { any: true };
      world.prometheus.spec.ignoreNamespaceSelectors = true;
    },
    subject: 'servicemonitor/arc-systems/actions-runner-controller-service-monitor',
    saw: /ignoreNamespaceSelectors: true/,
  },
  {
    cause: 'port-name-not-found',
    check: 'monitor-port-exists',
    after: (world) => {
      world.loseTarget().endpoint.port = 'metrics';
    },
    saw: /asks for port "metrics"/,
    command: /"path":"\/spec\/endpoints\/0\/port","value":"metrics-port"/,
  },
  {
    cause: 'port-name-not-found',
    check: 'monitor-port-exists',
    subject: gha,
    after: (world) => {
      world.loseTarget('gha').podMonitor.spec.podMetricsEndpoints![0]!.port = 'metricz';
    },
    saw: /asks for port "metricz"/,
    command: /"path":"\/spec\/podMetricsEndpoints\/0\/port","value":"metrics"/,
  },
  {
    cause: 'port-name-not-found',
    check: 'monitor-port-exists',
    subject: gha,
    after: (world) => {
      world.loseTarget('gha').scaleSetController.spec.template!.spec!.containers![0]!.ports = [];
      world.pod('arc-gha-rs-controller').spec.containers![0]!.ports = [];
    },
    saw: /asks for port "metrics"; the selected pods .* declare none/,
    command: /patch deployment arc-gha-rs-controller .*"ports":\[\{"name":"metrics","containerPort":8080,"protocol":"TCP"\}\]/,
  },
  {
    cause: 'port-name-not-found',
    check: 'monitor-port-exists',
    after: (world) => {
      world.loseTarget().monitor.spec.endpoints = [];
    },
    saw: /has no endpoint at all/,
    command: /"path":"\/spec\/endpoints","value":\[\{"port":"metrics-port","path":"\/metrics"\}\]/,
  },
  {
    cause: 'target-port-not-declared',
    check: 'monitor-port-exists',
    after: (world) => {
      world.loseTarget().monitor.spec.endpoints = [{ targetPort: 9999 }];
    },
    saw: /targetPort 9999/,
    command: /"value":"metrics-port"/,
  },
];
