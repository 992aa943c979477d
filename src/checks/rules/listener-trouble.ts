import type { Target } from '../../facts/scrape/scrape-facts';
import type { AutoscalingListener } from '../../facts/shapes/arc';
import type { Pod } from '../../facts/shapes/workloads';
import { ageText } from './duration';
import { isTargetOf } from './target-of-pod';
import { named, podTrouble } from './workload-health';

/** A listener that does not run, or not for long: which pod, and what was seen of it. */
export interface ListenerTrouble {
  /** `namespace/name` of the AutoscalingListener, and of its pod, which has the same. */
  name: string;
  kind: 'no-pod' | 'ill-pod' | 'started-anew';
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
  return listeners.flatMap((listener): ListenerTrouble[] => {
    const name = named(listener);
    const pod = pods.find((each) => named(each) === name);
    const age = secondsBetween(listener.metadata.creationTimestamp, at);
    if (pod === undefined)
      return age > settledSeconds ? [{ name, kind: 'no-pod', words: `which has no pod, ${ageText(age)} after it was made` }] : [];
    if (targets?.some((target) => target.health === 'up' && isTargetOf(target, pod))) return [];
    const trouble = podTrouble(pod);
    if (trouble !== undefined) return [{ name, kind: 'ill-pod', words: `whose pod is in trouble: ${trouble}` }];
    const podAge = secondsBetween(pod.metadata.creationTimestamp, at);
    const isAnew = targets !== undefined && podAge < settledSeconds && age - podAge > settledSeconds;
    return isAnew
      ? [
          {
            name,
            kind: 'started-anew',
            words: `whose pod was started anew ${ageText(podAge)} ago, though it is ${ageText(age)} old itself`,
          },
        ]
      : [];
  });
}

const secondsBetween = (from: string | undefined, to: string): number => (Date.parse(to) - Date.parse(from ?? to)) / 1000;
