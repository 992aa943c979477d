import type { Connections, ProxyAddress } from '../connections';
import { unknown } from '../fact';
import { addressRule, podAddress, serviceAddresses } from '../prometheus-addresses';
import type { PrometheusObject } from '../shapes/monitoring';
import { askInstance, type IsArcs } from './ask-instance';
import type { InstanceFacts, ServerFacts } from './scrape-facts';

/** Each shard holds targets of its own, so one replica of each is asked, and further replicas while there are not more servers than this. */
const fewInstances = 12;

/** More shards than this are not asked: what they scrape is unknown then. */
const mostShards = 40;

/** Asks all servers there are, or the one that the person named; each as `namespace/name`, or `chosen`. */
export async function askServers(
  connections: Connections,
  running: () => Promise<PrometheusObject[]>,
  isArcs: IsArcs,
): Promise<Record<string, ServerFacts>> {
  const { chosenPrometheus } = connections;
  if (chosenPrometheus !== undefined) return { chosen: { instances: [await askInstance(chosenPrometheus, undefined, isArcs, '')] } };
  const prometheuses = await running();
  const servers = prometheuses.map(async (prometheus) => {
    const { namespace, name } = prometheus.metadata;
    const alone = prometheuses.filter(({ metadata }) => metadata.namespace === namespace).length === 1;
    return [`${namespace}/${name}`, await askServer(connections, prometheus, alone, isArcs)] as const;
  });
  return Object.fromEntries(await Promise.all(servers));
}

/**
 * Asks each running Prometheus of an object. A single one is asked through its Service, which takes the smaller right;
 * shards and replicas hold different targets and answer one by one, through their pods.
 * `alone`: no other Prometheus in its namespace, so that the operator's governing Service leads to this one.
 */
async function askServer(connections: Connections, prometheus: PrometheusObject, alone: boolean, isArcs: IsArcs): Promise<ServerFacts> {
  const { shards, replicas } = { shards: prometheus.spec.shards ?? 1, replicas: prometheus.spec.replicas ?? 1 };
  if (replicas === 0 || shards === 0) return { instances: [] };
  const servers =
    shards * replicas === 1
      ? [{ shard: 0, candidates: [...serviceAddresses(prometheus, alone), podAddress(prometheus, 0, 0)] }]
      : podAddresses(prometheus, shards, replicas);
  const instances = await Promise.all(servers.map(({ candidates, shard }) => askFirst(connections, candidates, shard, isArcs)));
  return { instances: shards > mostShards ? [...instances, notAsked(prometheus, shards)] : instances };
}

async function askFirst(
  connections: Connections,
  candidates: readonly ProxyAddress[],
  shard: number,
  isArcs: IsArcs,
): Promise<InstanceFacts> {
  let first: InstanceFacts | undefined;
  for (const address of candidates) {
    const answer = { ...(await askInstance(connections.prometheusAt(address), shard, isArcs, addressRule(address))), address };
    // Another way in may be allowed, or exist, where this one is not; a server that was reached and does not answer stays so.
    if (answer.build.known || (answer.build.reason !== 'forbidden' && answer.build.reason !== 'unsupported')) return answer;
    first ??= answer;
  }
  return first!;
}

/** The first replica of every shard, then the second of each, and so on. */
function podAddresses(prometheus: PrometheusObject, shards: number, replicas: number): { shard: number; candidates: ProxyAddress[] }[] {
  const asked = Math.min(shards, mostShards);
  const most = Math.max(asked, Math.min(asked * replicas, fewInstances));
  return Array.from({ length: most }, (_, index) => ({
    shard: index % asked,
    candidates: [podAddress(prometheus, index % asked, Math.floor(index / asked))],
  }));
}

function notAsked({ metadata }: PrometheusObject, shards: number): InstanceFacts {
  const fact = unknown(
    'unsupported',
    `only ${mostShards} of the ${shards} shards of Prometheus ${metadata.namespace}/${metadata.name} are asked`,
  );
  return {
    where: `shard ${mostShards}`,
    shard: mostShards,
    build: fact,
    runtime: fact,
    pools: fact,
    targets: fact,
    families: fact,
    droppedSamples: fact,
    dropped: {},
  };
}
