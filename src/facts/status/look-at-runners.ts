import type { Connections } from '../connections';
import type { Fact } from '../fact';
import { type Listing, listSource } from '../list-source';
import type { EphemeralRunner, Runner } from '../shapes/arc';
import type { Pod } from '../shapes/workloads';
import { sources } from '../sources';
import type { StatusFacts } from './status-facts';

/** A few tell why the others wait, too. */
const mostPods = 6;

/** Pods of the runners that do not run, the oldest of each set first: a pod says why (no node, no image) where its runner does not. */
export async function lookAtRunners({ kubernetes, progress }: Connections, facts: StatusFacts): Promise<Pod[]> {
  const waiting = [...items(facts.runners), ...items(facts.ephemeralRunners)].filter(waits);
  const oldest = waiting.sort((a, b) => compare(a.metadata.creationTimestamp ?? '', b.metadata.creationTimestamp ?? ''));
  const perSet = new Map<string, Runner | EphemeralRunner>();
  for (const runner of oldest) {
    const set = `${runner.metadata.namespace}/${runner.metadata.ownerReferences?.[0]?.name ?? runner.metadata.name}`;
    if (!perSet.has(set)) perSet.set(set, runner);
  }
  const asked = [...perSet.values()].slice(0, mostPods);
  if (asked.length === 0) return [];
  progress('Looking at runners that do not run');
  const pods = await Promise.all(
    asked.map(({ metadata }) => {
      // Both generations give a runner's pod the runner's name.
      const { labelSelector: _, ...pods } = sources.pods;
      return listSource(kubernetes, { ...pods, fieldSelector: `metadata.name=${metadata.name}` }, { namespaces: [metadata.namespace] });
    }),
  );
  return pods.flatMap(items);
}

/** One whose pod failed is called ready until it is given up. */
const waits = ({ status }: Runner | EphemeralRunner): boolean =>
  (status?.ready !== true && status?.phase !== 'Succeeded') || (status !== undefined && 'failures' in status);
const items = <T>(fact: Fact<Listing<T>>): T[] => (fact.known ? fact.value.items : []);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
