import { CouldNotLook, NotThere } from '../../errors';
import type { Connections, Prometheus, ProxyAddress } from '../connections';
import { type Fact, known, learn, unknown } from '../fact';
import type { Listing } from '../list-source';
import { addressRule, serverAddresses } from '../prometheus-addresses';
import type { PrometheusObject } from '../shapes/monitoring';
import type { StatusServer } from './status-facts';
import { takeCensus } from './take-census';

/** A server that was asked for its census, and the way to ask it more. */
export interface FoundServer {
  server: StatusServer;
  prometheus: Prometheus;
}

/** Shards beyond these are not asked; status then lacks their targets' numbers and says so. */
const mostServers = 12;

/** Asks every Prometheus that may know ARC for its census; all ways to it side by side, so that a closed one costs no time. */
export async function findServers(connections: Connections, prometheuses: Fact<Listing<PrometheusObject>>): Promise<Fact<FoundServer[]>> {
  const { chosenPrometheus } = connections;
  if (chosenPrometheus !== undefined) return known([await askOne('chosen', chosenPrometheus)]);
  if (!prometheuses.known) return prometheuses;
  const objects = prometheuses.value.items;
  const wanted = objects.flatMap((object) => {
    const { namespace, name } = object.metadata;
    const alone = objects.filter(({ metadata }) => metadata.namespace === namespace).length === 1;
    const shards = serverAddresses(object, alone);
    return shards.map((addresses, shard) => ({ name: `${namespace}/${name}${shards.length === 1 ? '' : ` shard ${shard}`}`, addresses }));
  });
  return known(await Promise.all(wanted.slice(0, mostServers).map(({ name, addresses }) => askAnyWay(connections, name, addresses))));
}

async function askAnyWay(connections: Connections, name: string, addresses: readonly ProxyAddress[]): Promise<FoundServer> {
  const answers = await Promise.all(addresses.map((address) => askOne(name, connections.prometheusAt(address), addressRule(address))));
  // The first way is the one to name where none works: unless it does not exist.
  const open = answers.find(({ server }) => server.census.known);
  return open ?? answers.find(({ server }) => !isMissing(server.census)) ?? answers[0]!;
}

async function askOne(name: string, prometheus: Prometheus, rule?: string): Promise<FoundServer> {
  const census = await learn(() => takeCensus(prometheus), rule).catch((error): Fact<never> => {
    if (error instanceof NotThere) return unknown('unreachable', `${missing}: ${error.message}`);
    throw error;
  });
  return { server: { name, where: prometheus.where, census }, prometheus: found(prometheus) };
}

/** One that answered is not missing when it is gone at the next question: then it could not be asked. */
const found = (prometheus: Prometheus): Prometheus => ({
  where: prometheus.where,
  get: (...words) =>
    prometheus.get(...words).catch((error: unknown) => {
      if (error instanceof NotThere)
        throw new CouldNotLook('unreachable', `${prometheus.where} is gone since: ${error.message}`, { cause: error });
      throw error;
    }),
});

const missing = 'There is no such way in';
const isMissing = (census: Fact<unknown>) => !census.known && census.detail.startsWith(missing);
