import { findArcComponents } from '../arc-components';
import type { Connections } from '../connections';
import { type Fact, known, mapFact } from '../fact';
import { listEverywhere } from '../list-everywhere';
import { type Listing, listSource } from '../list-source';
import type { Deployment } from '../shapes/workloads';
import { sources } from '../sources';
import { askNumbers, ofCensus } from './ask-numbers';
import { askPast } from './ask-past';
import { type FoundServer, findServers } from './find-servers';
import { listLearntNamespaces } from './list-learnt-namespaces';
import { lookAtRunners } from './look-at-runners';
import { readArcsWords } from './read-arcs-words';
import type { ArcNumbers, CensusEntry, StatusFacts, StatusServer } from './status-facts';

/** Runners are legion: one page tells what is wrong with them, and the rest is counted. */
const mostRunners = 500;

const inventory = {
  runnerDeployments: sources.runnerDeployments,
  runnerSets: sources.runnerSets,
  runnerReplicaSets: sources.runnerReplicaSets,
  horizontalRunnerAutoscalers: sources.horizontalRunnerAutoscalers,
  autoscalingRunnerSets: sources.autoscalingRunnerSets,
  autoscalingListeners: sources.autoscalingListeners,
  ephemeralRunnerSets: sources.ephemeralRunnerSets,
  deployments: sources.deployments,
  prometheuses: sources.prometheuses,
} as const;
const crowd = { runners: sources.runners, ephemeralRunners: sources.ephemeralRunners } as const;

/**
 * Asks in at most four waves, each of which goes out together: what there is; which Prometheus knows ARC, and its numbers; where the
 * usual way to it is closed or lists are, the numbers on the way that is open and the namespaces that it knows; and, only where
 * something is amiss, since when, and in whose words.
 */
export async function gatherStatus(connections: Connections, wanted: { namespace?: string | undefined }): Promise<StatusFacts> {
  const { kubernetes } = connections;
  connections.progress('Asking what runners there are');
  const also = wanted.namespace === undefined ? [] : [wanted.namespace];
  const [{ deployments: allDeployments, ...lists }, crowds] = await Promise.all([
    listEverywhere(connections, inventory, { also }),
    listEverywhere(connections, crowd, { also, maxItems: mostRunners }),
  ]);
  const deployments = ourDeployments(allDeployments);
  const controllers = items(deployments).map(({ metadata }) => metadata.namespace);
  const listeners = items(lists.autoscalingListeners).map(({ metadata }) => metadata.namespace);

  connections.progress('Asking Prometheus how busy they are');
  const places = unique([...controllers, ...listeners]);
  const [found, pods] = await Promise.all([
    findServers(connections, lists.prometheuses, askNumbers),
    listSource(kubernetes, sources.pods, { namespaces: places }),
  ]);
  const learnt = connections.namespaces === undefined ? learntNamespaces(found) : [];
  const more = <K extends keyof typeof seen>(kind: K, maxItems?: number) =>
    listLearntNamespaces(kubernetes, { ...inventory, ...crowd }[kind] as never, seen[kind] as never, learnt, maxItems) as Promise<
      (typeof seen)[K]
    >;
  const seen = { ...lists, ...crowds };
  const [servers, ...listed] = await Promise.all([
    askServers(found),
    more('runnerDeployments'),
    more('runnerSets'),
    more('horizontalRunnerAutoscalers'),
    more('autoscalingRunnerSets'),
    more('autoscalingListeners'),
    more('ephemeralRunnerSets'),
    more('runners', mostRunners),
    more('ephemeralRunners', mostRunners),
    more('runnerReplicaSets'),
  ]);
  const [runnerDeployments, runnerSets, horizontalRunnerAutoscalers, autoscalingRunnerSets] = listed;
  const [, , , , autoscalingListeners, ephemeralRunnerSets, runners, ephemeralRunners, runnerReplicaSets] = listed;
  const facts: StatusFacts = {
    namespaces: connections.namespaces === undefined ? null : [...connections.namespaces],
    runnerDeployments,
    runnerSets,
    runnerReplicaSets,
    horizontalRunnerAutoscalers,
    runners,
    autoscalingRunnerSets,
    autoscalingListeners,
    ephemeralRunnerSets,
    ephemeralRunners,
    deployments,
    prometheuses: lists.prometheuses,
    pods,
    servers,
    runnerPods: [],
    logs: {},
  };
  const [asked, runnerPods, words] = await Promise.all([
    askFurther(found, servers),
    lookAtRunners(connections, facts),
    readArcsWords(connections, facts),
  ]);
  return { ...facts, servers: asked, runnerPods, ...words };
}

type WithNumbers = FoundServer<ArcNumbers>;

async function askServers(found: Fact<WithNumbers[]>): Promise<Fact<StatusServer[]>> {
  if (!found.known) return found;
  return known(
    await Promise.all(
      found.value.map(async ({ server, prometheus, early }) => {
        const { census } = server;
        if (!census.known || census.value.length === 0) return server;
        return { ...server, numbers: ofCensus(census.value, early ?? (await askNumbers(prometheus))) };
      }),
    ),
  );
}

/** Asks each server what its numbers made worth asking. */
async function askFurther(found: Fact<WithNumbers[]>, servers: Fact<StatusServer[]>): Promise<Fact<StatusServer[]>> {
  if (!found.known || !servers.known) return servers;
  const further = servers.value.map(async (server, index) => {
    const { census, numbers } = server;
    if (!census.known || numbers === undefined) return server;
    return { ...server, numbers: { ...numbers, ...(await askPast(found.value[index]!.prometheus, census.value, numbers)) } };
  });
  return known(await Promise.all(further));
}

/** Namespaces that ARC's own metrics name: of runners, and of the controllers that are scraped. */
function learntNamespaces(found: Fact<WithNumbers[]>): string[] {
  const census = found.known ? found.value.flatMap(({ server }): CensusEntry[] => (server.census.known ? server.census.value : [])) : [];
  return unique(census.flatMap(({ namespace, exportedNamespace }) => [namespace, exportedNamespace]).filter((name) => name !== ''));
}

function ourDeployments(fact: Fact<Listing<Deployment>>): Fact<Listing<Deployment>> {
  return mapFact(fact, (listing) => ({ ...listing, items: findArcComponents(listing.items).map(({ deployment }) => deployment) }));
}

const items = <T>(fact: Fact<Listing<T>>): T[] => (fact.known ? fact.value.items : []);
const unique = (names: readonly string[]): string[] => [...new Set(names)].sort();
