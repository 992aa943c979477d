import { type ArcComponent, type ArcPart, listenerLabels } from '../../facts/arc-components';
import type { Metadata } from '../../facts/shapes/metadata';
import type { Monitor, MonitorEndpoint, PrometheusObject } from '../../facts/shapes/monitoring';
import type { Service } from '../../facts/shapes/network';
import { labelsToMeet } from './label-changes';
import { helmMarks, helmOwner, serviceMonitorIsMap } from './lasting';
import { metricsContainerPort, metricsServicePort, rbacProxy } from './metrics-port';
import { selectorsFor } from './selection';

/** Where a pod's ServiceAccount token is mounted. */
export const tokenFile = '/var/run/secrets/kubernetes.io/serviceaccount/token';

/** A ServiceMonitor for a part of legacy ARC, as its chart would render it, labelled so that the Prometheus selects it. */
export function serviceMonitorManifest(
  name: string,
  component: ArcComponent,
  service: Service,
  prometheus: PrometheusObject | undefined,
): string {
  const port = metricsServicePort(service, component)?.name ?? 'metrics-port';
  return [
    'apiVersion: monitoring.coreos.com/v1',
    'kind: ServiceMonitor',
    ...head(name, service.metadata.namespace, prometheus, 'ServiceMonitor', helmMarks(component.deployment.metadata)),
    'spec:',
    '  selector:',
    '    matchLabels:',
    ...entries(stableLabels(service.metadata.labels ?? {}), 6),
    '  endpoints:',
    `    - ${endpointLines(chartEndpoint(component, port, component.part)).join('\n      ')}`,
  ].join('\n');
}

/** A PodMonitor for the scale set controller or its listeners: their charts ship none. */
export function podMonitorManifest(
  name: string,
  component: ArcComponent,
  listeners: boolean,
  prometheus: PrometheusObject | undefined,
): string {
  const labels = listeners ? listenerLabels : (component.deployment.spec.selector?.matchLabels ?? {});
  const scaleSet = (label: string) =>
    `        - {sourceLabels: [__meta_kubernetes_pod_label_actions_github_com_scale_set_${label}], targetLabel: actions_github_com_scale_set_${label}}`;
  return [
    'apiVersion: monitoring.coreos.com/v1',
    'kind: PodMonitor',
    ...head(name, component.deployment.metadata.namespace, prometheus, 'PodMonitor'),
    'spec:',
    '  selector:',
    '    matchLabels:',
    ...entries(labels, 6),
    '  podMetricsEndpoints:',
    `    - ${endpointLines({ port: metricsContainerPort(component)?.name ?? 'metrics', path: '/metrics' }).join('\n      ')}`,
    ...(listeners ? ['      relabelings:', scaleSet('name'), scaleSet('namespace')] : []),
  ].join('\n');
}

/** An endpoint that asks ARC as its chart's own monitor does: by TLS and with a token where a kube-rbac-proxy stands before it. */
export function chartEndpoint(component: ArcComponent, port: string, part: ArcPart): MonitorEndpoint {
  const plain = { port, path: '/metrics' };
  if (part === 'scale-set-listener' || rbacProxy(component) === undefined) return plain;
  return { ...plain, scheme: 'https', bearerTokenFile: tokenFile, tlsConfig: { insecureSkipVerify: true } };
}

const endpointLines = ({ tlsConfig, ...fields }: MonitorEndpoint): string[] => [
  ...Object.entries(fields).map(([key, value]) => `${key}: ${quoted(String(value))}`),
  ...(tlsConfig === undefined ? [] : ['tlsConfig:', '  insecureSkipVerify: true']),
];

/** The legacy chart's values that render the monitor with the labels that a Prometheus wants. */
export function serviceMonitorValues(component: ArcComponent, labels: Record<string, string>): string | undefined {
  if (component.part !== 'controller') return undefined;
  const isMap = serviceMonitorIsMap(helmOwner(component.deployment.metadata)?.chart);
  if (isMap === undefined) return undefined;
  const monitor = isMap ? ['  serviceMonitor:', '    enable: true'] : ['  serviceMonitor: true'];
  return ['metrics:', ...monitor, ...(Object.keys(labels).length === 0 ? [] : ['  serviceMonitorLabels:', ...entries(labels, 4)])].join(
    '\n',
  );
}

/** Labels by which the metrics Service is found: those that no upgrade changes, as the chart's own selector uses. */
export function stableLabels(labels: Readonly<Record<string, string>>): Record<string, string> {
  const stable = Object.entries(labels).filter(([key]) => key === 'app.kubernetes.io/name' || key === 'app.kubernetes.io/instance');
  return Object.fromEntries(stable.length > 0 ? stable : Object.entries(labels));
}

function head(
  name: string,
  namespace: string,
  prometheus: PrometheusObject | undefined,
  kind: Monitor['kind'],
  marks = helmMarks({ name, namespace }),
): string[] {
  const wanted = prometheus === undefined ? {} : (labelsToMeet(selectorsFor(prometheus, kind).selector) ?? {});
  return metadataLines({ name, namespace, labels: { ...marks.labels, ...wanted }, annotations: marks.annotations });
}

/** The `metadata:` of a manifest. */
export const metadataLines = ({ name, namespace, labels = {}, annotations = {} }: Metadata): string[] => [
  'metadata:',
  `  name: ${quoted(name)}`,
  `  namespace: ${quoted(namespace)}`,
  ...(Object.keys(labels).length === 0 ? [] : ['  labels:', ...entries(labels, 4)]),
  ...(Object.keys(annotations).length === 0 ? [] : ['  annotations:', ...entries(annotations, 4)]),
];

export const entries = (labels: Readonly<Record<string, string>>, indent: number): string[] =>
  Object.entries(labels).map(([key, value]) => `${' '.repeat(indent)}${quoted(key)}: ${JSON.stringify(value)}`);

/** A YAML scalar: plain where it can only be read as that string. */
export const quoted = (text: string): string =>
  /^[A-Za-z/][A-Za-z0-9_./-]*$/.test(text) && !/^(true|false|yes|no|on|off|null|y|n)$/i.test(text) ? text : JSON.stringify(text);
