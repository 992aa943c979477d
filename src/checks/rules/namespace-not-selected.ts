import { selectorMisses, selectorText } from '../../facts/label-selector';
import type { LabelSelector } from '../../facts/shapes/metadata';
import type { Monitor, PrometheusObject } from '../../facts/shapes/monitoring';
import type { Fix } from '../../reports/report';
import type { Finding } from '../check';
import { labelChanges, labelsToMeet, labelWords } from './label-changes';
import { lasting } from './lasting';
import { entries } from './monitor-manifest';
import { selectorsFor } from './selection';
import { kubectl, mergePatch } from './shell';
import { named } from './workload-health';

/** The API server keeps this label itself: it always is the namespace's name, whatever anybody sets. */
const nameLabel = 'kubernetes.io/metadata.name';

const soon = 'The operator sees it within seconds, Prometheus loads it up to two minutes later.';

/** A Prometheus whose namespace selector leaves the monitor's namespace out. */
export function namespaceNotSelected(monitor: Monitor, prometheus: PrometheusObject, labels: Readonly<Record<string, string>>): Finding {
  const { namespaceField: field, namespaceSelector: selector } = selectorsFor(prometheus, monitor.kind);
  const { namespace } = monitor.metadata;
  const nil = selector === null || selector === undefined;
  return {
    cause: 'monitor-namespace-not-selected',
    saw: nil
      ? `Prometheus ${named(prometheus)} has no ${field}, so it takes monitors of its own namespace ${prometheus.metadata.namespace} alone; the monitor is in ${namespace}.`
      : `Prometheus ${named(prometheus)} takes monitors of namespaces with ${selectorText(selector)}; namespace ${namespace} does not meet ${selectorMisses(selector, labels).join(' and ')}.`,
    fix: nil ? takeAll(prometheus, field) : meet(selector, namespace, labels, prometheus, field),
  };
}

function takeAll(prometheus: PrometheusObject, field: string): Fix {
  return {
    explain:
      'Let it take monitors of all namespaces; which of them it selects is still for its monitor selector to say. Or move the monitor into its namespace, and name the namespace of ARC in its namespaceSelector.',
    commands: [setSelector(prometheus, field, {})],
    lasting: lasting(
      prometheus.metadata,
      `prometheus:\n  prometheusSpec:\n    ${field}: {}`,
      `# Prometheus ${named(prometheus)}\nspec:\n  ${field}: {}`,
    ),
  };
}

function meet(
  selector: LabelSelector,
  namespace: string,
  labels: Readonly<Record<string, string>>,
  prometheus: PrometheusObject,
  field: string,
): Fix {
  const changes = labelChanges(selector, labels);
  if (changes !== undefined && !(nameLabel in changes.set) && !changes.drop.includes(nameLabel)) {
    return {
      explain: `Label the namespace as the Prometheus asks. ${soon}`,
      commands: [kubectl(undefined, 'label', 'namespace', namespace, ...labelWords(changes), '--overwrite')],
      lasting: {
        kind: 'manifest',
        text: `# Namespace ${namespace}\nmetadata:\n  labels:\n${entries(labelsToMeet(selector) ?? changes.set, 4).join('\n')}`,
      },
    };
  }
  const wider = widened(selector, namespace);
  if (wider === undefined || changes === undefined) {
    return {
      explain: `No label of the namespace can meet that: ${changes === undefined ? 'the selector contradicts itself' : `it leaves ${namespace} out by its name`}. Change ${field} of the Prometheus if ARC is to be scraped; somebody meant it, so that is yours to decide.`,
      commands: [],
    };
  }
  // A null takes away what lies below: of a merge patch as of Helm's values.
  const change = JSON.stringify({ ...gone(selector, wider), ...wider });
  return {
    explain: `It takes namespaces by name, and a name cannot be changed: add ${namespace} to those that it takes. ${soon}`,
    commands: [setSelector(prometheus, field, JSON.parse(change))],
    lasting: lasting(
      prometheus.metadata,
      `prometheus:\n  prometheusSpec:\n    ${field}: ${change}`,
      `# Prometheus ${named(prometheus)}\nspec:\n  ${field}: ${JSON.stringify(wider)}`,
    ),
  };
}

/** The selector with one more namespace among those that it takes by name; undefined where it does not take any by name. */
function widened({ matchLabels = {}, matchExpressions = [] }: LabelSelector, namespace: string): LabelSelector | undefined {
  const { [nameLabel]: byName, ...others } = matchLabels;
  const lists = matchExpressions.filter(({ key, operator }) => key === nameLabel && operator === 'In');
  const leftOut = matchExpressions.some(
    ({ key, operator, values = [] }) =>
      key === nameLabel && (operator === 'DoesNotExist' || (operator === 'NotIn' && values.includes(namespace))),
  );
  if (leftOut || (byName === undefined && lists.length === 0)) return undefined;
  const widerLists = matchExpressions.map((each) =>
    lists.includes(each) ? { ...each, values: [...new Set([...(each.values ?? []), namespace])] } : each,
  );
  const fromLabel = byName === undefined ? [] : [{ key: nameLabel, operator: 'In', values: [byName, namespace] }];
  return {
    ...(Object.keys(others).length === 0 ? {} : { matchLabels: others }),
    matchExpressions: [...fromLabel, ...widerLists],
  };
}

/** What a merge patch has to take away so that only the new selector is left. */
const gone = ({ matchLabels = {} }: LabelSelector, wider: LabelSelector) =>
  nameLabel in matchLabels && wider.matchLabels === undefined ? { matchLabels: null } : {};

const setSelector = ({ metadata }: PrometheusObject, field: string, selector: unknown): string =>
  mergePatch(metadata.namespace, 'prometheus', metadata.name, { spec: { [field]: selector } });
