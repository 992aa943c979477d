import { monitorResource, operatorUser } from '../../facts/scrape/learn-reviews';
import type { Monitor } from '../../facts/shapes/monitoring';
import type { Deployment } from '../../facts/shapes/workloads';
import { fail, type Judgement, notApplicable, pass } from '../check';
import { lasting } from '../rules/lasting';
import { quoted } from '../rules/monitor-manifest';
import { operatorContainer, scopeValues, watchesNamespace } from '../rules/operator-scope';
import { applyManifest, shell } from '../rules/shell';
import { named } from '../rules/workload-health';
import { scrapeCheck, type Values } from './scrape-check';

type Reviews = Values<'reviews'>['reviews'];

export const operatorWatchesMonitorNamespace = scrapeCheck({
  id: 'operator-watches-monitor-namespace',
  title: "The operator sees the monitor's namespace",
  why: "--namespaces and --deny-namespaces hide whole namespaces from the operator; a Prometheus' own selectors cannot reach past them. And an operator that may not list monitors waits for them for ever, and looks ready meanwhile.",
  needs: ['operators', 'monitor', 'reviews'],
  presumes: ['operator-crds-are-served', 'operator-is-running'],
  causes: {
    'monitor-namespace-not-watched':
      "The operator's flags --namespaces or --deny-namespaces hide the monitor's namespace, or its ServiceAccount may not list monitors there. Change the flags (chart values prometheusOperator.namespaces, prometheusOperator.denyNamespaces), or grant the right.",
  },
  judge({ operators, monitor, reviews }) {
    if (monitor === undefined || operators.items.length === 0)
      return notApplicable('There is no monitor, or no operator whose flags could be read.');
    const { namespace } = monitor.metadata;
    const reasons = operators.items.map((operator) => watchesNamespace(operatorContainer(operator), namespace));
    const looking = operators.items.filter((_, index) => reasons[index] === undefined);
    const denied = looking.map((operator) => deniedTo(operator, monitor, reviews));
    if (denied.some(({ length }) => length === 0)) return pass(`The operator sees namespace ${namespace}.`);
    if (looking[0] !== undefined) return mayNotList(looking[0], monitor, denied[0]!);
    const operator = operators.items[0]!;
    return fail({
      cause: 'monitor-namespace-not-watched',
      saw: `Operator ${named(operator)} does not see the monitor: ${reasons.join('; ')}.`,
      fix: {
        explain: `Take ${namespace} out of what is hidden, in the values of the operator's release. What the operator may see was somebody's decision, so no command is printed that undoes it; this shows the flags: ${shell('kubectl', '-n', operator.metadata.namespace, 'get', 'deployment', operator.metadata.name, '-o', 'jsonpath={.spec.template.spec.containers[*].args}')}`,
        commands: [],
        lasting: lasting(
          operator.metadata,
          scopeValues(operator, namespace),
          `# Deployment ${named(operator)}: drop ${namespace} from --deny-namespaces, or add it to --namespaces`,
        ),
      },
    });
  },
});

const deniedTo = (operator: Deployment, monitor: Monitor, reviews: Reviews): string[] =>
  reviews
    .filter(
      ({ user, resource, namespace, allowed }) =>
        !allowed && user === operatorUser(operator) && resource === monitorResource(monitor) && namespace === monitor.metadata.namespace,
    )
    .map(({ verb }) => verb);

function mayNotList(operator: Deployment, monitor: Monitor, verbs: readonly string[]): Judgement {
  const manifest = grantManifest(operator, monitor);
  return fail({
    cause: 'monitor-namespace-not-watched',
    saw: `${operatorUser(operator)}, as which operator ${named(operator)} runs, may not ${verbs.join(' and ')} ${monitor.kind}s in ${monitor.metadata.namespace}.`,
    fix: {
      explain:
        "Give it the right back. The operator tries again by itself, within a minute or so. If the chart's ClusterRole lost a rule, others may be gone, too: the release's next upgrade brings them back.",
      commands: [applyManifest(manifest)],
      lasting: lasting(operator.metadata, 'global:\n  rbac:\n    create: true', manifest),
    },
  });
}

/** Its informers list the whole cluster, so a Role in one namespace would not do. */
function grantManifest(operator: Deployment, monitor: Monitor): string {
  const name = 'prometheus-operator-sees-monitors';
  const [, , namespace = '', account = ''] = operatorUser(operator).split(':');
  return [
    'apiVersion: rbac.authorization.k8s.io/v1',
    'kind: ClusterRole',
    `metadata: {name: ${name}}`,
    `rules: [{apiGroups: [monitoring.coreos.com], resources: [${monitor.kind.toLowerCase()}s], verbs: [get, list, watch]}]`,
    '---',
    'apiVersion: rbac.authorization.k8s.io/v1',
    'kind: ClusterRoleBinding',
    `metadata: {name: ${name}}`,
    `roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${name}}`,
    `subjects: [{kind: ServiceAccount, name: ${quoted(account)}, namespace: ${quoted(namespace)}}]`,
  ].join('\n');
}
