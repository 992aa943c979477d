import type { AutoscalingRunnerSet, HorizontalRunnerAutoscaler } from '../../facts/shapes/arc';
import type { Metadata } from '../../facts/shapes/metadata';
import type { SetOutcome } from '../../reports/status-outcome';

/** A set of runners as it is judged: its numbers, and the objects behind them. */
export interface RunnerSet extends Omit<SetOutcome, 'problems'> {
  /** Of the object; undefined where only metrics tell of the set. */
  metadata?: Metadata;
  /** Seconds since the epoch when its number of runners was changed last; undefined where nobody says. */
  scaledAtSeconds?: number;
  /** The one whose numbers are shown, where there are several. */
  autoscaler?: HorizontalRunnerAutoscaler;
  /** Names of all that scale it, where there are several. */
  rivals?: string[];
  scaleSet?: AutoscalingRunnerSet;
}

export const setName = ({ namespace, name }: Pick<RunnerSet, 'namespace' | 'name'>): string => `${namespace}/${name}`;

export const bySetName = (a: RunnerSet, b: RunnerSet): number => {
  const [first, second] = [`${setName(a)} ${a.kind}`, `${setName(b)} ${b.kind}`];
  return first < second ? -1 : first > second ? 1 : 0;
};
