import type { Fact } from '../fact';
import type { Listing } from '../list-source';
import type { StatusFacts } from '../status/status-facts';

export interface NamedSet {
  namespace: string;
  name: string;
}

/** Autoscalers and RunnerDeployments whose gauges ARC still serves, frozen, although they are gone. */
export interface OutlivedSets {
  autoscalers: NamedSet[];
  deployments: NamedSet[];
}

export function outlivedSets(facts: StatusFacts): OutlivedSets {
  const servers = facts.servers.known ? facts.servers.value : [];
  const series = servers.flatMap(({ numbers }) => (numbers?.series.known ? numbers.series.value : []));
  // A Prometheus over several clusters shows sets of others, which are not gone at all.
  if (new Set(series.map(({ labels }) => labels.cluster ?? '')).size > 1) return { autoscalers: [], deployments: [] };
  const measured = (label: 'horizontalrunnerautoscaler' | 'runnerdeployment') =>
    series.flatMap(({ labels }) => {
      const name = labels[label];
      return name === undefined ? [] : [{ namespace: labels.exported_namespace ?? labels.namespace ?? '', name }];
    });
  return {
    autoscalers: missing(measured('horizontalrunnerautoscaler'), facts.horizontalRunnerAutoscalers),
    deployments: missing(measured('runnerdeployment'), facts.runnerDeployments),
  };
}

/** Those that are certainly not there: everything in their namespace was seen. */
function missing(sets: readonly NamedSet[], fact: Fact<Listing<{ metadata: NamedSet }>>): NamedSet[] {
  if (!fact.known || fact.value.unread > 0) return [];
  const { scope, items } = fact.value;
  const there = new Set(items.map(({ metadata }) => keyOf(metadata)));
  const gone = sets.filter((set) => (scope === 'all' || scope.includes(set.namespace)) && !there.has(keyOf(set)));
  return [...new Map(gone.map((set) => [keyOf(set), set])).values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const keyOf = ({ namespace, name }: NamedSet): string => `${namespace}/${name}`;
