import type { Runner } from '../../facts/shapes/arc';
import type { StatusFacts } from '../../facts/status/status-facts';
import type { Figure } from '../../reports/status-outcome';
import { belongsTo } from './belongs-to';
import type { RunnerSet } from './runner-set';
import { isReady } from './runner-trouble';
import { covers, itemsOf } from './seen';

/**
 * Counted by the Runner objects: the status of a RunnerDeployment stays as it was while its runners cannot be made anew.
 * A RunnerSet has no Runner objects, and who could not see all of them counts none.
 */
export function countedRunners(
  facts: StatusFacts,
  set: Pick<RunnerSet, 'kind' | 'namespace' | 'name'>,
  which: 'there' | 'ready',
): Figure | undefined {
  if (set.kind !== 'RunnerDeployment' || !covers(facts.runners, set.namespace)) return undefined;
  const is = which === 'ready' ? isReady : isThere;
  const value = runnersIn(facts, set.namespace).filter((runner) => belongsTo(runner, set) && is(runner)).length;
  return { value, from: 'kubernetes', what: which === 'ready' ? 'Runners that are ready' : 'Runners', ageSeconds: 0 };
}

const isThere = ({ metadata }: Runner): boolean => metadata.deletionTimestamp === undefined;

const grouped = new WeakMap<StatusFacts, ReadonlyMap<string, Runner[]>>();

/** Hundreds of sets each look for theirs. */
function runnersIn(facts: StatusFacts, namespace: string): readonly Runner[] {
  let groups = grouped.get(facts);
  if (groups === undefined) {
    const made = new Map<string, Runner[]>();
    for (const runner of itemsOf(facts.runners)) {
      const its = made.get(runner.metadata.namespace);
      if (its === undefined) made.set(runner.metadata.namespace, [runner]);
      else its.push(runner);
    }
    grouped.set(facts, made);
    groups = made;
  }
  return groups.get(namespace) ?? [];
}
