import { NotThere } from '../../errors';
import { findArcComponents } from '../arc-components';
import type { Connections } from '../connections';
import { absent, type Fact, known, learn } from '../fact';
import { isOperator } from '../is-operator';
import { type Listings, listEverywhere } from '../list-everywhere';
import { type Choice, type Listing, listSource } from '../list-source';
import type { Monitor, MonitorName } from '../shapes/monitoring';
import type { Namespace } from '../shapes/network';
import type { Source } from '../source';
import { ruleText } from '../source';
import { rights, sources } from '../sources';
import { findArcMonitors, poolPrefix, targetNamespaces } from './arc-monitors';
import { askServers } from './ask-server';
import { besideArc } from './beside-arc';
import { learnCrds, learnLostFields } from './learn-crds';
import { learnReviews } from './learn-reviews';
import { lookCloser } from './look-closer';
import type { ScrapeFacts } from './scrape-facts';

const first = {
  namespaces: sources.namespaces,
  prometheuses: sources.prometheuses,
  prometheusAgents: sources.prometheusAgents,
  serviceMonitors: sources.serviceMonitors,
  podMonitors: sources.podMonitors,
  deployments: sources.deployments,
  horizontalRunnerAutoscalers: sources.horizontalRunnerAutoscalers,
  autoscalingRunnerSets: sources.autoscalingRunnerSets,
  autoscalingListeners: sources.autoscalingListeners,
};

/**
 * Asks in three waves: what there is in the whole cluster; what stands in the namespaces that matter; and, only where a target is amiss,
 * dropped targets and logs. The Prometheus servers, which take longest, are asked as soon as it is known which there are.
 */
export async function gatherScrape(connections: Connections, wanted?: MonitorName): Promise<ScrapeFacts> {
  const { kubernetes } = connections;
  connections.progress('Asking what is installed');
  const also = wanted === undefined ? [] : [wanted.namespace];
  const everywhere = listSource(kubernetes, sources.prometheuses);
  const listing = listEverywhere(connections, first, { also, begun: { prometheuses: everywhere } });
  const meant = listing.then((lists) => meantMonitors(lists, wanted));
  const running = async () => {
    const early = await everywhere;
    return items(early.known ? early : (await listing).prometheuses);
  };
  const isArcs = async () => {
    const prefixes = (await meant).map(poolPrefix);
    return (pool: string) => prefixes.some((prefix) => pool.startsWith(prefix));
  };
  const asking = askServers(connections, running, isArcs);
  // Told where it is awaited.
  asking.catch(() => {});
  const [lists, served, crdsSeen, monitors] = await Promise.all([listing, learnServed(connections), learnCrds(kubernetes), meant]);

  const deployments = items(lists.deployments);
  const components = findArcComponents(deployments);
  const prometheuses = items(lists.prometheuses);
  const agents = items(lists.prometheusAgents);

  const arcNamespaces = unique([
    ...components.map(({ deployment }) => deployment.metadata.namespace),
    ...items(lists.autoscalingListeners).map(({ metadata }) => metadata.namespace),
    ...monitors.flatMap((monitor) => [monitor.metadata.namespace, ...(targetNamespaces(monitor) ?? [])]),
    ...also,
  ]);
  const operatorNamespaces = deployments.filter(isOperator).map(({ metadata }) => metadata.namespace);
  const monitoringNamespaces = unique([...prometheuses, ...agents].map(({ metadata }) => metadata.namespace).concat(operatorNamespaces));
  const both = unique([...arcNamespaces, ...monitoringNamespaces]);

  connections.progress('Asking Prometheus what it scrapes');
  const list = <T>(source: Source<T>, namespaces: string[], choice?: Choice<T>): Promise<Fact<Listing<T>>> =>
    listSource(kubernetes, source, { namespaces, ...(choice === undefined ? {} : { choice }) });
  const beside = besideArc(monitors, components);
  const [namespaces, services, endpoints, endpointSlices, pods, statefulSets, events, networkPolicies, crds, reviews, servers] =
    await Promise.all([
      namespacesByName(connections, lists.namespaces, both),
      list(sources.services, both, beside.services),
      list(sources.endpoints, arcNamespaces, beside.endpoints),
      list(sources.endpointSlices, arcNamespaces, beside.endpointSlices),
      list(sources.pods, both),
      list(sources.statefulSets, monitoringNamespaces),
      list(sources.events, both),
      list(sources.networkPolicies, both),
      learnLostFields(kubernetes, crdsSeen, monitors),
      learnReviews(kubernetes, prometheuses, monitors, deployments.filter(isOperator)),
      asking,
    ]);
  const facts: ScrapeFacts = {
    ...lists,
    served,
    crds,
    namespaces,
    services,
    endpoints,
    endpointSlices,
    pods,
    statefulSets,
    events,
    networkPolicies,
    reviews,
    servers,
    logs: {},
  };
  await lookCloser(connections, facts, monitors);
  return onlyOurs(facts, monitors);
}

/** Those of ARC, or the one that was named: one that is not there leaves those that could have been meant. */
function meantMonitors(lists: Listings<typeof first>, wanted: MonitorName | undefined): Monitor[] {
  const all = [...items(lists.serviceMonitors), ...items(lists.podMonitors)];
  const named = all.filter(
    ({ kind, metadata }) => kind === wanted?.kind && metadata.namespace === wanted.namespace && metadata.name === wanted.name,
  );
  return named.length > 0 ? named : findArcMonitors(all, items(lists.deployments));
}

/** Discovery is granted to every authenticated user; a group that is not there is an answer, too. */
function learnServed({ kubernetes }: Connections): Promise<Fact<string[]>> {
  return learn(async () => {
    try {
      const { resources = [] } = (await kubernetes.get('/apis/monitoring.coreos.com/v1')) as { resources?: { name: string }[] };
      return resources.map(({ name }) => name).sort();
    } catch (error) {
      if (error instanceof NotThere) return [];
      throw error;
    }
  });
}

/** Who may not list namespaces may often get those that matter, by name. */
async function namespacesByName(
  { kubernetes }: Connections,
  listed: Fact<Listing<Namespace>>,
  names: string[],
): Promise<Fact<Listing<Namespace>>> {
  if (listed.known || names.length === 0) return listed;
  const facts = await Promise.all(
    names.map((name) =>
      learn(async () => (await kubernetes.get(`/api/v1/namespaces/${name}`)) as Namespace, ruleText(rights.namespace)).catch(absent),
    ),
  );
  const found = facts.flatMap((fact) =>
    fact?.known ? [{ metadata: { name: fact.value.metadata.name, namespace: '', labels: fact.value.metadata.labels ?? {} } }] : [],
  );
  const blind = facts.flatMap((fact, index) => (fact === undefined || fact.known ? [] : [{ ...fact, namespace: names[index]! }]));
  return found.length === 0 && blind[0] !== undefined
    ? { ...blind[0], known: false }
    : known({ items: found, scope: names, blind, served: true, unread: 0 });
}

/** Monitors of other applications are nobody's business here, and thousands of them do not fit in a recording. */
function onlyOurs(facts: ScrapeFacts, monitors: Monitor[]): ScrapeFacts {
  const cut = (fact: ScrapeFacts['serviceMonitors']) =>
    fact.known ? known({ ...fact.value, items: fact.value.items.filter((monitor) => monitors.includes(monitor)) }) : fact;
  return {
    ...facts,
    serviceMonitors: cut(facts.serviceMonitors),
    podMonitors: cut(facts.podMonitors),
    deployments: ourDeployments(facts.deployments),
  };
}

function ourDeployments(fact: ScrapeFacts['deployments']): ScrapeFacts['deployments'] {
  if (!fact.known) return fact;
  const arc = new Set(findArcComponents(fact.value.items).map(({ deployment }) => deployment));
  return known({ ...fact.value, items: fact.value.items.filter((deployment) => arc.has(deployment) || isOperator(deployment)) });
}

const items = <T>(fact: Fact<Listing<T>>): T[] => (fact.known ? fact.value.items : []);
const unique = (names: string[]): string[] => [...new Set(names)].sort();
