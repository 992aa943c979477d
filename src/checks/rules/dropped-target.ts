import { endpointsOf } from '../../facts/scrape/arc-monitors';
import type { Monitor, PrometheusObject, RelabelConfig } from '../../facts/shapes/monitoring';
import { CannotRelabel, relabel, sanitised } from './relabel';
import { scrapeClassOf } from './scrape-class';

type Labels = Readonly<Record<string, string>>;

/** Why a discovered target that the monitor means was dropped, in words; undefined where it is not one that the monitor means. */
export function whyDropped(
  discovered: Labels,
  monitor: Monitor,
  index: number,
  prometheus: PrometheusObject | undefined,
): string | undefined {
  if (!isMeant(discovered, monitor, index)) return undefined;
  const endpoint = endpointsOf(monitor)[index];
  const own = endpoint?.relabelings ?? [];
  const scrapeClass = scrapeClassOf(monitor, prometheus);
  const labels = { ...discovered, ...operatorLabels(discovered, monitor) };
  for (const [where, rules] of [
    [`scrape class ${scrapeClass?.name ?? ''}`, scrapeClass?.relabelings ?? []],
    [`endpoint ${index}`, own],
  ] as [string, RelabelConfig[]][]) {
    try {
      const result = relabel(labels, rules);
      if (!result.kept) return `relabeling ${result.by} of ${where}: ${ruleText(rules[result.by]!)}`;
    } catch (error) {
      if (!(error instanceof CannotRelabel)) throw error;
      return `a relabeling of ${where} that cannot be judged from outside (${error.message})`;
    }
  }
  if ((prometheus?.spec.shards ?? 1) > 1) return `the sharding over ${prometheus?.spec.shards} shards: it belongs to another one`;
  return undefined;
}

/** Whether labels and port of a discovered target are those that the monitor asks for, as the operator's own keep rules have it. */
function isMeant(discovered: Labels, monitor: Monitor, index: number): boolean {
  const pod = monitor.kind === 'PodMonitor';
  const prefix = pod ? '__meta_kubernetes_pod_label_' : '__meta_kubernetes_service_label_';
  const endpoint = endpointsOf(monitor)[index];
  const { matchLabels = {}, matchExpressions = [] } = monitor.spec.selector ?? {};
  const value = (key: string) => discovered[prefix + sanitised(key)];
  const labelsFit =
    Object.entries(matchLabels).every(([key, wanted]) => value(key) === wanted) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const found = value(key);
      if (operator === 'In') return found !== undefined && values.includes(found);
      if (operator === 'NotIn') return found === undefined || !values.includes(found);
      return operator === 'Exists' ? found !== undefined : found === undefined;
    });
  const containerPort = [discovered.__meta_kubernetes_pod_container_port_name, discovered.__meta_kubernetes_pod_container_port_number];
  const port = pod
    ? discovered.__meta_kubernetes_pod_container_port_name
    : (discovered.__meta_kubernetes_endpoint_port_name ?? discovered.__meta_kubernetes_endpointslice_port_name);
  const { port: asked, targetPort, portNumber } = endpoint ?? {};
  const byNumber = targetPort ?? portNumber;
  const portFits = asked ? port === asked : byNumber === undefined || byNumber === '' || containerPort.includes(String(byNumber));
  return labelsFit && portFits;
}

/** Labels that the operator sets before a monitor's own relabelings run. */
function operatorLabels(discovered: Labels, monitor: Monitor): Record<string, string> {
  const service = discovered.__meta_kubernetes_service_name ?? '';
  return {
    namespace: discovered.__meta_kubernetes_namespace ?? '',
    pod: discovered.__meta_kubernetes_pod_name ?? '',
    container: discovered.__meta_kubernetes_pod_container_name ?? '',
    ...(monitor.kind === 'PodMonitor' ? { job: `${monitor.metadata.namespace}/${monitor.metadata.name}` } : { service, job: service }),
  };
}

export const ruleText = (rule: RelabelConfig): string => JSON.stringify(rule);
