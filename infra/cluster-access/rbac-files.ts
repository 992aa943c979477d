import type { Right } from '../../src/facts/source';
import { rights, sources } from '../../src/facts/sources';

/** A generated file: path below the repository's root, and its whole text. */
export interface GeneratedFile {
  path: string;
  text: string;
}

/** Namespaces as the public charts' documentation names them; the plain manifest is edited by hand where yours differ. */
const usual = { monitoring: ['monitoring'], arc: ['actions-runner-system', 'arc-systems', 'arc-runners'] };

const all: readonly Right[] = [...Object.values(sources), ...Object.values(rights)];

/** A proxy or a log shows more than an object does, so those stay in the namespaces of Prometheus in both variants. */
const isSubresource = (right: Right) => right.resource.includes('/');

export const rulesOf = {
  cluster: all.filter(({ where }) => where === 'cluster'),
  monitoring: all.filter(({ where }) => where === 'monitoring' || where === 'both'),
  arc: all.filter(({ where }) => where === 'arc' || where === 'both'),
  everywhere: all.filter((right) => !isSubresource(right)),
  subresources: all.filter(isSubresource),
};

const header = (about: string) => `# Generated from src/facts/sources.ts by \`npm run generate\`; a test holds it to that.\n# ${about}\n`;

const flow = (values: readonly string[]) => `[${values.map((value) => (value === '' ? '""' : value)).join(', ')}]`;

/** Rules with equal groups, verbs and names are told apart, so that each keeps its reason. */
function ruleLines({ group, resource, verbs, resourceNames, why }: Right): string[] {
  return [
    `  # ${why}`,
    `  - apiGroups: ${flow([group])}`,
    `    resources: [${resource}]`,
    ...(resourceNames === undefined ? [] : [`    resourceNames: ${flow(resourceNames)}`]),
    `    verbs: ${flow(verbs)}`,
  ];
}

const role = (name: string, rules: readonly Right[]) => `apiVersion: rbac.authorization.k8s.io/v1
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

const binding = (name: string, namespace?: string) => `apiVersion: rbac.authorization.k8s.io/v1
kind: ${namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding'}
metadata:
  name: ${name}
${namespace === undefined ? '' : `  namespace: ${namespace}\n`}roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: ${name}
${subject}`;

const documents = (...texts: string[]) => texts.join('---\n');

const byNamespace = () =>
  header('Rights in the namespaces named here alone. Edit the RoleBindings where yours are called otherwise.') +
  documents(
    role('arcbot', rulesOf.cluster),
    binding('arcbot'),
    role('arcbot-monitoring', rulesOf.monitoring),
    ...usual.monitoring.map((namespace) => binding('arcbot-monitoring', namespace)),
    role('arcbot-arc', rulesOf.arc),
    ...usual.arc.map((namespace) => binding('arcbot-arc', namespace)),
  );

const clusterWide = () =>
  header('Lists in every namespace, so that nothing of ARC is missed; logs and proxies where Prometheus is alone.') +
  documents(
    role('arcbot', rulesOf.everywhere),
    binding('arcbot'),
    role('arcbot-monitoring', rulesOf.subresources),
    ...usual.monitoring.map((namespace) => binding('arcbot-monitoring', namespace)),
  );

/** The rules as named templates, so that the chart's own templates hold no right. */
function chartRules(): string {
  const define = (name: string, rules: readonly Right[]) =>
    `{{- define "arcbot.rules.${name}" -}}\n${rules
      .flatMap(ruleLines)
      .map((line) => line.slice(2))
      .join('\n')}\n{{- end }}\n`;
  const proxies = (resource: string) => rulesOf.subresources.filter((right) => right.resource === resource);
  const plain = (rules: readonly Right[]) => rules.filter(({ resource }) => !resource.endsWith('/proxy'));
  return (
    '{{/* Generated from src/facts/sources.ts by `npm run generate`; a test holds it to that. */}}\n' +
    define('cluster', rulesOf.cluster) +
    define('everywhere', rulesOf.everywhere) +
    define('monitoring', plain(rulesOf.monitoring)) +
    define('subresources', plain(rulesOf.subresources)) +
    define('arc', rulesOf.arc) +
    define('serviceProxy', proxies('services/proxy')) +
    define('podProxy', proxies('pods/proxy'))
  );
}

/** Every file that is made of the list of sources. */
export const rbacFiles = (): GeneratedFile[] => [
  { path: 'infra/cluster-access/rbac/by-namespace.yaml', text: byNamespace() },
  { path: 'infra/cluster-access/rbac/cluster-wide.yaml', text: clusterWide() },
  { path: 'infra/cluster-access/chart/templates/_rules.tpl', text: chartRules() },
];
