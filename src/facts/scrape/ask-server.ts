import type { Connections, Prometheus, ProxyAddress } from '../connections';
import type { PrometheusObject } from '../shapes/monitoring';
import { ruleText } from '../source';
import { rights } from '../sources';
import { askInstance } from './ask-instance';
import type { InstanceFacts, ServerFacts } from './scrape-facts';

/** More replicas and shards than this are not asked one by one; what was not asked is unknown. */
const maxInstances = 12;

/**
 * Asks each running Prometheus of an object. A single one is asked through its Service, which takes the smaller right;
 * shards and replicas hold different targets and answer one by one, through their pods.
 * `alone`: no other Prometheus in its namespace, so that the operator's governing Service leads to this one.
 */
export async function askServer(
  connections: Connections,
  prometheus: PrometheusObject,
  alone: boolean,
  isArcs: (pool: string) => boolean,
): Promise<ServerFacts> {
  const { shards, replicas } = { shards: prometheus.spec.shards ?? 1, replicas: prometheus.spec.replicas ?? 1 };
  if (replicas === 0 || shards === 0) return { instances: [] };
  const addresses =
    shards * replicas === 1
      ? [[...serviceAddresses(prometheus, alone), podAddress(prometheus, 0, 0)]]
      : podAddresses(prometheus, shards, replicas);
  const instances = await Promise.all(
    addresses
      .slice(0, maxInstances)
      .map((candidates) => askFirst(connections, candidates, Math.floor(addresses.indexOf(candidates) / replicas), isArcs)),
  );
  return { instances };
}

/** The Prometheus that the person named. */
export async function askChosen(prometheus: Prometheus, isArcs: (pool: string) => boolean): Promise<ServerFacts> {
  return { instances: [await askInstance(prometheus, undefined, isArcs, '')] };
}

async function askFirst(
  connections: Connections,
  candidates: readonly ProxyAddress[],
  shard: number,
  isArcs: (pool: string) => boolean,
): Promise<InstanceFacts> {
  let first: InstanceFacts | undefined;
  for (const address of candidates) {
    const answer = { ...(await askInstance(connections.prometheusAt(address), shard, isArcs, ruleOf(address))), address };
    // Another way in may be allowed, or exist, where this one is not; a server that was reached and does not answer stays so.
    if (answer.build.known || (answer.build.reason !== 'forbidden' && answer.build.reason !== 'unsupported')) return answer;
    first ??= answer;
  }
  return first!;
}

function ruleOf({ kind, namespace, name, port, scheme = 'http' }: ProxyAddress): string {
  return ruleText(
    { ...(kind === 'service' ? rights.serviceProxy : rights.podProxy), resourceNames: [`${scheme}:${name}:${port}`] },
    namespace,
  );
}

function serviceAddresses(prometheus: PrometheusObject, alone: boolean): ProxyAddress[] {
  const { name, namespace } = prometheus.metadata;
  const common = { kind: 'service', namespace, port: prometheus.spec.portName ?? 'web', ...prefix(prometheus) } as const;
  // The chart's Service has the object's name; the operator's own governing Service leads to any Prometheus of the namespace.
  return [{ ...common, name }, ...(alone ? [{ ...common, name: 'prometheus-operated' }] : [])];
}

function podAddresses(prometheus: PrometheusObject, shards: number, replicas: number): ProxyAddress[][] {
  return Array.from({ length: shards }, (_, shard) =>
    Array.from({ length: replicas }, (_, replica) => [podAddress(prometheus, shard, replica)]),
  ).flat();
}

/** Pod names as the operator gives them: shard 0 has no shard in its name. */
function podAddress(prometheus: PrometheusObject, shard: number, replica: number): ProxyAddress {
  const { name, namespace } = prometheus.metadata;
  const agent = prometheus.kind === 'PrometheusAgent' ? 'prom-agent' : 'prometheus';
  return {
    kind: 'pod',
    namespace,
    name: `${agent}-${name}${shard === 0 ? '' : `-shard-${shard}`}-${replica}`,
    port: '9090',
    ...prefix(prometheus),
  };
}

function prefix({ spec }: PrometheusObject): { pathPrefix?: string } {
  const path = spec.routePrefix ?? '/';
  return path === '/' ? {} : { pathPrefix: path };
}
