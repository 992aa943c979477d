import { discoveryNeeds, prometheusUser, wholeCluster } from '../../facts/scrape/learn-reviews';
import { fail, notApplicable, pass } from '../check';
import { lasting } from '../rules/lasting';
import { quoted } from '../rules/monitor-manifest';
import { applyManifest } from '../rules/shell';
import { named } from '../rules/workload-health';
import { scrapeCheck } from './scrape-check';

export const prometheusMayDiscover = scrapeCheck({
  id: 'prometheus-may-discover',
  title: "Prometheus' ServiceAccount may discover the targets",
  why: 'Discovery lists and watches Services, Endpoints and pods with the rights of the ServiceAccount; without them the pool stays empty and only a log line tells.',
  needs: ['monitor', 'prometheus', 'reviews'],
  presumes: ['operator-crds-are-served', 'prometheus-exists', 'monitor-exists'],
  causes: {
    'discovery-forbidden':
      "Prometheus' ServiceAccount may not list or watch what its discovery needs in the target's namespace. Grant it by a Role and a RoleBinding there.",
  },
  judge({ monitor, prometheus, reviews }) {
    if (monitor === undefined || prometheus === undefined) return notApplicable('There is no monitor or no Prometheus.');
    const user = prometheusUser(prometheus);
    const needs = discoveryNeeds(prometheus, monitor);
    const asked = reviews.filter(
      (review) =>
        review.user === user && needs.some(({ resource, namespace }) => review.resource === resource && review.namespace === namespace),
    );
    const denied = asked.filter(({ allowed }) => !allowed);
    if (denied.length === 0)
      return asked.length === 0
        ? notApplicable('No namespace to ask about.')
        : pass(`${user} may list and watch ${[...new Set(asked.map(({ resource }) => resource))].join(', ')} there.`);
    const namespaces = [...new Set(denied.map(({ namespace }) => namespace!))];
    const account = { namespace: prometheus.metadata.namespace, name: prometheus.spec.serviceAccountName ?? 'default' };
    const manifest = namespaces
      .map((namespace) => {
        const lacking = needs.filter((need) => need.namespace === namespace).map(({ resource }) => resource);
        return roleManifest(namespace, account, lacking);
      })
      .join('\n---\n');
    const where = namespaces.map((namespace) => (namespace === wholeCluster ? 'the whole cluster' : namespace)).join(', ');
    return fail({
      cause: 'discovery-forbidden',
      saw: `${user} may not ${denied.map(({ verb, resource, namespace }) => `${verb} ${resource} in ${namespace || 'the whole cluster'}`).join(', ')}.`,
      fix: {
        explain: `Grant it in ${where}${namespaces.includes(wholeCluster) ? ', which this monitor asks for (namespaceSelector.any or attachMetadata.node)' : ' alone'}. Prometheus tries again by itself, within a minute or so. If a ClusterRoleBinding of the chart is missing, its other targets miss it too: the release's next upgrade brings it back.`,
        commands: [applyManifest(manifest)],
        lasting: lasting(
          prometheus.metadata,
          'global:\n  rbac:\n    create: true\nprometheus:\n  serviceAccount:\n    create: true',
          `# of Prometheus ${named(prometheus)}\n${manifest}`,
        ),
      },
    });
  },
});

function roleManifest(namespace: string, account: { namespace: string; name: string }, resources: readonly string[]): string {
  const core = resources.filter((resource) => !resource.includes('/'));
  const slices = resources.some((resource) => resource.endsWith('endpointslices'));
  const name = 'prometheus-discovers-arc';
  const everywhere = namespace === wholeCluster;
  const kind = everywhere ? 'ClusterRole' : 'Role';
  const metadata = `metadata: {name: ${name}${everywhere ? '' : `, namespace: ${quoted(namespace)}`}}`;
  return [
    'apiVersion: rbac.authorization.k8s.io/v1',
    `kind: ${kind}`,
    metadata,
    'rules:',
    ...(core.length > 0 ? [`  - {apiGroups: [""], resources: [${core.join(', ')}], verbs: [get, list, watch]}`] : []),
    ...(slices ? ['  - {apiGroups: [discovery.k8s.io], resources: [endpointslices], verbs: [get, list, watch]}'] : []),
    '---',
    'apiVersion: rbac.authorization.k8s.io/v1',
    `kind: ${kind}Binding`,
    metadata,
    `roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ${kind}, name: ${name}}`,
    'subjects:',
    `  - {kind: ServiceAccount, name: ${quoted(account.name)}, namespace: ${quoted(account.namespace)}}`,
  ].join('\n');
}
