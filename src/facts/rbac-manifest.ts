import type { Right } from './source';
import { rights, sources } from './sources';

/** In which namespaces the rights of a narrow installation hold. */
export interface RbacNamespaces {
  monitoring: readonly string[];
  arc: readonly string[];
}

/** Namespaces as the public charts' documentation names them. */
export const usualNamespaces: RbacNamespaces = {
  monitoring: ['monitoring'],
  arc: ['actions-runner-system', 'arc-systems', 'arc-runners'],
};

const all: readonly Right[] = [...Object.values(sources), ...Object.values(rights)];

/** A proxy or a log shows more than an object does, so those stay in the namespaces of Prometheus in both variants. */
const isSubresource = (right: Right) => right.resource.includes('/');

/** Which rights are bound where. */
export const rulesOf = {
  cluster: all.filter(({ where }) => where === 'cluster'),
  monitoring: all.filter(({ where }) => where === 'monitoring' || where === 'both'),
  arc: all.filter(({ where }) => where === 'arc' || where === 'both'),
  everywhere: all.filter((right) => !isSubresource(right)),
  subresources: all.filter(isSubresource),
};

const flow = (values: readonly string[]) => `[${values.map((value) => (value === '' ? '""' : value)).join(', ')}]`;

/** Rules with equal groups, verbs and names are told apart, so that each keeps its reason. */
export function ruleLines({ group, resource, verbs, resourceNames, why }: Right): string[] {
  return [
    `  # ${why}`,
    `  - apiGroups: ${flow([group])}`,
    `    resources: [${resource}]`,
    ...(resourceNames === undefined ? [] : [`    resourceNames: ${flow(resourceNames)}`]),
    `    verbs: ${flow(verbs)}`,
  ];
}

export const rbacRole = (name: string, rules: readonly Right[]) => `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: ${name}
rules:
${rules.flatMap(ruleLines).join('\n')}
`;

const subject = `subjects:
  - kind: Group
    apiGroup: rbac.authorization.k8s.io
    name: arcbot
`;

export const rbacBinding = (name: string, namespace?: string) => `apiVersion: rbac.authorization.k8s.io/v1
kind: ${namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding'}
metadata:
  name: ${name}
${namespace === undefined ? '' : `  namespace: ${namespace}\n`}roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: ${name}
${subject}`;

export const rbacDocuments = (...texts: string[]) => texts.join('---\n');

/** Rights in these namespaces alone, as one YAML of several documents; no two of its objects share a name and a namespace. */
export const byNamespaceManifest = ({ monitoring, arc }: RbacNamespaces): string =>
  rbacDocuments(
    rbacRole('arcbot', rulesOf.cluster),
    rbacBinding('arcbot'),
    rbacRole('arcbot-monitoring', rulesOf.monitoring),
    ...monitoring.map((namespace) => rbacBinding('arcbot-monitoring', namespace)),
    rbacRole('arcbot-arc', rulesOf.arc),
    ...arc.map((namespace) => rbacBinding('arcbot-arc', namespace)),
  );
