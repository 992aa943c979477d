import type { Target } from '../../facts/scrape/scrape-facts';
import type { Pod } from '../../facts/shapes/workloads';

/** Whether a target was discovered at a pod. */
export const isTargetOf = ({ discoveredLabels }: Target, { metadata }: Pod): boolean =>
  discoveredLabels.__meta_kubernetes_pod_name === metadata.name && discoveredLabels.__meta_kubernetes_namespace === metadata.namespace;
