import { type Document, isMap, isSeq, parseDocument, stringify } from 'yaml';
import { usualNamespaces } from '../../facts/rbac-manifest';
import type { LookedAt } from './look-at-cluster';

const head = `# yaml-language-server: $schema=infra/arcbot.schema.json
# What arcbot may be asked about. Checked by: arcbot config check arcbot.yml
# Edit as you like: arcbot init, run again, adds clusters and leaves the rest as it is. All keys: infra/arcbot.example.yml
`;

/** A configuration with these clusters, the first being the default one. */
export const configText = (clusters: readonly LookedAt[]): string => `${head}clusters:\n${clusters.map(entryText).join('')}`;

/**
 * An existing configuration with the clusters that it lacks, comments and order kept; undefined: it lacks none.
 * A file that is no configuration stays as it is, too.
 */
export function withClusters(existing: string, clusters: readonly LookedAt[]): string | undefined {
  const document = parseDocument(existing);
  const list = document.get('clusters');
  if (document.errors.length > 0 || !isSeq(list)) return undefined;
  const missing = clusters.filter((cluster) => !has(document, cluster));
  if (missing.length === 0) return undefined;
  for (const cluster of missing) list.add(document.createNode(entryOf(cluster)));
  return document.toString({ lineWidth: 0 });
}

function has(document: Document, { eksName }: LookedAt): boolean {
  const list = document.get('clusters');
  return isSeq(list) && list.items.some((item) => isMap(item) && (item.get('eksName') === eksName || item.get('name') === eksName));
}

const entryOf = ({ eksName, region, found }: LookedAt) => ({
  name: eksName,
  eksName,
  region,
  ...(found !== undefined && found.arc.length > 0 ? { namespaces: found.arc } : {}),
  ...named(found),
});

/** Prometheus is found by itself, but not by those who may not list everywhere and do not know its namespace. */
function named(found: LookedAt['found']) {
  const [only, ...more] = found?.prometheuses ?? [];
  if (only === undefined || more.length > 0 || usualNamespaces.monitoring.includes(only.namespace)) return {};
  return { prometheus: { namespace: only.namespace, service: only.service, port: only.port } };
}

function entryText(cluster: LookedAt): string {
  const { found } = cluster;
  const lines = stringify([entryOf(cluster)], { lineWidth: 0 })
    .trimEnd()
    .split('\n');
  const seen = [
    ...(found?.parts ?? []).map((part) => `    # seen: ${part}`),
    ...(found?.prometheuses ?? []).map(({ namespace, service, port }) => `    # seen: Prometheus ${namespace}/${service}, port ${port}`),
    ...(found?.sawAll === false
      ? ['    # There may be more that the credentials could not see: add its namespaces here, and in the RBAC manifest.']
      : []),
    ...(found === undefined
      ? [
          '    # Where ARC is could not be looked at: name its namespaces here, and in the RBAC manifest.',
          '    # namespaces: [actions-runner-system, arc-systems, arc-runners]',
        ]
      : []),
  ];
  return `${[...lines.map((line) => `  ${line}`), ...seen].join('\n')}\n`;
}
