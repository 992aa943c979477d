import { CouldNotLook, NotThere } from '../../errors';
import type { Connections, Prometheus, ProxyAddress } from '../connections';
import { type Fact, known, learn, unknown } from '../fact';
import type { Listing } from '../list-source';
import { addressRule, serverAddresses } from '../prometheus-addresses';
import type { PrometheusObject } from '../shapes/monitoring';
import type { StatusServer } from './status-facts';
import { takeCensus } from './take-census';

/** A server that was asked for its census, and the way to ask it more. */
export interface FoundServer<Early = undefined> {
  server: StatusServer;
  prometheus: Prometheus;
  /** What was asked beside the census; undefined where another way in is open than that one was asked on. */
  early?: Early | undefined;
}

/** Asked beside the census of a way in that is open as a rule. Never throws. */
type AskEarly<Early> = (prometheus: Prometheus) => Promise<Early>;

/** Shards beyond these are not asked; status then lacks their targets' numbers and says so. */
const mostServers = 12;

/** Asks every Prometheus that may know ARC for its census; all ways to it side by side, so that a closed one costs no time. */
export async function findServers<Early = undefined>(
  connections: Connections,
  prometheuses: Fact<Listing<PrometheusObject>>,
  askEarly?: AskEarly<Early>,
): Promise<Fact<FoundServer<Early>[]>> {
  const { chosenPrometheus } = connections;
  if (chosenPrometheus !== undefined) return known([await askAnyWay('chosen', [{ prometheus: chosenPrometheus }], askEarly)]);
  if (!prometheuses.known) return prometheuses;
  const objects = prometheuses.value.items;
  const wanted = objects.flatMap((object) => {
    const { namespace, name } = object.metadata;
    const alone = objects.filter(({ metadata }) => metadata.namespace === namespace).length === 1;
    const shards = serverAddresses(object, alone);
    return shards.map((addresses, shard) => ({ name: `${namespace}/${name}${shards.length === 1 ? '' : ` shard ${shard}`}`, addresses }));
  });
  const wayTo = (address: ProxyAddress): Way => ({ prometheus: connections.prometheusAt(address), rule: addressRule(address) });
  return known(
    await Promise.all(wanted.slice(0, mostServers).map(({ name, addresses }) => askAnyWay(name, addresses.map(wayTo), askEarly))),
  );
}

interface Way {
  prometheus: Prometheus;
  rule?: string;
}

async function askAnyWay<Early>(name: string, ways: readonly Way[], askEarly?: AskEarly<Early>): Promise<FoundServer<Early>> {
  const [early, ...answers] = await Promise.all([askEarly?.(found(ways[0]!.prometheus)), ...ways.map((way) => askOne(name, way))]);
  const open = answers.find(({ server }) => server.census.known);
  if (open !== undefined) return open === answers[0] ? { ...open, early } : open;
  // The first way is the one to name where none works: unless it does not exist.
  return answers.find(({ server }) => !isMissing(server.census)) ?? answers[0]!;
}

async function askOne(name: string, { prometheus, rule }: Way): Promise<FoundServer<never>> {
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
