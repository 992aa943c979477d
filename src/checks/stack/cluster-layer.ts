import type { Node } from '../../facts/shapes/nodes';
import type { StackFacts } from '../../facts/stack/stack-facts';
import type { Problem } from '../../reports/report';
import { component, type Layer, unseen } from './layer';
import { parseVersion } from './version';

/** The API server and its nodes. */
export function clusterLayer({ version, nodes }: StackFacts): Layer {
  const kubernetes = version.known
    ? component('cluster', 'Kubernetes', 'healthy', { version: version.value })
    : unseen('cluster', 'Kubernetes');
  if (!nodes.known) return { components: [kubernetes, unseen('nodes', 'Nodes')], problems: [] };
  const all = nodes.value.items;
  const ready = all.filter(isReady).length;
  const problems = [...notReady(all), ...(version.known ? skewed(version.value, all) : [])];
  const kubelets = [...new Set(all.map(kubeletOf))].sort();
  const health = all.length === 0 || ready === 0 ? 'failing' : problems.length > 0 ? 'warning' : 'healthy';
  const known = { version: kubelets.join(', ') || null, ready, wanted: all.length };
  return { components: [kubernetes, component('nodes', 'Nodes', health, known)], problems };
}

const isReady = ({ status }: Node): boolean =>
  status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True') ?? false;
const kubeletOf = ({ status }: Node): string => status?.nodeInfo?.kubeletVersion ?? 'unknown';

function notReady(nodes: readonly Node[]): Problem[] {
  const out = nodes.filter((node) => !isReady(node));
  if (out.length === 0 && nodes.length > 0) return [];
  const none = out.length === nodes.length;
  const words = ({ status }: Node) => status?.conditions?.find(({ type }) => type === 'Ready')?.message ?? 'no word of its kubelet';
  return [
    {
      id: 'nodes-not-ready',
      severity: none ? 'fail' : 'warn',
      title: nodes.length === 0 ? 'The cluster has no nodes' : `${out.length} of ${nodes.length} nodes are not ready`,
      saw:
        nodes.length === 0
          ? 'The API server lists no node: nothing can run, unless everything is on Fargate, whose nodes come with their pods.'
          : out
              .slice(0, 5)
              .map((node) => `${node.metadata.name}: ${words(node)}`)
              .join('; '),
      fix: {
        explain: 'Look at the node group and at what the nodes say; pods on them do not run until they are back or replaced.',
        commands: [],
      },
    },
  ];
}

/** A kubelet is at most three minor versions older than the API server, and never newer. https://kubernetes.io/releases/version-skew-policy/#kubelet */
function skewed(version: string, nodes: readonly Node[]): Problem[] {
  const server = parseVersion(version);
  if (server === undefined) return [];
  const off = nodes.filter((node) => {
    const kubelet = parseVersion(kubeletOf(node));
    return kubelet !== undefined && (kubelet.minor > server.minor || server.minor - kubelet.minor > 3);
  });
  if (off.length === 0) return [];
  return [
    {
      id: 'node-version-skew',
      severity: 'warn',
      title: `${off.length} of ${nodes.length} nodes are of a version that does not fit the API server's`,
      saw: `The API server is ${version}; ${off
        .slice(0, 5)
        .map((node) => `${node.metadata.name} runs kubelet ${kubeletOf(node)}`)
        .join(', ')}. A kubelet may be three minor versions older, and never newer.`,
      fix: { explain: 'Update the node group (on EKS: its AMI release) to the version of the cluster.', commands: [] },
    },
  ];
}
