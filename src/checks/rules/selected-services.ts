import { selectorMatches } from '../../facts/label-selector';
import { targetNamespaces } from '../../facts/scrape/arc-monitors';
import type { Monitor, PrometheusObject } from '../../facts/shapes/monitoring';

/** The objects (Services, or pods of a PodMonitor) that a monitor selects, in the namespaces that it reaches. */
export function selectedBy<T extends { metadata: { namespace: string; labels?: Record<string, string> } }>(
  monitor: Monitor,
  prometheus: PrometheusObject | undefined,
  objects: readonly T[],
): T[] {
  const looked = targetNamespaces(monitor, prometheus?.spec.ignoreNamespaceSelectors);
  return objects.filter(
    ({ metadata }) =>
      (looked === undefined || looked.includes(metadata.namespace)) && selectorMatches(monitor.spec.selector, metadata.labels),
  );
}
