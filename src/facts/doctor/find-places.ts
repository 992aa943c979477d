import { findArcComponents } from '../arc-components';
import type { Connections } from '../connections';
import type { Fact } from '../fact';
import { isOperator } from '../is-operator';
import { type Listings, listEverywhere } from '../list-everywhere';
import type { Listing } from '../list-source';
import { sources } from '../sources';
import type { ArcSeen, Places } from './doctor-facts';

const wanted = {
  deployments: sources.deployments,
  prometheuses: sources.prometheuses,
  runnerDeployments: sources.runnerDeployments,
  runnerSets: sources.runnerSets,
  autoscalingRunnerSets: sources.autoscalingRunnerSets,
  autoscalingListeners: sources.autoscalingListeners,
};

export type PlaceListings = Listings<typeof wanted>;

export interface Found {
  places: Places;
  arc: ArcSeen;
  lists: PlaceListings;
}

const items = <T>(fact: Fact<Listing<T>>): readonly T[] => (fact.known ? fact.value.items : []);
const count = (fact: Fact<Listing<unknown>>): number | null => (fact.known ? fact.value.items.length : null);
const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();
const namespacesIn = (fact: Fact<Listing<{ metadata: { namespace: string } }>>) => items(fact).map(({ metadata }) => metadata.namespace);

/** Where Prometheus and ARC stand, as far as may be seen; the configured namespaces hold for ARC. */
export async function findPlaces(connections: Connections): Promise<Found> {
  const lists = await listEverywhere(connections, wanted, { maxItems: 500 });
  const deployments = items(lists.deployments);
  const components = findArcComponents(deployments);
  const monitoring = [...namespacesIn(lists.prometheuses), ...deployments.filter(isOperator).map(({ metadata }) => metadata.namespace)];
  const arc = [
    ...components.map(({ deployment }) => deployment.metadata.namespace),
    ...namespacesIn(lists.runnerDeployments),
    ...namespacesIn(lists.runnerSets),
    ...namespacesIn(lists.autoscalingRunnerSets),
    ...namespacesIn(lists.autoscalingListeners),
  ];
  const { deployments: seen } = lists;
  return {
    places: {
      monitoring: sorted(monitoring),
      arc: connections.namespaces === undefined ? sorted(arc) : [...connections.namespaces],
      sawAll: seen.known && seen.value.scope === 'all',
    },
    arc: {
      parts: components.map(({ part, deployment: { metadata } }) => `${part} ${metadata.namespace}/${metadata.name}`),
      standIn: sorted(components.map(({ deployment }) => deployment.metadata.namespace)),
      runnerDeployments: count(lists.runnerDeployments),
      scaleSets: count(lists.autoscalingRunnerSets),
    },
    lists,
  };
}
