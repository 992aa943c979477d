import { type ArcComponent, type ArcPart, findArcComponents, listenerLabels } from '../../facts/arc-components';
import { InvalidSelector, selectorMatches } from '../../facts/label-selector';
import { targetNamespaces } from '../../facts/scrape/arc-monitors';
import type { ScrapeFacts } from '../../facts/scrape/scrape-facts';
import type { Monitor, PrometheusObject } from '../../facts/shapes/monitoring';
import { isSelected, likelyPrometheus } from '../rules/selection';
import type { Subject } from './subject';
import { monitorsOf } from './subject-facts';

/**
 * What is to be judged: each monitor of ARC with each Prometheus that selects it (where none does, with the one that most likely
 * should), and each part of ARC that nothing scrapes. There is always at least one subject.
 */
export function subjectsOf(facts: ScrapeFacts, at: string, wanted?: { kind: Monitor['kind']; namespace: string; name: string }): Subject[] {
  const components = facts.deployments.known ? findArcComponents(facts.deployments.value.items) : [];
  const found = monitorsOf(facts);
  const all = found.known ? found.value : knownMonitors(facts);
  const monitors = wanted === undefined ? all : all.filter((monitor) => isNamed(monitor, wanted));
  const prometheuses = facts.prometheuses.known ? facts.prometheuses.value.items : [];
  const namespaceLabels = labelsOf(facts);

  const subjects = monitors.flatMap((monitor) => {
    const part = partOf(monitor, components);
    const component = componentOf(part, components, monitor);
    const selecting = prometheuses.filter((prometheus) => isSelected(prometheus, monitor, namespaceLabels));
    const likely = likelyPrometheus(prometheuses, monitor);
    const chosen = selecting.length > 0 ? selecting : likely === undefined ? [undefined] : [likely];
    return chosen.map((prometheus) => subject({ monitor, part, component, prometheus, at }));
  });
  if (wanted !== undefined) return subjects.length > 0 ? subjects : [gap(wanted, prometheuses, components, at)];

  const unscraped = components.filter(
    ({ part, deployment }) => mustBeScraped(part) && !subjects.some(({ component }) => component?.deployment === deployment),
  );
  const gaps = unscraped.map((component) => subject({ part: component.part, component, prometheus: likelyPrometheus(prometheuses), at }));
  const needListeners = hasListeners(facts) && !subjects.some(({ part }) => part === 'scale-set-listener');
  const controller = components.find(({ part }) => part === 'scale-set-controller');
  const listeners =
    needListeners && controller !== undefined
      ? [subject({ part: 'scale-set-listener', component: controller, prometheus: likelyPrometheus(prometheuses), at })]
      : [];
  const every = [...subjects, ...gaps, ...listeners];
  const sorted = every.sort((a, b) => compare(a.name, b.name) || compare(a.prometheusName ?? '', b.prometheusName ?? ''));
  return sorted.length > 0 ? sorted : [subject({ part: 'controller', prometheus: likelyPrometheus(prometheuses), at })];
}

function subject(parts: {
  monitor?: Monitor;
  part: ArcPart;
  component?: ArcComponent | undefined;
  prometheus?: PrometheusObject | undefined;
  at: string;
}): Subject {
  const { monitor, component, prometheus, part, at } = parts;
  return {
    name:
      monitor === undefined
        ? nameOfGap(part, component)
        : `${monitor.kind.toLowerCase()}/${monitor.metadata.namespace}/${monitor.metadata.name}`,
    part,
    at,
    ...(monitor === undefined ? {} : { monitor }),
    ...(component === undefined ? {} : { component }),
    ...(prometheus === undefined ? {} : { prometheus, prometheusName: `${prometheus.metadata.namespace}/${prometheus.metadata.name}` }),
  };
}

/** What the charts, or a person, would call the monitor that is not there. */
export function nameOfGap(part: ArcPart, component: ArcComponent | undefined): string {
  const namespace = component?.deployment.metadata.namespace ?? (part.startsWith('scale-set') ? 'arc-systems' : 'actions-runner-system');
  const name = component?.deployment.metadata.name ?? 'actions-runner-controller';
  if (part === 'scale-set-listener') return `podmonitor/${namespace}/gha-rs-listener`;
  if (part === 'scale-set-controller') return `podmonitor/${namespace}/gha-rs-controller`;
  return `servicemonitor/${namespace}/${name.slice(0, 47)}-service-monitor`;
}

function gap(
  wanted: { kind: Monitor['kind']; namespace: string; name: string },
  prometheuses: PrometheusObject[],
  components: ArcComponent[],
  at: string,
): Subject {
  const component = components.find(({ deployment }) => deployment.metadata.namespace === wanted.namespace) ?? components[0];
  const base = subject({ part: component?.part ?? 'controller', component, prometheus: likelyPrometheus(prometheuses), at });
  return { ...base, name: `${wanted.kind.toLowerCase()}/${wanted.namespace}/${wanted.name}` };
}

/** The webhook and metrics servers are extras: nobody misses their metrics until somebody asks for them by a monitor. */
const mustBeScraped = (part: ArcPart): boolean => part === 'controller' || part === 'scale-set-controller';

const hasListeners = ({ autoscalingListeners }: ScrapeFacts): boolean =>
  autoscalingListeners.known && autoscalingListeners.value.items.length > 0;

function partOf(monitor: Monitor, components: readonly ArcComponent[]): ArcPart {
  const words = `${monitor.metadata.name} ${Object.values(monitor.spec.selector?.matchLabels ?? {}).join(' ')}`;
  if (/listener/.test(words) || (monitor.kind === 'PodMonitor' && matches(monitor, listenerLabels))) return 'scale-set-listener';
  if (/github-?webhook/.test(words)) return 'github-webhook-server';
  if (/actions-metrics/.test(words)) return 'actions-metrics-server';
  const selected = components.find(({ deployment }) =>
    matches(monitor, monitor.kind === 'PodMonitor' ? deployment.spec.template?.metadata?.labels : deployment.metadata.labels),
  );
  if (selected !== undefined) return selected.part;
  const near = components.find(({ deployment }) =>
    (targetNamespaces(monitor) ?? [monitor.metadata.namespace]).includes(deployment.metadata.namespace),
  );
  if (/gha-|scale-set/.test(words)) return 'scale-set-controller';
  return near?.part ?? (monitor.kind === 'PodMonitor' && !/actions-runner-controller/.test(words) ? 'scale-set-controller' : 'controller');
}

/** Listeners have no Deployment of their own; their controller's stands for them. */
function componentOf(part: ArcPart, components: readonly ArcComponent[], monitor: Monitor): ArcComponent | undefined {
  const wanted = part === 'scale-set-listener' ? 'scale-set-controller' : part;
  const fitting = components.filter((component) => component.part === wanted);
  const places = targetNamespaces(monitor) ?? [monitor.metadata.namespace];
  return (
    fitting.find(({ deployment }) => places.includes(deployment.metadata.namespace)) ??
    fitting.find(({ deployment }) => deployment.metadata.namespace === monitor.metadata.namespace) ??
    fitting[0]
  );
}

function matches(monitor: Monitor, labels: Record<string, string> | undefined): boolean {
  try {
    return selectorMatches(monitor.spec.selector, labels) && Object.keys(monitor.spec.selector?.matchLabels ?? {}).length > 0;
  } catch (error) {
    if (error instanceof InvalidSelector) return false;
    throw error;
  }
}

const isNamed = ({ kind, metadata }: Monitor, wanted: { kind: string; namespace: string; name: string }): boolean =>
  kind === wanted.kind && metadata.namespace === wanted.namespace && metadata.name === wanted.name;

const knownMonitors = (facts: ScrapeFacts): Monitor[] =>
  [facts.serviceMonitors, facts.podMonitors].flatMap((fact) => (fact.known ? fact.value.items : []));

const labelsOf = ({ namespaces }: ScrapeFacts): Readonly<Record<string, Record<string, string>>> | undefined =>
  namespaces.known ? Object.fromEntries(namespaces.value.items.map(({ metadata }) => [metadata.name, metadata.labels ?? {}])) : undefined;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
