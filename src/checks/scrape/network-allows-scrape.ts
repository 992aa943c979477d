import { cannotTell, fail, notApplicable, pass } from '../check';
import { metricsContainerPort } from '../rules/metrics-port';
import { quoted } from '../rules/monitor-manifest';
import { blockingPolicies } from '../rules/network-policy';
import { selectedBy } from '../rules/selected-services';
import { named, podsOf } from '../rules/workload-health';
import { scrapeCheck } from './scrape-check';

export const networkAllowsScrape = scrapeCheck({
  id: 'network-allows-scrape',
  title: 'NetworkPolicies let Prometheus reach ARC',
  why: 'A policy that denies drops packets without an answer: the scrape just runs into its time-out. Policies of Cilium and Calico are not seen here.',
  needs: ['monitor', 'prometheus', 'policies', 'pods', 'arcPods', 'prometheusPods', 'namespaceLabels'],
  presumes: ['prometheus-exists', 'arc-is-running', 'prometheus-is-available'],
  causes: {
    'network-policy-blocks':
      "A NetworkPolicy forbids Prometheus to reach ARC's metrics port. Somebody wanted it closed; an additional policy can open just this way.",
  },
  judge({ monitor, prometheus, policies, pods, arcPods, prometheusPods, namespaceLabels }, { component, part }) {
    const [from] = prometheusPods.filter(({ metadata }) => metadata.labels?.['operator.prometheus.io/name'] === prometheus?.metadata.name);
    const targets =
      monitor?.kind === 'PodMonitor'
        ? selectedBy(monitor, prometheus, pods)
        : component === undefined
          ? []
          : podsOf(component.deployment, arcPods);
    if (from === undefined || targets[0] === undefined) return notApplicable('There is no pair of pods to look at.');
    const port = component === undefined || part === 'scale-set-listener' ? undefined : metricsContainerPort(component)?.containerPort;
    if (policies.length === 0) return pass('There is no NetworkPolicy in the namespaces of Prometheus and ARC.');
    const needsLabels = policies.some(({ spec }) =>
      [...(spec.ingress ?? []).flatMap((rule) => rule.from ?? []), ...(spec.egress ?? []).flatMap((rule) => rule.to ?? [])].some(
        (peer) => peer.namespaceSelector !== undefined,
      ),
    );
    if (needsLabels && namespaceLabels[from.metadata.namespace] === undefined)
      return cannotTell(`A NetworkPolicy asks for labels of namespace ${from.metadata.namespace}, which are not known`);
    const blocked = targets
      .map((to) => ({ to, by: blockingPolicies(from, to, port, policies, namespaceLabels) }))
      .filter(({ by }) => by.length > 0);
    const [first] = blocked;
    if (first === undefined)
      return pass(`${policies.length} ${policies.length === 1 ? 'NetworkPolicy lets' : 'NetworkPolicies let'} Prometheus through.`);
    const home = first.by[0]!.metadata.namespace;
    return fail({
      cause: 'network-policy-blocks',
      saw: `NetworkPolicy ${first.by.map(named).join(', ')} keeps pod ${named(from)} from reaching pod ${named(first.to)}${port === undefined ? '' : ` on port ${port}`}.`,
      evidence: first.by.map((policy) => ({
        from: 'kubernetes' as const,
        what: `NetworkPolicy ${named(policy)}`,
        text: JSON.stringify(policy.spec),
      })),
      fix: {
        explain: `Somebody closed this way, perhaps on purpose. If ARC's metrics may be read by Prometheus, add the policy below: policies add up, so it opens ${port === undefined ? 'these pods' : `port ${port}`} to Prometheus and nothing else. It works at once.`,
        commands: [],
        lasting: {
          kind: 'manifest',
          text:
            home === first.to.metadata.namespace
              ? ingressManifest(
                  first.to.metadata.namespace,
                  first.to.metadata.labels ?? {},
                  from.metadata.namespace,
                  prometheus?.metadata.name ?? '',
                  port,
                )
              : `# an egress rule in namespace ${home} that lets Prometheus reach namespace ${first.to.metadata.namespace}`,
        },
      },
    });
  },
});

function ingressManifest(
  namespace: string,
  labels: Record<string, string>,
  prometheusNamespace: string,
  prometheus: string,
  port: number | undefined,
): string {
  const wanted = ['app.kubernetes.io/name', 'app.kubernetes.io/instance', 'app.kubernetes.io/component'].filter(
    (key) => labels[key] !== undefined,
  );
  return [
    'apiVersion: networking.k8s.io/v1',
    'kind: NetworkPolicy',
    `metadata: {name: allow-prometheus-to-arc, namespace: ${quoted(namespace)}}`,
    'spec:',
    `  podSelector: {matchLabels: {${wanted.map((key) => `${key}: ${quoted(labels[key]!)}`).join(', ')}}}`,
    '  policyTypes: [Ingress]',
    '  ingress:',
    '    - from:',
    `        - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ${quoted(prometheusNamespace)}}}`,
    `          podSelector: {matchLabels: {operator.prometheus.io/name: ${quoted(prometheus)}}}`,
    ...(port === undefined ? [] : [`      ports: [{port: ${port}, protocol: TCP}]`]),
  ].join('\n');
}
