import { flag } from '../../facts/arc-components';
import { InvalidSelector, selectorMatches, selectorMisses } from '../../facts/label-selector';
import type { LabelSelector } from '../../facts/shapes/metadata';
import type { PrometheusObject } from '../../facts/shapes/monitoring';
import type { Deployment } from '../../facts/shapes/workloads';
import { fail, notApplicable, pass } from '../check';
import { labelChanges, labelWords } from '../rules/label-changes';
import { lasting } from '../rules/lasting';
import { quoted } from '../rules/monitor-manifest';
import { namespacesOf, operatorContainer, scopeValues, watchesNamespace } from '../rules/operator-scope';
import { parseSelector } from '../rules/selector-text';
import { kubectl } from '../rules/shell';
import { named } from '../rules/workload-health';
import { scrapeCheck } from './scrape-check';

export const operatorWatchesPrometheus = scrapeCheck({
  id: 'operator-watches-prometheus',
  title: 'The operator is responsible for this Prometheus',
  why: 'Flags and annotations divide Prometheus objects between several operators; one that none feels responsible for never gets a configuration.',
  needs: ['operators', 'prometheus'],
  presumes: ['operator-crds-are-served', 'operator-is-running'],
  causes: {
    'prometheus-not-watched':
      "The operator's namespace flags, its instance selector or its controller id leave this Prometheus out. Change the flag, or the annotation operator.prometheus.io/controller-id.",
  },
  judge({ operators, prometheus }) {
    if (prometheus === undefined) return notApplicable('There is no Prometheus object to be watched.');
    if (operators.items.length === 0) return notApplicable('No operator was found whose flags could be read.');
    const reasons = operators.items.map((operator) => whyNotWatched(operator, prometheus));
    const watching = reasons.indexOf(undefined);
    if (watching >= 0) return pass(`Operator ${named(operators.items[watching]!)} watches Prometheus ${named(prometheus)}.`);
    const [reason] = reasons;
    return fail({
      cause: 'prometheus-not-watched',
      saw: `No operator watches Prometheus ${named(prometheus)}: ${reasons.map((each) => each?.why).join('; ')}.`,
      fix: {
        explain:
          reason?.command === undefined
            ? "Change the operator's flags so that they take this Prometheus in; what it may see is your decision."
            : 'Let the Prometheus say what the operator that is to look after it asks for. It catches up within half a minute; Prometheus loads the result up to two minutes later.',
        commands: reason?.command === undefined ? [] : [reason.command],
        lasting: lasting(
          operators.items[0]!.metadata,
          reason?.values,
          "# the operator's Deployment: --controller-id, --prometheus-instance-namespaces, --prometheus-instance-selector, --namespaces, --deny-namespaces",
        ),
      },
    });
  },
});

interface Reason {
  why: string;
  /** What makes the Prometheus one of the operator's, where that is not a matter of namespaces. */
  command?: string;
  /** Of kube-prometheus-stack. */
  values: string;
}

/** Why an operator passes a Prometheus over; undefined where it looks after it. Its flags: prometheus-operator cmd/operator/main.go. */
function whyNotWatched(operator: Deployment, { metadata }: PrometheusObject): Reason | undefined {
  const container = operatorContainer(operator);
  const { namespace, name, labels = {}, annotations = {} } = metadata;
  const annotate = (value: string) =>
    kubectl(namespace, 'annotate', 'prometheus', name, `operator.prometheus.io/controller-id${value}`, '--overwrite');
  const id = flag(container, 'controller-id') ?? '';
  const annotated = annotations['operator.prometheus.io/controller-id'] ?? '';
  if (id !== annotated) {
    return {
      why: `the operator runs with ${id === '' ? 'no controller id' : `--controller-id=${id}`}, the Prometheus is annotated ${annotated === '' ? 'with none' : `operator.prometheus.io/controller-id=${annotated}`}`,
      command: annotate(id === '' ? '-' : `=${id}`),
      values: `prometheus:\n  annotations:\n    operator.prometheus.io/controller-id: ${id === '' ? 'null' : JSON.stringify(id)}`,
    };
  }
  const scope = watchesNamespace(container, namespace, 'prometheus-instance-namespaces');
  const instances = namespacesOf(container, 'prometheus-instance-namespaces');
  if (scope !== undefined)
    return {
      why: scope,
      values:
        instances.length > 0
          ? `prometheusOperator:\n  prometheusInstanceNamespaces: [${[...instances, namespace].map(quoted).join(', ')}]`
          : scopeValues(operator, namespace),
    };
  const selector = flag(container, 'prometheus-instance-selector') ?? '';
  const wanted = readSelector(selector);
  if (wanted === undefined || selectorMatches(wanted, labels)) return undefined;
  const changes = labelChanges(wanted, labels);
  return {
    why: `--prometheus-instance-selector=${selector} leaves it out: it does not meet ${selectorMisses(wanted, labels).join(' and ')}`,
    values: 'prometheusOperator:\n  prometheusInstanceSelector: ""',
    ...(changes === undefined ? {} : { command: kubectl(namespace, 'label', 'prometheus', name, ...labelWords(changes), '--overwrite') }),
  };
}

/** A selector that does not parse keeps the operator from starting, which is told elsewhere. */
function readSelector(text: string): LabelSelector | undefined {
  try {
    return parseSelector(text);
  } catch (error) {
    if (error instanceof InvalidSelector) return undefined;
    throw error;
  }
}
