import { type ArcPart, areListeners, findArcComponents } from '../../facts/arc-components';
import { type Fact, known, mapFact, unknown } from '../../facts/fact';
import { isOperator } from '../../facts/is-operator';
import type { Listing } from '../../facts/list-source';
import { findArcMonitors, targetNamespaces } from '../../facts/scrape/arc-monitors';
import type { FamilySample, InstanceFacts, Review, ScrapeFacts, Target } from '../../facts/scrape/scrape-facts';
import type { Monitor } from '../../facts/shapes/monitoring';
import type { Pod } from '../../facts/shapes/workloads';
import { isTargetOf } from '../rules/target-of-pod';
import { podsOf } from '../rules/workload-health';
import { isFresh, poolsOf, serverTime } from './measured';
import type { Seen, ServiceAddresses, Subject, SubjectFacts } from './subject';

/** Cuts what was learnt of the cluster down to what bears on one subject; what could not be seen in a namespace that matters is unknown. */
export function factsOfSubject(facts: ScrapeFacts, subject: Subject): SubjectFacts {
  const { monitor, prometheus, component } = subject;
  const looked = monitor === undefined ? undefined : (targetNamespaces(monitor, prometheus?.spec.ignoreNamespaceSelectors) ?? undefined);
  const arcNamespace = component?.deployment.metadata.namespace;
  const places = [...new Set([...(looked ?? []), ...(arcNamespace === undefined ? [] : [arcNamespace])])];
  const prometheusNamespaces = prometheus === undefined ? [] : [prometheus.metadata.namespace];
  const operators = mapFact(seen(facts.deployments), ({ items, scope }) => ({ items: items.filter(isOperator), scope }));
  const operatorNamespaces = operators.known ? operators.value.items.map(({ metadata }) => metadata.namespace) : [];
  const instances = instancesOf(facts, subject);
  const monitors = monitorsOf(facts);
  const pools = merge(
    instances,
    (instance) => instance.pools,
    (each) => [...new Set(each.flat())],
  );

  const targets = merge(
    instances,
    (instance) => instance.targets,
    (parts) => parts.flat(),
  );
  const families = merge(
    instances,
    (instance) => instance.families,
    (parts) => parts.flat(),
  );

  return {
    served: facts.served,
    crds: facts.crds,
    operators,
    operatorPods: within(facts.pods, operatorNamespaces),
    prometheuses: seen(facts.prometheuses),
    agents: mapFact(facts.prometheusAgents, ({ items }) => items),
    agentsSeen: known(facts.prometheusAgents.known ? facts.prometheusAgents.value.items : undefined),
    prometheus: facts.prometheuses.known ? known(prometheus) : facts.prometheuses,
    statefulSets: within(facts.statefulSets, prometheusNamespaces),
    prometheusPods: within(facts.pods, prometheusNamespaces),
    arc: mapFact(seen(facts.deployments), ({ items, scope }) => ({ items: findArcComponents(items), scope })),
    arcPods: within(facts.pods, arcNamespace === undefined ? places : [arcNamespace]),
    arcPodsSeen: known(facts.pods.known ? facts.pods.value.items : undefined),
    idle: known(subject.part === 'scale-set-listener' && isEmpty(facts.autoscalingRunnerSets) && isEmpty(facts.autoscalingListeners)),
    monitor: monitor !== undefined ? known(monitor) : mapFact(monitors, () => undefined),
    monitors,
    monitorNamespaceLabels: mapFact(
      within(facts.namespaces, []),
      (namespaces) => namespaces.find(({ metadata }) => metadata.name === monitor?.metadata.namespace)?.metadata.labels ?? {},
    ),
    services: within(facts.services, places),
    servicesSeen: known(facts.services.known ? facts.services.value.items : undefined),
    addresses: addressesOf(facts, subject, places),
    pods: within(facts.pods, places),
    refusedPods: known(facts.events.known ? facts.events.value.items.filter(({ reason }) => reason === 'FailedCreate') : []),
    events: within(facts.events, monitor === undefined ? [] : [monitor.metadata.namespace]),
    operatorLog: logOf(facts, (container) => !/\/(prometheus|listener)$/.test(container)),
    prometheusLog: logOf(facts, (container) => container.endsWith('/prometheus')),
    policies: within(facts.networkPolicies, [...places, ...prometheusNamespaces]),
    namespaceLabels: mapFact(within(facts.namespaces, []), (namespaces) =>
      Object.fromEntries(namespaces.map(({ metadata }) => [metadata.name, metadata.labels ?? {}])),
    ),
    reviews: reviewsOf(facts.reviews),
    instances,
    pools,
    poolsSeen: known(pools.known ? pools.value : undefined),
    targets,
    targetsSeen: known(targets.known ? targets.value : []),
    families,
    otherJobs: known(otherJobs(subject, instances, targets, families, facts.pods)),
    droppedSamples: merge(
      instances,
      ({ droppedSamples }) => droppedSamples,
      (samples) => samples.flat(),
    ),
    leaders: known(instances.known ? instances.value.flatMap(({ leaders }) => (leaders?.known ? leaders.value : [])) : []),
    horizontalRunnerAutoscalers: mapFact(facts.horizontalRunnerAutoscalers, ({ items }) => items),
    autoscalingRunnerSets: mapFact(facts.autoscalingRunnerSets, ({ items }) => items),
    autoscalingListeners: mapFact(facts.autoscalingListeners, ({ items }) => items),
    listenersSeen: known(facts.autoscalingListeners.known ? facts.autoscalingListeners.value.items : []),
    listenerLog: logOf(facts, (container) => container.endsWith('/listener')),
  };
}

/** Jobs that scrape the subject's pods though no monitor of ours asks for it: of a monitor that names nothing of ARC, or of additional scrape configs. */
function otherJobs(
  { monitor, component, part }: Subject,
  instances: Fact<InstanceFacts[]>,
  targets: Fact<Target[]>,
  families: Fact<FamilySample[]>,
  pods: Fact<Listing<Pod>>,
): string[] {
  if (monitor !== undefined || component === undefined || !instances.known || !targets.known || !families.known || !pods.known) return [];
  const all = pods.value.items;
  const own =
    part === 'scale-set-listener' ? all.filter(({ metadata }) => areListeners(metadata.labels)) : podsOf(component.deployment, all);
  const now = serverTime(instances.value);
  const scraping = targets.value.filter(
    (target) =>
      isFresh(target, now) &&
      families.value.some(
        ({ instance, job, family }) =>
          instance === target.labels.instance &&
          job === target.labels.job &&
          (own.some((pod) => isTargetOf(target, pod)) || (isOfNoPod(target) && ownFamily[part].test(family))),
      ),
  );
  return [...new Set(scraping.map(({ scrapePool }) => scrapePool))].sort();
}

/** Whoever lists addresses by hand says nothing of pods: then what is scraped there tells whose it is. */
const isOfNoPod = ({ discoveredLabels }: Target): boolean => discoveredLabels.__meta_kubernetes_namespace === undefined;

/** Families that a part alone exposes. */
const ownFamily: Readonly<Record<ArcPart, RegExp>> = {
  controller: /^(horizontalrunnerautoscaler|runnerdeployment)_/,
  'github-webhook-server': /^$/,
  'actions-metrics-server': /^github_workflow_/,
  'scale-set-controller': /^gha_controller_/,
  'scale-set-listener': /^gha_(?!controller_)/,
};

const isEmpty = (fact: Fact<Listing<unknown>>): boolean =>
  fact.known && fact.value.scope === 'all' && fact.value.blind.length === 0 && fact.value.items.length === 0;

function addressesOf(facts: ScrapeFacts, { monitor, prometheus }: Subject, places: readonly string[]): Fact<ServiceAddresses[]> {
  const role = monitor?.spec.serviceDiscoveryRole ?? prometheus?.spec.serviceDiscoveryRole;
  if (role === 'EndpointSlice') {
    return mapFact(within(facts.endpointSlices, places), (slices) =>
      slices.map(({ metadata, endpoints = [], ports }) => ({
        namespace: metadata.namespace,
        name: metadata.labels?.['kubernetes.io/service-name'] ?? '',
        count: endpoints.reduce((sum, { addresses = [] }) => sum + addresses.length, 0),
        ...(ports === undefined ? {} : { ports: ports.map(({ name }) => name ?? '') }),
      })),
    );
  }
  return mapFact(within(facts.endpoints, places), (all) =>
    all.map(({ metadata, subsets = [] }) => ({
      namespace: metadata.namespace,
      name: metadata.name,
      count: subsets.reduce((sum, { addresses = [], notReadyAddresses = [] }) => sum + addresses.length + notReadyAddresses.length, 0),
      ports: subsets.flatMap(({ addresses = [], notReadyAddresses = [], ports = [] }) =>
        addresses.length + notReadyAddresses.length > 0 ? ports.map(({ name }) => name ?? '') : [],
      ),
    })),
  );
}

/** All monitors meant for ARC; unknown only where neither kind could be listed or a namespace that matters could not be seen. */
export function monitorsOf(facts: ScrapeFacts): Fact<Monitor[]> {
  const lists = [facts.serviceMonitors, facts.podMonitors].map((fact) => within(fact, []));
  const blind = lists.filter((fact) => !fact.known);
  if (blind[0] !== undefined && !blind[0].known) {
    const rules = blind.flatMap((fact) => (fact.known || fact.rule === undefined ? [] : [fact.rule]));
    const detail = blind.flatMap((fact) => (fact.known ? [] : [fact.detail])).join('; ');
    return { ...blind[0], detail, ...(rules.length === 0 ? {} : { rule: rules.join('\n') }) };
  }
  const deployments = facts.deployments.known ? facts.deployments.value.items : [];
  return known(
    findArcMonitors(
      lists.flatMap((fact) => (fact.known ? fact.value : [])),
      deployments,
    ),
  );
}

function seen<T>(fact: Fact<Listing<T>>): Fact<Seen<T>> {
  return mapFact(within(fact, []), (items) => ({ items, scope: fact.known ? fact.value.scope : [] }));
}

/** All items, once every namespace that matters was seen: `places`, and those in which the list was blind. */
function within<T>(fact: Fact<Listing<T>>, places: readonly string[]): Fact<T[]> {
  if (!fact.known) return fact;
  const { blind, items, scope, unread } = fact.value;
  const [first] = places.length === 0 ? blind : blind.filter(({ namespace }) => places.includes(namespace));
  if (first !== undefined)
    return { known: false, reason: first.reason, detail: first.detail, ...(first.rule === undefined ? {} : { rule: first.rule }) };
  const missed = scope === 'all' ? undefined : places.find((place) => !scope.includes(place));
  if (missed !== undefined) return unknown('unsupported', `namespace ${missed} was not looked at`);
  if (unread > 0) return unknown('unsupported', `the list is longer than is read at once (${items.length} read, ${unread} more)`);
  return known(items);
}

/** A shard that does not answer leaves open what it scrapes, unless the others scrape all that the monitor asks for. */
function instancesOf(facts: ScrapeFacts, { prometheusName, monitor }: Subject): Fact<InstanceFacts[]> {
  const server = facts.servers.chosen ?? (prometheusName === undefined ? undefined : facts.servers[prometheusName]);
  if (server === undefined && !facts.prometheuses.known) return facts.prometheuses;
  const all = server?.instances ?? [];
  if (all.length === 0) return unknown('unreachable', 'no Prometheus server runs that could be asked');
  const answering = all.filter(({ build, targets }) => build.known || targets.known);
  const silentShard = all.find(({ shard }) => !answering.some((instance) => instance.shard === shard));
  const pools = monitor === undefined ? [] : poolsOf(monitor);
  const scraped = answering.flatMap(({ targets }) => (targets.known ? targets.value.map(({ scrapePool }) => scrapePool) : []));
  if (pools.length > 0 && pools.every((pool) => scraped.includes(pool))) return known(answering);
  if (silentShard !== undefined) return silentShard.build.known ? known(answering) : silentShard.build;
  return known(answering);
}

/** Every shard holds its own targets: known once each was read, from whichever of its replicas answers. */
function merge<T, U>(instances: Fact<InstanceFacts[]>, part: (instance: InstanceFacts) => Fact<T>, join: (parts: T[]) => U): Fact<U> {
  if (!instances.known) return instances;
  const parts = instances.value.map(part);
  const blind = parts.find((fact) => !fact.known);
  if (blind !== undefined && !blind.known) return blind;
  return known(join(parts.flatMap((fact) => (fact.known ? [fact.value] : []))));
}

function reviewsOf(reviews: readonly Review[]): SubjectFacts['reviews'] {
  const blind = reviews.find(({ allowed }) => !allowed.known);
  if (blind !== undefined && !blind.allowed.known) return blind.allowed;
  return known(reviews.map((review) => ({ ...review, allowed: review.allowed.known && review.allowed.value })));
}

/** Logs are a weak signal: what was not asked or could not be read is just not there. */
function logOf(facts: ScrapeFacts, wanted: (container: string) => boolean): Fact<string[]> {
  return known(Object.entries(facts.logs).flatMap(([container, lines]) => (wanted(container) && lines.known ? lines.value : [])));
}
