import type { Connections, Prometheus, ProxyAddress } from '../connections';
import type { Fact } from '../fact';
import type { Listing } from '../list-source';
import { serverAddresses } from '../prometheus-addresses';
import type { PrometheusObject } from '../shapes/monitoring';
import type { PrometheusSeen, ServerTried } from './doctor-facts';
import { type Link, tryLink } from './link';

const mostServers = 6;

/** Asks each Prometheus for its version: the one that was named, or all that were found, by the first way that is open. */
export async function askServers(connections: Connections, prometheuses: Fact<Listing<PrometheusObject>>): Promise<ServerTried[]> {
  const { chosenPrometheus } = connections;
  if (chosenPrometheus !== undefined) return [{ name: chosenPrometheus.where, link: await askOne(chosenPrometheus) }];
  const objects = prometheuses.known ? prometheuses.value.items : [];
  return Promise.all(
    objects.slice(0, mostServers).map(async (object) => {
      const { namespace, name } = object.metadata;
      const alone = objects.filter(({ metadata }) => metadata.namespace === namespace).length === 1;
      const addresses = serverAddresses(object, alone)[0] ?? [];
      return { name: `${namespace}/${name}`, ...(await askAnyWay(connections, addresses)) };
    }),
  );
}

async function askAnyWay(connections: Connections, addresses: readonly ProxyAddress[]): Promise<Omit<ServerTried, 'name'>> {
  if (addresses.length === 0) return { link: { state: 'broken', saw: 'It is scaled to no replicas.' } };
  const ways = await Promise.all(addresses.map(async (address) => ({ address, link: await askOne(connections.prometheusAt(address)) })));
  const isThere = ({ link }: { link: Link<unknown> }) => link.state !== 'broken' || link.missing !== true;
  return ways.find(({ link }) => link.state === 'works') ?? ways.find(isThere) ?? ways[0]!;
}

const askOne = (prometheus: Prometheus): Promise<Link<PrometheusSeen>> =>
  tryLink({ ask: async () => ({ where: prometheus.where, version: await versionOf(prometheus) }) });

/** Amazon Managed Prometheus and some of Prometheus' kin tell no version; then an answer to a query is what counts. */
async function versionOf(prometheus: Prometheus): Promise<string | null> {
  try {
    const { version } = ((await prometheus.get('status/buildinfo')) ?? {}) as { version?: unknown };
    return typeof version === 'string' ? version : null;
  } catch (error) {
    await prometheus.get('query', { query: 'vector(1)' }).catch(() => {
      throw error;
    });
    return null;
  }
}
