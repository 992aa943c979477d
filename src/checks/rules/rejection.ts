import { endpointsOf } from '../../facts/scrape/arc-monitors';
import type { Monitor, MonitorEndpoint, PrometheusObject } from '../../facts/shapes/monitoring';
import type { Finding } from '../check';
import { durationSeconds } from './duration';
import { helmOwner, lasting, serviceMonitorIsMap } from './lasting';
import { jsonPatch, kubectl, mergePatch } from './shell';
import { named } from './workload-health';

/** Where a monitor's endpoints stand in its spec. */
export const endpointsField = (monitor: Monitor): string => (monitor.kind === 'PodMonitor' ? 'podMetricsEndpoints' : 'endpoints');

const settles = 'The operator looks at it again within seconds, Prometheus loads it up to two minutes later.';

/** What the operator rejects, in its own order (prometheus-operator pkg/prometheus/resource_selector.go); undefined where nothing of it can be seen in the objects. */
export function configurationProblem(monitor: Monitor, prometheus: PrometheusObject): Finding | undefined {
  for (const [index, endpoint] of endpointsOf(monitor).entries()) {
    const problem = fileAccess(monitor, prometheus, endpoint, index) ?? timeoutOverInterval(monitor, prometheus, endpoint, index);
    if (problem !== undefined) return problem;
  }
  return unknownScrapeClass(monitor, prometheus);
}

function fileAccess(monitor: Monitor, prometheus: PrometheusObject, endpoint: MonitorEndpoint, index: number): Finding | undefined {
  if (prometheus.spec.arbitraryFSAccessThroughSMs?.deny !== true || monitor.kind === 'PodMonitor') return undefined;
  const files = [
    endpoint.bearerTokenFile,
    ...['caFile', 'certFile', 'keyFile'].map((field) => endpoint.tlsConfig?.[field] as string | undefined),
  ].filter((file) => file !== undefined && file !== '');
  if (files.length === 0) return undefined;
  return {
    cause: 'monitor-file-access-denied',
    saw: `Endpoint ${index} of ${monitor.kind} ${named(monitor)} names the file ${files.join(', ')}, and Prometheus ${named(prometheus)} denies file access through monitors.`,
    fix: {
      explain: `Take the token from a Secret (authorization.credentials) instead of the file, or, if everyone who may write monitors may also read Prometheus' files, lift the denial. That is for whoever set it to decide; where ARC asks for no token, dropping the file is enough.`,
      commands: [],
      lasting: lasting(
        prometheus.metadata,
        'prometheus:\n  prometheusSpec:\n    arbitraryFSAccessThroughSMs:\n      deny: true   # keep, and move the token of the monitor to a Secret',
        '# in the monitor: authorization: {credentials: {name: <SECRET>, key: token}} instead of bearerTokenFile',
      ),
    },
  };
}

function timeoutOverInterval(
  monitor: Monitor,
  prometheus: PrometheusObject,
  endpoint: MonitorEndpoint,
  index: number,
): Finding | undefined {
  const interval = endpoint.interval || prometheus.spec.scrapeInterval || '30s';
  const [timeoutSeconds, intervalSeconds] = [durationSeconds(endpoint.scrapeTimeout), durationSeconds(interval)];
  if (timeoutSeconds === undefined || intervalSeconds === undefined || timeoutSeconds <= intervalSeconds) return undefined;
  const values = `metrics:\n  serviceMonitor:\n    timeout: ${interval}\n    interval: ${interval}`;
  return {
    cause: 'monitor-timeout-over-interval',
    saw: `Endpoint ${index} of ${monitor.kind} ${named(monitor)} has scrapeTimeout ${endpoint.scrapeTimeout}, which is greater than its interval ${interval}${endpoint.interval ? '' : " (the Prometheus' own)"}: the operator rejects the whole monitor.`,
    fix: {
      explain: `Lower the timeout to the interval. ${settles}`,
      commands: [
        jsonPatch(monitor.metadata.namespace, monitor.kind.toLowerCase(), monitor.metadata.name, {
          op: 'add',
          path: `/spec/${endpointsField(monitor)}/${index}/scrapeTimeout`,
          value: interval,
        }),
      ],
      lasting: lasting(
        monitor.metadata,
        serviceMonitorIsMap(helmOwner(monitor.metadata)?.chart) === true ? values : undefined,
        `# endpoint ${index} of ${monitor.kind} ${named(monitor)}\nscrapeTimeout: ${interval}`,
      ),
    },
  };
}

function unknownScrapeClass(monitor: Monitor, prometheus: PrometheusObject): Finding | undefined {
  const wanted = monitor.spec.scrapeClass;
  const defined = (prometheus.spec.scrapeClasses ?? []).map(({ name }) => name);
  if (wanted === undefined || wanted === '' || defined.includes(wanted)) return undefined;
  return {
    cause: 'monitor-scrape-class-unknown',
    saw: `${monitor.kind} ${named(monitor)} asks for scrape class ${wanted}; Prometheus ${named(prometheus)} defines ${defined.length === 0 ? 'none' : defined.join(', ')}.`,
    fix: {
      explain: `Drop the class from the monitor (or, if it is meant, define it in the Prometheus). ${settles}`,
      commands: [
        mergePatch(monitor.metadata.namespace, monitor.kind.toLowerCase(), monitor.metadata.name, { spec: { scrapeClass: null } }),
      ],
      lasting: { kind: 'manifest', text: `# ${monitor.kind} ${named(monitor)}: without spec.scrapeClass` },
    },
  };
}

/** Rejections that configurationProblem would have found by itself, were they still so. */
export const isSeenInObjects = (words: string): boolean =>
  /accesses file system|scrapeTimeout .* greater than scrapeInterval|scrapeClass .* not found/.test(words);

const secretWords =
  /unable to get secret|key "[^"]*" in (secret|configmap)|not found in (secret|configmap)|failed to get (basic auth|secret|configmap)|secrets? "[^"]*" not found|configmaps? "[^"]*" not found/i;

/** The cause that the operator's own words name; the fragments are those of v0.68 to v0.93. */
export function rejectionFromWords(words: string, monitor: Monitor, prometheus: PrometheusObject): Finding {
  // The monitor's own name is a part of the words, and could say anything.
  const reason = words.replace(/^.*?was rejected due to invalid configuration: /s, '');
  const cause = causeOfWords(reason);
  return {
    cause,
    saw: `The operator rejects ${monitor.kind} ${named(monitor)} for Prometheus ${named(prometheus)}: ${words}`,
    fix: {
      explain:
        cause === 'monitor-secret-missing'
          ? createSecret(reason, monitor)
          : `Mend what the operator names in ${monitor.kind} ${named(monitor)}. ${settles}`,
      commands: [],
    },
  };
}

function causeOfWords(words: string): string {
  if (/accesses file system/.test(words)) return 'monitor-file-access-denied';
  if (/scrapeTimeout .* greater than scrapeInterval/.test(words)) return 'monitor-timeout-over-interval';
  if (/scrapeClass .* not found/.test(words)) return 'monitor-scrape-class-unknown';
  if (secretWords.test(words)) return 'monitor-secret-missing';
  if (/relabel/i.test(words)) return 'monitor-relabeling-invalid';
  return /label selector|is not a valid label selector operator|for 'in', 'notin' operators/.test(words)
    ? 'monitor-selector-invalid'
    : 'monitor-rejected';
}

function createSecret(words: string, { kind, metadata }: Monitor): string {
  const [, what = 'secret', name = '?'] = /\b(secret|configmap)s? "([^"]+)"/i.exec(words) ?? [];
  const object = /configmap/i.test(what) ? 'ConfigMap' : 'Secret';
  const tell = kubectl(metadata.namespace, 'label', kind.toLowerCase(), metadata.name, 'secret-created=true', '--overwrite');
  return `Create ${object} ${metadata.namespace}/${name} with the key that the endpoint names; its content is yours to know. The operator watches Secrets and ConfigMaps only in the Prometheus' namespaces, so tell it afterwards by any label: ${tell}`;
}
