import type { AskedCluster } from '../app';
import { UserError } from '../errors';
import { textTable } from '../renderers/text-table';
import { chooseClusters } from './choose-clusters';
import type { Io } from './io';
import type { Options } from './read-options';

/** The clusters that can be asked, the default one first, and how each is reached. None of them is asked. */
export async function listClusters(words: readonly string[], options: Options, io: Io): Promise<string> {
  if (words.length > 0) throw new UserError(`clusters takes no words: "${words[0]}".`, 'As in: arcbot clusters');
  const clusters = await (await chooseClusters(options, io)).clusters();
  const rows = clusters.map((cluster, at) => ({ name: cluster.target.name, default: at === 0, reached: reached(cluster) }));
  if (options.output === 'json') return `${JSON.stringify({ schemaVersion: 1, command: 'clusters', clusters: rows }, null, 2)}\n`;
  const lines = textTable(
    [{ title: 'Cluster' }, { title: 'Reached as' }],
    rows.map((row) => [row.default && rows.length > 1 ? `${row.name} (default)` : row.name, row.reached]),
    200,
  );
  return `${lines.join('\n')}\n`;
}

function reached({ target }: AskedCluster): string {
  if ('eksName' in target) return `EKS cluster ${target.eksName}${target.region ? ` in ${target.region}` : ''}`;
  return `context ${target.context ?? target.name} of ${target.kubeconfig ?? '~/.kube/config'}`;
}
