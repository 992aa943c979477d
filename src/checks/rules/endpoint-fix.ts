import { endpointsOf } from '../../facts/scrape/arc-monitors';
import type { Fix } from '../../reports/report';
import type { Failing } from './ask-like-the-chart';
import { durationSeconds } from './duration';
import { restoredByHelm } from './lasting';
import { quoted } from './monitor-manifest';
import { endpointsField } from './rejection';
import { jsonPatch } from './shell';
import { named } from './workload-health';

/** What every fix of a monitor's endpoint ends with. */
export const soon = 'Prometheus loads the change up to two minutes later, and scrapes after one interval.';

/** Asks as the chart's own monitor does; with a token from a file only where files may be named. */
export function askOtherwise(failing: Failing, what: string, fields: Record<string, unknown>): Fix {
  const { monitor, prometheus } = failing;
  const isPodMonitor = monitor.kind === 'PodMonitor';
  if ('bearerTokenFile' in fields && (isPodMonitor || prometheus?.spec.arbitraryFSAccessThroughSMs?.deny === true)) {
    return {
      explain: `${what} It wants a token, and ${isPodMonitor ? 'a PodMonitor cannot name a file' : 'the Prometheus denies files to monitors'}: put one into a Secret, and name it in authorization.credentials of the endpoint, with scheme: https.`,
      commands: [],
    };
  }
  const list = Object.entries(fields).map(([field, value]) => `${field}: ${JSON.stringify(value)}`);
  return setOnEndpoint(failing, `${what} Ask as ARC's chart does: ${list.join(', ')}. ${soon}`, fields);
}

/** Sets fields of the failing endpoint, and says how the next deploy keeps them. */
export function setOnEndpoint({ monitor, index }: Failing, explain: string, fields: Record<string, unknown>): Fix {
  const operations = Object.entries(fields).map(([field, value]) => ({
    op: 'add' as const,
    path: `/spec/${endpointsField(monitor)}/${index}/${field}`,
    value,
  }));
  const lines = Object.entries(fields).map(
    ([field, value]) => `${field}: ${typeof value === 'string' ? quoted(value) : JSON.stringify(value)}`,
  );
  return {
    explain,
    commands: [jsonPatch(monitor.metadata.namespace, monitor.kind.toLowerCase(), monitor.metadata.name, ...operations)],
    lasting: restoredByHelm(monitor.metadata, `# endpoint ${index} of ${monitor.kind} ${named(monitor)}\n${lines.join('\n')}`),
  };
}

/** Seconds under which a time-out is no time to answer in, whatever the network does. */
const hardlyAnySeconds = 1;

/** Where the monitor itself leaves next to no time: as long as its interval, and ten seconds at the most, which is Prometheus' own default. */
export function longerTimeout(failing: Failing): Fix | undefined {
  const { monitor, index, target, prometheus } = failing;
  const endpoint = endpointsOf(monitor)[index] ?? {};
  const interval = endpoint.interval || prometheus?.spec.scrapeInterval || '30s';
  const [timeoutSeconds, intervalSeconds = 0] = [durationSeconds(endpoint.scrapeTimeout), durationSeconds(interval)];
  if (timeoutSeconds === undefined || timeoutSeconds >= Math.min(hardlyAnySeconds, intervalSeconds)) return undefined;
  const explain = `Endpoint ${index} leaves ARC ${target.scrapeTimeout} to answer, which no network does: give it longer. ${soon}`;
  return setOnEndpoint(failing, explain, { scrapeTimeout: intervalSeconds > 10 ? '10s' : interval });
}

/** The target was not even asked: the proxy that the endpoint names does not answer. */
export function withoutProxy({ monitor, index, target }: Failing): Fix {
  const { proxyUrl, ...endpoint } = endpointsOf(monitor)[index] ?? {};
  if (proxyUrl === undefined)
    return {
      explain: 'The HTTP proxy that these scrapes go through cannot be reached: see the proxyUrl of the scrape class or of Prometheus.',
      commands: [],
    };
  const { namespace, name } = monitor.metadata;
  return {
    explain: `Scrapes of ${target.scrapeUrl} go through the proxy ${proxyUrl}, which cannot be reached. Within a cluster none is needed: the command takes proxyUrl out. If it is meant, mend the proxy instead. ${soon}`,
    commands: [
      jsonPatch(namespace, monitor.kind.toLowerCase(), name, {
        op: 'replace',
        path: `/spec/${endpointsField(monitor)}/${index}`,
        value: endpoint,
      }),
    ],
    lasting: restoredByHelm(monitor.metadata, `# endpoint ${index} of ${monitor.kind} ${named(monitor)}: without proxyUrl`),
  };
}
