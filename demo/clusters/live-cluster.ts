import type { AskedCluster } from '../../src/app';
import { readKubeconfig } from '../../src/connections/kubernetes/read-kubeconfig';
import type { ClusterCard } from '../page-api';

export interface LiveCluster {
  card: ClusterCard;
  asked: AskedCluster;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** A context of a kubeconfig as a cluster that can be asked; its name is made one that can be typed. Throws UserError. */
export async function liveCluster(kubeconfig: string | undefined, context: string | undefined, variables: Variables): Promise<LiveCluster> {
  const { name } = await readKubeconfig(kubeconfig, context, variables);
  const id = typeable(name);
  return {
    card: { id, title: name, group: 'Live', kind: 'live', versions: {}, monitors: [], runnerSets: [] },
    asked: { target: { name: id, kubeconfig: kubeconfig ?? variables.KUBECONFIG, context } },
  };
}

/** `arn:aws:eks:eu-west-1:123456789012:cluster/prod` is called prod. */
const typeable = (context: string): string =>
  context
    .split('/')
    .at(-1)!
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, 60) || 'live';
