import { flag } from '../../facts/arc-components';
import { fail, notApplicable, pass } from '../check';
import { lasting } from '../rules/lasting';
import { watchesNamespace } from '../rules/operator-scope';
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
    const reasons = operators.items.map((operator) => {
      const container = operator.spec.template?.spec?.containers?.find(({ image, name }) =>
        /prometheus-operator/.test(`${image} ${name}`),
      ) ??
        operator.spec.template?.spec?.containers?.[0] ?? { name: '' };
      const id = flag(container, 'controller-id') ?? '';
      const annotated = prometheus.metadata.annotations?.['operator.prometheus.io/controller-id'] ?? '';
      if (id !== annotated) {
        return {
          why: `the operator runs with ${id === '' ? 'no controller id' : `--controller-id=${id}`}, the Prometheus is annotated ${annotated === '' ? 'with none' : `operator.prometheus.io/controller-id=${annotated}`}`,
          command: kubectl(
            prometheus.metadata.namespace,
            'annotate',
            'prometheus',
            prometheus.metadata.name,
            id === '' ? 'operator.prometheus.io/controller-id-' : `operator.prometheus.io/controller-id=${id}`,
            '--overwrite',
          ),
        };
      }
      const scope = watchesNamespace(container, prometheus.metadata.namespace, 'prometheus-instance-namespaces');
      return scope === undefined ? undefined : { why: scope, command: undefined };
    });
    const watching = reasons.indexOf(undefined);
    if (watching >= 0) return pass(`Operator ${named(operators.items[watching]!)} watches Prometheus ${named(prometheus)}.`);
    const [reason] = reasons;
    return fail({
      cause: 'prometheus-not-watched',
      saw: `No operator watches Prometheus ${named(prometheus)}: ${reasons.map((each) => each?.why).join('; ')}.`,
      fix: {
        explain:
          reason?.command === undefined
            ? "Change the operator's namespace flags so that they take this namespace in; which namespaces it may see is your decision."
            : 'Let the annotation agree with the operator that is to look after it.',
        commands: reason?.command === undefined ? [] : [reason.command],
        lasting: lasting(
          operators.items[0]!.metadata,
          'prometheusOperator:\n  prometheusInstanceNamespaces: []\n  denyNamespaces: []',
          "# the operator's Deployment: --prometheus-instance-namespaces, --deny-namespaces",
        ),
      },
    });
  },
});
