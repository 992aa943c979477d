import { InvalidSelector, selectorMatches } from '../../facts/label-selector';
import type { LabelSelector } from '../../facts/shapes/metadata';
import type { Monitor, PrometheusObject } from '../../facts/shapes/monitoring';

/** The selectors of a Prometheus that are about monitors of this kind. */
export function selectorsFor(
  { spec }: PrometheusObject,
  kind: Monitor['kind'],
): {
  field: string;
  selector: LabelSelector | null | undefined;
  namespaceField: string;
  namespaceSelector: LabelSelector | null | undefined;
} {
  return kind === 'PodMonitor'
    ? {
        field: 'podMonitorSelector',
        selector: spec.podMonitorSelector,
        namespaceField: 'podMonitorNamespaceSelector',
        namespaceSelector: spec.podMonitorNamespaceSelector,
      }
    : {
        field: 'serviceMonitorSelector',
        selector: spec.serviceMonitorSelector,
        namespaceField: 'serviceMonitorNamespaceSelector',
        namespaceSelector: spec.serviceMonitorNamespaceSelector,
      };
}

/** Whether a Prometheus takes monitors of a namespace: a nil selector means its own namespace alone. Undefined: its labels are not known. */
export function selectsNamespace(
  prometheus: PrometheusObject,
  monitor: Monitor,
  labels: Readonly<Record<string, string>> | undefined,
): boolean | undefined {
  const { namespaceSelector } = selectorsFor(prometheus, monitor.kind);
  if (namespaceSelector === null || namespaceSelector === undefined) return prometheus.metadata.namespace === monitor.metadata.namespace;
  const empty = Object.keys(namespaceSelector.matchLabels ?? {}).length === 0 && (namespaceSelector.matchExpressions ?? []).length === 0;
  return empty ? true : labels === undefined ? undefined : selectorMatches(namespaceSelector, labels);
}

/** Whether a Prometheus selects a monitor, as the operator does. What is not known of the namespace's labels is taken as a yes. */
export function isSelected(
  prometheus: PrometheusObject,
  monitor: Monitor,
  namespaceLabels: Readonly<Record<string, Record<string, string>>> | undefined,
): boolean {
  try {
    const inNamespace = selectsNamespace(prometheus, monitor, namespaceLabels?.[monitor.metadata.namespace]);
    return inNamespace !== false && selectorMatches(selectorsFor(prometheus, monitor.kind).selector, monitor.metadata.labels);
  } catch (error) {
    if (error instanceof InvalidSelector) return false;
    throw error;
  }
}

/** Of several Prometheuses none of which selects the monitor, the one that most likely should: one that selects anything by choice, and is not an extra. */
export function likelyPrometheus(prometheuses: readonly PrometheusObject[], monitor?: Monitor): PrometheusObject | undefined {
  const score = (prometheus: PrometheusObject): number => {
    const { serviceMonitorSelector, podMonitorSelector } = prometheus.spec;
    const { selector, namespaceSelector } = selectorsFor(prometheus, monitor?.kind ?? 'ServiceMonitor');
    const selectsAny = [serviceMonitorSelector, podMonitorSelector].some((each) => each !== null && each !== undefined) ? 4 : 0;
    const ofThisKind = selector === null || selector === undefined ? 0 : 2;
    const everywhere = namespaceSelector === null || namespaceSelector === undefined ? 0 : 1;
    const ofTheStack = /kube-prometheus/.test(
      `${prometheus.metadata.labels?.['helm.sh/chart'] ?? ''} ${prometheus.metadata.labels?.chart ?? ''} ${prometheus.metadata.name}`,
    )
      ? 8
      : 0;
    return selectsAny + ofThisKind + everywhere + ofTheStack;
  };
  return [...prometheuses].sort((a, b) => score(b) - score(a) || compare(nameOf(a), nameOf(b)))[0];
}

const nameOf = ({ metadata }: PrometheusObject): string => `${metadata.namespace}/${metadata.name}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
