import { type ArcComponent, findArcComponents, listenerLabels } from '../arc-components';
import { isOperator } from '../is-operator';
import { InvalidSelector, selectorMatches } from '../label-selector';
import type { Monitor } from '../shapes/monitoring';
import type { Deployment } from '../shapes/workloads';

/** Words that are ARC's alone. */
const ownWord = /actions-runner|actions-metrics-server|github-webhook-server|gha-r|runner-scale-set/;

/** ARC's short name, which others have, too: it counts where the monitor stands, or looks, in a namespace of ARC or of the operator. */
const shortName = /(^|[^a-z0-9])arc([^a-z0-9]|$)/;

/**
 * The monitors that are meant for ARC: those that select what ARC's own objects are labelled with, and those that say so by
 * their name, labels or selector (which may be wrong: that is what is looked for).
 */
export function findArcMonitors(monitors: readonly Monitor[], deployments: readonly Deployment[]): Monitor[] {
  const components = findArcComponents(deployments);
  const places = new Set([...components.map(({ deployment }) => deployment), ...deployments.filter(isOperator)].map(namespaceOf));
  const isNear = (monitor: Monitor) =>
    places.size === 0 || [monitor.metadata.namespace, ...(targetNamespaces(monitor) ?? places)].some((name) => places.has(name));
  return monitors.filter(
    (monitor) =>
      says(monitor, ownWord) ||
      (says(monitor, shortName) && isNear(monitor)) ||
      components.some((component) => selects(monitor, component)) ||
      selectsListeners(monitor),
  );
}

const namespaceOf = ({ metadata }: Deployment): string => metadata.namespace;

/** A monitor's own words: name, the charts' labels, and what it selects by. */
function says({ metadata, spec }: Monitor, arcWord: RegExp): boolean {
  const labels = metadata.labels ?? {};
  const words = [
    metadata.name,
    labels['app.kubernetes.io/name'],
    labels['app.kubernetes.io/part-of'],
    labels['helm.sh/chart'],
    ...Object.values(spec.selector?.matchLabels ?? {}),
    ...(spec.selector?.matchExpressions ?? []).flatMap(({ values }) => values ?? []),
  ];
  return words.some((word) => word !== undefined && arcWord.test(word));
}

function selects(monitor: Monitor, { deployment }: ArcComponent): boolean {
  if (isEverything(monitor)) return monitor.metadata.namespace === deployment.metadata.namespace;
  const labels = monitor.kind === 'PodMonitor' ? deployment.spec.template?.metadata?.labels : deployment.metadata.labels;
  return matches(monitor, labels);
}

const selectsListeners = (monitor: Monitor): boolean =>
  monitor.kind === 'PodMonitor' && !isEverything(monitor) && matches(monitor, listenerLabels);

const isEverything = ({ spec }: Monitor): boolean =>
  Object.keys(spec.selector?.matchLabels ?? {}).length === 0 && (spec.selector?.matchExpressions ?? []).length === 0;

function matches(monitor: Monitor, labels: Record<string, string> | undefined): boolean {
  try {
    return selectorMatches(monitor.spec.selector, labels);
  } catch (error) {
    if (error instanceof InvalidSelector) return false;
    throw error;
  }
}

/** Namespaces whose Services (pods) a monitor looks at; undefined: all. */
export function targetNamespaces({ metadata, spec }: Monitor, ignoreNamespaceSelectors = false): string[] | undefined {
  const selector = spec.namespaceSelector ?? {};
  if (ignoreNamespaceSelectors) return [metadata.namespace];
  if (selector.any === true) return undefined;
  return selector.matchNames === undefined || selector.matchNames.length === 0 ? [metadata.namespace] : [...selector.matchNames];
}

/** `serviceMonitor/namespace/name/` (podMonitor/...): how the operator begins the names of a monitor's scrape pools. */
export const poolPrefix = ({ kind, metadata }: Pick<Monitor, 'kind' | 'metadata'>): string =>
  `${kind === 'PodMonitor' ? 'podMonitor' : 'serviceMonitor'}/${metadata.namespace}/${metadata.name}/`;

export const endpointsOf = (monitor: Monitor) =>
  (monitor.kind === 'PodMonitor' ? monitor.spec.podMetricsEndpoints : monitor.spec.endpoints) ?? [];
