import { NotThere } from '../../errors';
import { findArcComponents } from '../arc-components';
import type { Connections, Kubernetes } from '../connections';
import { type Fact, learn, mapFact, unknown } from '../fact';
import { isGrafana } from '../is-grafana';
import { isOperator } from '../is-operator';
import { listEverywhere } from '../list-everywhere';
import { type Listing, listSource } from '../list-source';
import { learnCrds } from '../scrape/learn-crds';
import type { Deployment } from '../shapes/workloads';
import { sources } from '../sources';
import { type ApiGroup, apiGroups, type StackFacts } from './stack-facts';

const lists = {
  nodes: sources.nodes,
  deployments: sources.deployments,
  prometheuses: sources.prometheuses,
  alertmanagers: sources.alertmanagers,
  autoscalingRunnerSets: sources.autoscalingRunnerSets,
} as const;

/** Asks in two waves: what is installed, then the pods of what was found. */
export async function gatherStack(connections: Connections): Promise<StackFacts> {
  const { kubernetes } = connections;
  connections.progress('Asking what is installed');
  const [version, listed, crds, ...served] = await Promise.all([
    learnVersion(kubernetes),
    listEverywhere(connections, lists),
    learnCrds(kubernetes),
    ...apiGroups.map((group) => learnServed(kubernetes, group)),
  ]);
  const deployments = mapFact(listed.deployments, ours);
  const owners = [...itemsOf(deployments), ...itemsOf(listed.prometheuses), ...itemsOf(listed.alertmanagers)];
  const namespaces = [...new Set(owners.map(({ metadata }) => metadata.namespace))].sort();
  connections.progress('Asking how it is doing');
  return {
    version,
    ...listed,
    deployments,
    served: Object.fromEntries(apiGroups.map((group, index) => [group, served[index]!])) as Record<ApiGroup, Fact<string[]>>,
    crds,
    pods: await listSource(kubernetes, sources.pods, { namespaces }),
  };
}

function ours(listing: Listing<Deployment>): Listing<Deployment> {
  const arc = new Set(findArcComponents(listing.items).map(({ deployment }) => deployment));
  return { ...listing, items: listing.items.filter((one) => arc.has(one) || isOperator(one) || isGrafana(one)) };
}

/** What stands before an API server may hide its version. */
const learnVersion = (kubernetes: Kubernetes): Promise<Fact<string>> =>
  learn(async () => String(((await kubernetes.get('/version')) as { gitVersion?: unknown } | null)?.gitVersion ?? 'unknown')).catch(
    (error: unknown) => {
      if (error instanceof NotThere) return unknown('unsupported', error.message);
      throw error;
    },
  );

/** Discovery is granted to every authenticated user; a group that is not there is an answer, too. */
const learnServed = (kubernetes: Kubernetes, group: ApiGroup): Promise<Fact<string[]>> =>
  learn(async () => {
    try {
      const { resources = [] } = (await kubernetes.get(`/apis/${group}`)) as { resources?: { name: string }[] };
      return resources
        .map(({ name }) => name)
        .filter((name) => !name.includes('/'))
        .sort();
    } catch (error) {
      if (error instanceof NotThere) return [];
      throw error;
    }
  });

const itemsOf = <T>(fact: Fact<Listing<T>>): T[] => (fact.known ? fact.value.items : []);
