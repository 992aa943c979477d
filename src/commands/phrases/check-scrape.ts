import { optional, picklist, pipe, strictObject, string } from 'valibot';
import { UserError } from '../../errors';
import type { MonitorName } from '../../facts/shapes/monitoring';
import { clusterField, nothingElse, takeCluster } from '../cluster-word';
import { type ClusterRequest, definePhrase } from '../command';
import { nearest } from '../did-you-mean';
import { isNamespaceName, isObjectName, namespaceName, objectName } from '../kubernetes-name';

/** Which monitor; undefined: whatever should scrape ARC. */
export interface CheckScrapeRequest extends ClusterRequest {
  monitor?: MonitorName | undefined;
}

/** As kubectl takes them; the short names are the operator's own. */
const kinds: Record<string, MonitorName['kind']> = {
  servicemonitor: 'ServiceMonitor',
  servicemonitors: 'ServiceMonitor',
  'servicemonitor.monitoring.coreos.com': 'ServiceMonitor',
  'servicemonitors.monitoring.coreos.com': 'ServiceMonitor',
  smon: 'ServiceMonitor',
  podmonitor: 'PodMonitor',
  podmonitors: 'PodMonitor',
  'podmonitor.monitoring.coreos.com': 'PodMonitor',
  'podmonitors.monitoring.coreos.com': 'PodMonitor',
  pmon: 'PodMonitor',
};

const form = 'Name it as servicemonitor/NAMESPACE/NAME or podmonitor/NAMESPACE/NAME.';

function parseMonitor(word: string): MonitorName {
  const [typed = '', namespace, name, more] = word.split('/');
  const kind = Object.hasOwn(kinds, typed.toLowerCase()) ? kinds[typed.toLowerCase()] : undefined;
  if (kind !== undefined && namespace !== undefined && name !== undefined && more === undefined)
    return { kind, namespace: namespaceName(namespace), name: objectName(name) };
  if (kind !== undefined && name === undefined) throw new UserError(`"${word}" lacks the namespace.`, form);
  if (name === undefined) throw new UserError(`"${word}" lacks the kind.`, `Say servicemonitor/${word} or podmonitor/${word}.`);
  if (kind !== undefined || more !== undefined) throw new UserError(`I cannot read "${word}".`, form);
  const near = nearest(typed, ['servicemonitor', 'podmonitor', 'smon', 'pmon']);
  throw new UserError(`"${typed}" is not a kind of monitor.`, near === undefined ? form : `Did you mean ${near}/${namespace}/${name}?`);
}

export const checkScrapePhrase = definePhrase<CheckScrapeRequest>({
  name: 'check-scrape',
  usage: '[CLUSTER] [KIND/NAMESPACE/NAME]',
  summary: 'whether Prometheus really scrapes ARC, and if not, which link is broken and how to mend it',
  examples: [
    { words: 'check-scrape', means: 'whatever should scrape ARC in the default cluster' },
    { words: 'check-scrape prod servicemonitor/actions-runner-system/arc', means: 'one ServiceMonitor of prod' },
    { words: 'check-scrape pmon/arc-systems/listeners', means: 'one PodMonitor, in short' },
  ],
  request: strictObject({
    cluster: clusterField,
    monitor: optional(
      strictObject({
        kind: picklist(['ServiceMonitor', 'PodMonitor']),
        namespace: pipe(string(), isNamespaceName),
        name: pipe(string(), isObjectName),
      }),
    ),
  }),

  parse({ words, clusters }) {
    const { cluster, rest } = takeCluster(words, clusters);
    const monitors = rest.filter((word) => word.includes('/'));
    const others = rest.filter((word) => !word.includes('/'));
    nothingElse(others, clusters, rest.length < words.length);
    const [word, extra] = monitors;
    if (extra !== undefined) throw new UserError(`"${word}" and "${extra}" are two monitors.`, 'Ask for one at a time.');
    return { cluster, ...(word === undefined ? {} : { monitor: parseMonitor(word) }) };
  },

  acknowledge({ cluster = 'the cluster', monitor }) {
    if (monitor === undefined) return `Looking at ${cluster}: is ARC scraped? ...`;
    return `Looking at ${cluster}: is ${monitor.kind} ${monitor.namespace}/${monitor.name} scraped? ...`;
  },
});
