import { InvalidSelector, selectorMatches, selectorMisses, selectorText } from '../../facts/label-selector';
import type { LabelSelector } from '../../facts/shapes/metadata';
import type { Monitor, PrometheusObject } from '../../facts/shapes/monitoring';
import { type Finding, fail, type Judgement, notApplicable, pass } from '../check';
import { labelChanges, labelsToMeet, labelWords } from '../rules/label-changes';
import { lasting } from '../rules/lasting';
import { entries, serviceMonitorValues } from '../rules/monitor-manifest';
import { namespaceNotSelected } from '../rules/namespace-not-selected';
import { isSelected, selectorsFor, selectsNamespace } from '../rules/selection';
import { kubectl, mergePatch } from '../rules/shell';
import { named } from '../rules/workload-health';
import { scrapeCheck } from './scrape-check';
import type { Subject } from './subject';

export const monitorIsSelected = scrapeCheck({
  id: 'monitor-is-selected',
  title: 'The Prometheus selects the monitor',
  why: 'A Prometheus takes only monitors whose labels, and whose namespace, its selectors match; a selector that is not set selects nothing.',
  needs: ['monitor', 'prometheus', 'agents', 'monitorNamespaceLabels'],
  presumes: ['operator-crds-are-served', 'prometheus-exists', 'monitor-exists'],
  // The operator's own words about it are the better ones.
  moot: { causes: ['prometheus-selector-invalid'], after: ['prometheus-is-reconciled'] },
  causes: {
    'monitor-selector-nil': 'serviceMonitorSelector (podMonitorSelector) of the Prometheus is not set, which selects nothing. Set it.',
    'monitor-labels-not-matched': "The monitor's labels do not match the Prometheus' selector. Label the monitor as the selector asks.",
    'monitor-namespace-not-selected':
      "The Prometheus' namespace selector leaves the monitor's namespace out. Label the namespace as the selector asks.",
    'prometheus-selector-invalid': 'A selector of the Prometheus does not parse, so nothing of it is reconciled. Mend the selector.',
    'monitor-selected-by-agent-only':
      'Only a PrometheusAgent selects the monitor: its samples go to a remote store and cannot be asked for here.',
  },
  judge({ monitor, prometheus, agents, monitorNamespaceLabels }, subject) {
    if (monitor === undefined) return notApplicable('There is no monitor.');
    const agent = agents.find((each) => isSelected(each, monitor, { [monitor.metadata.namespace]: monitorNamespaceLabels }));
    if (
      agent !== undefined &&
      (prometheus === undefined || !isSelected(prometheus, monitor, { [monitor.metadata.namespace]: monitorNamespaceLabels }))
    ) {
      return fail({
        cause: 'monitor-selected-by-agent-only',
        saw: `Only PrometheusAgent ${named(agent)} selects ${monitor.kind} ${named(monitor)}; an agent keeps no samples that could be asked for.`,
        fix: {
          explain: 'Ask the store that the agent writes to (--prometheus-url), or let a Prometheus select the monitor too.',
          commands: [],
        },
      });
    }
    if (prometheus === undefined) return notApplicable('There is no Prometheus object.');
    try {
      return judgeSelection(monitor, prometheus, monitorNamespaceLabels, subject);
    } catch (error) {
      if (!(error instanceof InvalidSelector)) throw error;
      return fail({
        cause: 'prometheus-selector-invalid',
        saw: `A selector of Prometheus ${named(prometheus)} is not valid: ${error.message}.`,
        fix: { explain: 'Mend the selector; an invalid one keeps the whole Prometheus from being reconciled.', commands: [] },
      });
    }
  },
});

function judgeSelection(
  monitor: Monitor,
  prometheus: PrometheusObject,
  namespaceLabels: Record<string, string>,
  subject: Subject,
): Judgement | Judgement[] {
  const { field, selector } = selectorsFor(prometheus, monitor.kind);
  if (selector === null || selector === undefined) {
    const wanted = selectorToSet(prometheus, monitor);
    return fail({
      cause: 'monitor-selector-nil',
      saw: `Prometheus ${named(prometheus)} has no ${field}, so it selects no ${monitor.kind} at all.`,
      fix: {
        explain: `Set the selector so that it matches this monitor's labels. The operator hands it on within seconds, Prometheus loads it up to two minutes later.`,
        commands: [mergePatch(prometheus.metadata.namespace, 'prometheus', prometheus.metadata.name, { spec: { [field]: wanted } })],
        lasting: lasting(
          prometheus.metadata,
          `prometheus:\n  prometheusSpec:\n    ${field}NilUsesHelmValues: true   # renders ${field}: {matchLabels: {release: <this release>}}`,
          `# Prometheus ${named(prometheus)}\nspec:\n  ${field}: ${JSON.stringify(wanted)}`,
        ),
      },
    });
  }
  const findings = [
    ...labelsNotMatched(monitor, prometheus, selector, subject),
    ...(selectsNamespace(prometheus, monitor, namespaceLabels) === false
      ? [namespaceNotSelected(monitor, prometheus, namespaceLabels)]
      : []),
  ];
  if (findings.length > 0) return findings.map(fail);
  return pass(
    `${field} ${selectorText(selector)} of Prometheus ${named(prometheus)} matches, and its namespace selector takes ${monitor.metadata.namespace}.`,
  );
}

function labelsNotMatched(monitor: Monitor, prometheus: PrometheusObject, selector: LabelSelector, { component }: Subject): Finding[] {
  const misses = selectorMisses(selector, monitor.metadata.labels);
  if (misses.length === 0) return [];
  const { field } = selectorsFor(prometheus, monitor.kind);
  const { name, namespace } = monitor.metadata;
  const changes = labelChanges(selector, monitor.metadata.labels ?? {});
  const labels = labelsToMeet(selector) ?? {};
  return [
    {
      cause: 'monitor-labels-not-matched',
      saw: `Prometheus ${named(prometheus)} selects by ${field} ${selectorText(selector)}; ${monitor.kind} ${named(monitor)} does not meet ${misses.join(' and ')}.`,
      fix:
        changes === undefined
          ? {
              explain: `${field} contradicts itself, so no monitor can meet it: mend the selector of Prometheus ${named(prometheus)}.`,
              commands: [],
            }
          : {
              explain:
                'Label the monitor as the Prometheus asks. The operator hands it on within seconds, Prometheus loads it up to two minutes later.',
              commands: [kubectl(namespace, 'label', monitor.kind.toLowerCase(), name, ...labelWords(changes), '--overwrite')],
              lasting: lasting(
                monitor.metadata,
                monitor.kind === 'ServiceMonitor' && component !== undefined ? serviceMonitorValues(component, labels) : undefined,
                `# ${monitor.kind} ${named(monitor)}\nmetadata:\n  labels:\n${entries(labels, 4).join('\n')}`,
              ),
            },
    },
  ];
}

/** What the other kind is selected by, if the monitor meets that; else its release label; else everything. */
function selectorToSet(prometheus: PrometheusObject, monitor: Monitor): LabelSelector {
  const other = monitor.kind === 'PodMonitor' ? prometheus.spec.serviceMonitorSelector : prometheus.spec.podMonitorSelector;
  const labels = monitor.metadata.labels ?? {};
  if (other !== null && other !== undefined && selectorMatches(other, labels)) return other;
  return labels.release === undefined ? {} : { matchLabels: { release: labels.release } };
}
