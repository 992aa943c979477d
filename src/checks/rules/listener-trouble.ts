import type { Target } from '../../facts/scrape/scrape-facts';
import type { AutoscalingListener } from '../../facts/shapes/arc';
import type { Pod } from '../../facts/shapes/workloads';
import { ageText } from './duration';
import { named, podTrouble } from './workload-health';

/** A listener that does not run, or not for long: which pod, and what was seen of it. */
export interface ListenerTrouble {
  /** `namespace/name` of the AutoscalingListener, and of its pod, which has the same. */
  name: string;
  words: string;
}

/** A listener retries for 15 seconds before it gives up, and serves metrics only once GitHub gave it a session. */
const settledSeconds = 60;

/**
 * The controller makes a listener's pod anew whenever it ends, without a back-off: each one seen is young and runs, and none is ever scraped.
 * One that is scraped is well, however young; where listeners serve no metrics (`targets` is undefined), a young one says nothing.
 */
export function listenerTroubles(
  listeners: readonly AutoscalingListener[],
  pods: readonly Pod[],
  targets: readonly Target[] | undefined,
  at: string,
): ListenerTrouble[] {
  return listeners.flatMap((listener) => {
    const name = named(listener);
    const pod = pods.find((each) => named(each) === name);
    const age = secondsBetween(listener.metadata.creationTimestamp, at);
    if (pod === undefined) return age > settledSeconds ? [{ name, words: `which has no pod, ${ageText(age)} after it was made` }] : [];
    if (targets?.some((target) => isUpAt(target, pod))) return [];
    const trouble = podTrouble(pod);
    if (trouble !== undefined) return [{ name, words: `whose pod is in trouble: ${trouble}` }];
    const podAge = secondsBetween(pod.metadata.creationTimestamp, at);
    const isAnew = targets !== undefined && podAge < settledSeconds && age - podAge > settledSeconds;
    return isAnew ? [{ name, words: `whose pod was started anew ${ageText(podAge)} ago, though it is ${ageText(age)} old itself` }] : [];
  });
}

const secondsBetween = (from: string | undefined, to: string): number => (Date.parse(to) - Date.parse(from ?? to)) / 1000;

const isUpAt = ({ health, discoveredLabels }: Target, { metadata }: Pod): boolean =>
  health === 'up' &&
  discoveredLabels.__meta_kubernetes_pod_name === metadata.name &&
  discoveredLabels.__meta_kubernetes_namespace === metadata.namespace;
