import {
  byNamespaceManifest,
  rbacBinding,
  rbacDocuments,
  rbacRole,
  ruleLines,
  rulesOf,
  usualNamespaces,
} from '../../src/facts/rbac-manifest';
import type { Right } from '../../src/facts/source';

/** A generated file: path below the repository's root, and its whole text. */
export interface GeneratedFile {
  path: string;
  text: string;
}

const header = (about: string) => `# Generated from src/facts/sources.ts by \`npm run generate\`; a test holds it to that.\n# ${about}\n`;

const byNamespace = () =>
  header('Rights in the namespaces named here alone. Edit the RoleBindings where yours are called otherwise.') +
  byNamespaceManifest(usualNamespaces);

const clusterWide = () =>
  header('Lists in every namespace, so that nothing of ARC is missed; logs and proxies where Prometheus is alone.') +
  rbacDocuments(
    rbacRole('arcbot', rulesOf.everywhere),
    rbacBinding('arcbot'),
    rbacRole('arcbot-monitoring', rulesOf.subresources),
    ...usualNamespaces.monitoring.map((namespace) => rbacBinding('arcbot-monitoring', namespace)),
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
