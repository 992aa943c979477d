import type { ContainerStatus, Deployment, Pod } from '../../facts/shapes/workloads';
import type { Evidence } from '../../reports/report';

/** Why a pod is not ready, in the words of its own status; undefined where it is. */
export function podTrouble({ status = {} }: Pod): string | undefined {
  const ready = status.conditions?.find(({ type }) => type === 'Ready');
  if (ready?.status === 'True') return undefined;
  for (const container of status.containerStatuses ?? []) {
    const words = containerTrouble(container);
    if (words !== undefined) return `container ${container.name}: ${words}`;
  }
  const scheduled = status.conditions?.find(({ type }) => type === 'PodScheduled');
  if (scheduled?.status === 'False') return `not scheduled: ${scheduled.message ?? scheduled.reason ?? 'no reason given'}`;
  return status.reason ?? ready?.message ?? `phase ${status.phase ?? 'unknown'}, not ready`;
}

function containerTrouble({ ready, state = {}, lastState, restartCount = 0 }: ContainerStatus): string | undefined {
  if (ready === true) return undefined;
  const died = lastState?.terminated;
  const last =
    died === undefined
      ? ''
      : ` (last ended with ${died.reason ?? 'an error'}, exit code ${died.exitCode ?? 'unknown'}${died.message ? `: ${died.message.trim().slice(0, 200)}` : ''}; ${restartCount} restarts)`;
  if (state.waiting !== undefined)
    return `${state.waiting.reason ?? 'waiting'}${state.waiting.message ? `: ${state.waiting.message.slice(0, 200)}` : ''}${last}`;
  if (state.terminated !== undefined)
    return `ended with ${state.terminated.reason ?? 'an error'}, exit code ${state.terminated.exitCode ?? 'unknown'}`;
  return `running, not ready${last}`;
}

export const podEvidence = (pods: readonly Pod[]): Evidence[] =>
  pods.flatMap((pod) => {
    const trouble = podTrouble(pod);
    return trouble === undefined
      ? []
      : [{ from: 'kubernetes' as const, what: `pod ${pod.metadata.namespace}/${pod.metadata.name}`, text: trouble }];
  });

/** Why a Deployment's pods could not even be made. */
export function replicaFailure({ status }: Deployment): Evidence[] {
  const failure = status?.conditions?.find((condition) => condition.type === 'ReplicaFailure' && condition.status === 'True');
  return failure === undefined ? [] : [{ from: 'kubernetes', what: 'condition ReplicaFailure', text: failure.message ?? '' }];
}

/** Pods of a Deployment: those that carry its template's selecting labels, and are not on their way out. */
export function podsOf({ metadata, spec }: Deployment, pods: readonly Pod[]): Pod[] {
  const labels = Object.entries(spec.selector?.matchLabels ?? {});
  return pods.filter(
    (pod) =>
      pod.metadata.namespace === metadata.namespace &&
      labels.length > 0 &&
      labels.every(([key, value]) => pod.metadata.labels?.[key] === value) &&
      pod.metadata.deletionTimestamp === undefined,
  );
}

export const named = ({ metadata }: { metadata: { namespace: string; name: string } }): string => `${metadata.namespace}/${metadata.name}`;
