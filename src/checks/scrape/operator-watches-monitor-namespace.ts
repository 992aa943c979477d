import { fail, notApplicable, pass } from '../check';
import { lasting } from '../rules/lasting';
import { operatorContainer, watchesNamespace } from '../rules/operator-scope';
import { shell } from '../rules/shell';
import { named } from '../rules/workload-health';
import { scrapeCheck } from './scrape-check';

export const operatorWatchesMonitorNamespace = scrapeCheck({
  id: 'operator-watches-monitor-namespace',
  title: "The operator sees the monitor's namespace",
  why: "--namespaces and --deny-namespaces hide whole namespaces from the operator; a Prometheus' own selectors cannot reach past them.",
  needs: ['operators', 'monitor'],
  presumes: ['operator-crds-are-served', 'operator-is-running'],
  causes: {
    'monitor-namespace-not-watched':
      "The operator's flags --namespaces or --deny-namespaces hide the monitor's namespace. Change them (chart values prometheusOperator.namespaces, prometheusOperator.denyNamespaces).",
  },
  judge({ operators, monitor }) {
    if (monitor === undefined || operators.items.length === 0)
      return notApplicable('There is no monitor, or no operator whose flags could be read.');
    const { namespace } = monitor.metadata;
    const reasons = operators.items.map((operator) => watchesNamespace(operatorContainer(operator), namespace));
    if (reasons.includes(undefined)) return pass(`The operator sees namespace ${namespace}.`);
    const operator = operators.items[0]!;
    return fail({
      cause: 'monitor-namespace-not-watched',
      saw: `Operator ${named(operator)} does not see the monitor: ${reasons.join('; ')}.`,
      fix: {
        explain: `Take ${namespace} out of what is hidden, in the values of the operator's release. What the operator may see was somebody's decision, so no command is printed that undoes it; this shows the flags: ${shell('kubectl', '-n', operator.metadata.namespace, 'get', 'deployment', operator.metadata.name, '-o', 'jsonpath={.spec.template.spec.containers[*].args}')}`,
        commands: [],
        lasting: lasting(
          operator.metadata,
          'prometheusOperator:\n  namespaces: {}\n  denyNamespaces: []',
          `# Deployment ${named(operator)}: drop ${namespace} from --deny-namespaces, or add it to --namespaces`,
        ),
      },
    });
  },
});
