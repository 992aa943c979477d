import type { Kubernetes } from '../connections';
import { learn } from '../fact';
import type { Monitor, PrometheusObject } from '../shapes/monitoring';
import type { Deployment } from '../shapes/workloads';
import { ruleText } from '../source';
import { rights } from '../sources';
import { endpointsOf, targetNamespaces } from './arc-monitors';
import type { Review } from './scrape-facts';

type Question = Omit<Review, 'allowed'>;

/**
 * Asks the API server what each Prometheus' ServiceAccount may do: list and watch what its discovery role needs where the monitors
 * look, and get /metrics where a kube-rbac-proxy will ask for it. And whether the operators may list and watch the monitors.
 */
export async function learnReviews(
  kubernetes: Kubernetes,
  prometheuses: readonly PrometheusObject[],
  monitors: readonly Monitor[],
  operators: readonly Deployment[] = [],
): Promise<Review[]> {
  const questions = new Map<string, Question>();
  for (const operator of operators) {
    for (const monitor of monitors) {
      for (const question of questionsAboutOperator(operator, monitor)) questions.set(JSON.stringify(question), question);
    }
  }
  for (const prometheus of prometheuses) {
    for (const monitor of monitors) {
      for (const question of questionsOf(prometheus, monitor)) questions.set(JSON.stringify(question), question);
    }
  }
  return Promise.all([...questions.values()].map((question) => review(kubernetes, question)));
}

/** The user that Prometheus' requests come from. The CRD's default ServiceAccount is the namespace's own. */
export const prometheusUser = ({ metadata, spec }: PrometheusObject): string =>
  `system:serviceaccount:${metadata.namespace}:${spec.serviceAccountName ?? 'default'}`;

/** The user that the operator's requests come from. */
export const operatorUser = ({ metadata, spec }: Deployment): string =>
  `system:serviceaccount:${metadata.namespace}:${spec.template?.spec?.serviceAccountName || 'default'}`;

/** The kind of a monitor as reviews name it. */
export const monitorResource = ({ kind }: Pick<Monitor, 'kind'>): string => `monitoring.coreos.com/${kind.toLowerCase()}s`;

/** An operator that may not list monitors waits for them for ever, and looks ready meanwhile. */
const questionsAboutOperator = (operator: Deployment, monitor: Monitor): Question[] =>
  ['list', 'watch'].map((verb) => ({
    user: operatorUser(operator),
    verb,
    resource: monitorResource(monitor),
    namespace: monitor.metadata.namespace,
  }));

/** What discovery of a monitor's role lists and watches. https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kubernetes_sd_config */
export function discoveryResources(prometheus: PrometheusObject, monitor: Monitor): string[] {
  if (monitor.kind === 'PodMonitor') return ['pods'];
  const role = monitor.spec.serviceDiscoveryRole ?? prometheus.spec.serviceDiscoveryRole;
  return ['services', 'pods', role === 'EndpointSlice' ? 'discovery.k8s.io/endpointslices' : 'endpoints'];
}

/** Where all of it is listed at once: a monitor that looks everywhere is not served by rights in one namespace. */
export const wholeCluster = '';

/** What Prometheus must be allowed, and where, to discover the targets of a monitor. */
export function discoveryNeeds(prometheus: PrometheusObject, monitor: Monitor): { resource: string; namespace: string }[] {
  const namespaces = targetNamespaces(monitor, prometheus.spec.ignoreNamespaceSelectors) ?? [wholeCluster];
  const resources = discoveryResources(prometheus, monitor);
  return [
    ...[...new Set(namespaces)].sort().flatMap((namespace) => resources.map((resource) => ({ resource, namespace }))),
    ...(monitor.spec.attachMetadata?.node === true ? [{ resource: 'nodes', namespace: wholeCluster }] : []),
  ];
}

function questionsOf(prometheus: PrometheusObject, monitor: Monitor): Question[] {
  const user = prometheusUser(prometheus);
  const discovery = discoveryNeeds(prometheus, monitor).flatMap((need) => ['list', 'watch'].map((verb) => ({ user, verb, ...need })));
  const https = endpointsOf(monitor).filter(({ scheme }) => scheme?.toLowerCase() === 'https');
  return [...discovery, ...https.map(({ path }) => ({ user, verb: 'get', resource: path || '/metrics' }))];
}

async function review(kubernetes: Kubernetes, question: Question): Promise<Review> {
  const { user, verb, resource, namespace } = question;
  const [group, name] = resource.includes('/') && !resource.startsWith('/') ? resource.split('/') : ['', resource];
  const attributes =
    namespace === undefined
      ? { nonResourceAttributes: { path: resource, verb } }
      : { resourceAttributes: { namespace, verb, group, resource: name } };
  const [, , serviceAccountNamespace] = user.split(':');
  const groups = ['system:serviceaccounts', `system:serviceaccounts:${serviceAccountNamespace}`, 'system:authenticated'];
  const body = { apiVersion: 'authorization.k8s.io/v1', kind: 'SubjectAccessReview', spec: { user, groups, ...attributes } };
  const allowed = await learn(async () => {
    const answer = (await kubernetes.review('/apis/authorization.k8s.io/v1/subjectaccessreviews', body)) as {
      status?: { allowed?: boolean };
    };
    return answer.status?.allowed === true;
  }, ruleText(rights.accessReviews));
  return { ...question, allowed };
}
