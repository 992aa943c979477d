import type { RunnerReplicaSet } from '../../facts/shapes/arc';
import type { StatusFacts } from '../../facts/status/status-facts';
import { notCounted, stated } from './figure';
import type { RunnerSet } from './runner-set';
import { itemsOf } from './seen';

export const noQueue = notCounted('this generation does not count waiting jobs');

export const replicaSetsIn = ({ runnerReplicaSets }: Pick<StatusFacts, 'runnerReplicaSets'>): RunnerReplicaSet[] =>
  runnerReplicaSets === undefined ? [] : itemsOf(runnerReplicaSets);

/** A RunnerDeployment makes one for each of its templates, which is no set of its own. */
export const isBare = ({ metadata }: RunnerReplicaSet): boolean =>
  !metadata.ownerReferences?.some(({ kind }) => kind === 'RunnerDeployment');

/** A RunnerReplicaSet that somebody made by hand: no autoscaler may name one, so nobody asks GitHub about its runners. */
export function replicaSet({ metadata, spec, status }: RunnerReplicaSet): RunnerSet {
  const madeAt = (Date.parse(metadata.creationTimestamp ?? '') || 0) / 1000;
  const replicas = stated(spec.replicas ?? 1, 'RunnerReplicaSet.spec.replicas');
  const uncounted = notCounted('no autoscaler asks GitHub about them');
  return {
    generation: 'summerwind',
    kind: 'RunnerReplicaSet',
    namespace: metadata.namespace,
    name: metadata.name,
    metadata,
    ...(madeAt > 0 ? { scaledAtSeconds: madeAt } : {}),
    desired: replicas,
    current: stated(status?.replicas, 'RunnerReplicaSet.status.replicas'),
    available: stated(status?.availableReplicas, 'RunnerReplicaSet.status.availableReplicas'),
    registered: uncounted,
    busy: uncounted,
    min: replicas,
    max: replicas,
    waitingJobs: noQueue,
    unlimited: false,
  };
}
