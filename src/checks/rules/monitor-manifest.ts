import type { ArcComponent } from '../../facts/arc-components';
import { listenerLabels } from '../../facts/arc-components';
import type { Monitor, PrometheusObject } from '../../facts/shapes/monitoring';
import type { Service } from '../../facts/shapes/network';
import { labelsToMeet } from './label-changes';
import { helmOwner, serviceMonitorIsMap } from './lasting';
import { metricsContainerPort, metricsServicePort, rbacProxy } from './metrics-port';
import { selectorsFor } from './selection';

/** A ServiceMonitor for a part of legacy ARC, as its chart would render it, labelled so that the Prometheus selects it. */
export function serviceMonitorManifest(
  name: string,
  component: ArcComponent,
  service: Service,
  prometheus: PrometheusObject | undefined,
): string {
  const port = metricsServicePort(service, component)?.name ?? 'metrics-port';
  const https = rbacProxy(component) !== undefined;
  return [
    'apiVersion: monitoring.coreos.com/v1',
    'kind: ServiceMonitor',
    ...head(name, service.metadata.namespace, prometheus, 'ServiceMonitor'),
    'spec:',
    '  selector:',
    '    matchLabels:',
    ...entries(stableLabels(service.metadata.labels ?? {}), 6),
    '  endpoints:',
    `    - port: ${quoted(port)}`,
    '      path: /metrics',
    ...(https
      ? [
          '      scheme: https',
          '      bearerTokenFile: /var/run/secrets/kubernetes.io/serviceaccount/token',
          '      tlsConfig:',
          '        insecureSkipVerify: true',
        ]
      : []),
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
    `    - port: ${quoted(metricsContainerPort(component)?.name ?? 'metrics')}`,
    '      path: /metrics',
    ...(listeners ? ['      relabelings:', scaleSet('name'), scaleSet('namespace')] : []),
  ].join('\n');
}

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

function head(name: string, namespace: string, prometheus: PrometheusObject | undefined, kind: Monitor['kind']): string[] {
  const labels = prometheus === undefined ? {} : (labelsToMeet(selectorsFor(prometheus, kind).selector) ?? {});
  return [
    'metadata:',
    `  name: ${quoted(name)}`,
    `  namespace: ${quoted(namespace)}`,
    ...(Object.keys(labels).length === 0 ? [] : ['  labels:', ...entries(labels, 4)]),
  ];
}

export const entries = (labels: Readonly<Record<string, string>>, indent: number): string[] =>
  Object.entries(labels).map(([key, value]) => `${' '.repeat(indent)}${quoted(key)}: ${JSON.stringify(value)}`);

/** A YAML scalar: plain where it can only be read as that string. */
export const quoted = (text: string): string =>
  /^[A-Za-z][A-Za-z0-9_./-]*$/.test(text) && !/^(true|false|yes|no|on|off|null|y|n)$/i.test(text) ? text : JSON.stringify(text);
