import type { ArcComponent, ArcPart } from '../../facts/arc-components';
import { selectorMatches } from '../../facts/label-selector';
import { endpointsOf } from '../../facts/scrape/arc-monitors';
import type { Monitor, PrometheusObject } from '../../facts/shapes/monitoring';
import type { Service } from '../../facts/shapes/network';
import type { Pod } from '../../facts/shapes/workloads';
import { metricsServicePort } from './metrics-port';
import { selectedBy } from './selected-services';

interface Meaning {
  component?: ArcComponent;
  part: ArcPart;
  monitor?: Monitor;
}

/** Services that lead to ARC's metrics, by their ports; where ARC itself is not there to tell, those that the monitor selects with the port it wants. */
export function candidateServices(services: readonly Service[], monitor: Monitor, { component }: Meaning): Service[] {
  const wanted = endpointsOf(monitor).flatMap(({ port }) => (port === undefined ? [] : [port]));
  const leads = services.filter(
    (service) =>
      component !== undefined &&
      service.metadata.namespace === component.deployment.metadata.namespace &&
      metricsServicePort(service, component) !== undefined,
  );
  const fits = services.filter(
    (service) =>
      selectorMatches(monitor.spec.selector, service.metadata.labels) &&
      (wanted.length === 0 || (service.spec.ports ?? []).some(({ name }) => wanted.includes(name ?? ''))),
  );
  return [...new Set([...leads, ...fits])];
}

/** Pods of the part of ARC that a PodMonitor is meant for. */
export function candidatePods(pods: readonly Pod[], { component, part, monitor }: Meaning): Pod[] {
  const living = pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  if (part === 'scale-set-listener') {
    const listeners = living.filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/component'] === 'runner-scale-set-listener');
    if (listeners.length > 0) return listeners;
  }
  const labels = Object.entries(component?.deployment.spec.selector?.matchLabels ?? {});
  const own =
    part === 'scale-set-listener'
      ? []
      : living.filter(
          ({ metadata }) =>
            labels.length > 0 &&
            metadata.namespace === component?.deployment.metadata.namespace &&
            labels.every(([key, value]) => metadata.labels?.[key] === value),
        );
  return own.length > 0 || monitor === undefined
    ? own
    : living.filter(({ metadata }) => selectorMatches(monitor.spec.selector, metadata.labels));
}

/** The Services that a monitor selects; where none of them leads to ARC's metrics, those that do: what else is wrong with these is to be told at once. */
export function meantServices(
  monitor: Monitor,
  prometheus: PrometheusObject | undefined,
  services: readonly Service[],
  meaning: Meaning,
): Service[] {
  const selected = selectedBy(monitor, prometheus, services);
  const candidates = candidateServices(services, monitor, meaning);
  return candidates.length === 0 || selected.some((service) => candidates.includes(service)) ? selected : candidates;
}

/** The same of a PodMonitor's pods. */
export function meantPods(monitor: Monitor, prometheus: PrometheusObject | undefined, pods: readonly Pod[], meaning: Meaning): Pod[] {
  const selected = selectedBy(monitor, prometheus, pods);
  return selected.length > 0 ? selected : candidatePods(pods, { ...meaning, monitor });
}
