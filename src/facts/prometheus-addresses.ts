import type { ProxyAddress } from './connections';
import type { PrometheusObject } from './shapes/monitoring';
import { ruleText } from './source';
import { rights } from './sources';

/**
 * The ways to the servers of a Prometheus object, through the API server: a list for each server that holds samples of its own
 * (a shard), in the order in which they are worth trying. `alone`: no other Prometheus stands in its namespace, so that the
 * operator's governing Service leads to this one.
 */
export function serverAddresses(prometheus: PrometheusObject, alone: boolean): ProxyAddress[][] {
  const shards = prometheus.spec.shards ?? 1;
  const replicas = prometheus.spec.replicas ?? 1;
  if (shards < 1 || replicas < 1) return [];
  const pods = (shard: number) => Array.from({ length: Math.min(replicas, 2) }, (_, replica) => podAddress(prometheus, shard, replica));
  // Replicas of one shard hold the same samples, so a Service before them is as good as each of them, and takes the smaller right.
  return shards === 1 ? [[...serviceAddresses(prometheus, alone), ...pods(0)]] : Array.from({ length: shards }, (_, shard) => pods(shard));
}

/** The Services before a Prometheus that has one replica. */
export function serviceAddresses(prometheus: PrometheusObject, alone: boolean): ProxyAddress[] {
  const { name, namespace } = prometheus.metadata;
  const common = { kind: 'service', namespace, port: prometheus.spec.portName ?? 'web', ...served(prometheus) } as const;
  // The chart's Service has the object's name; the operator's own governing Service leads to any Prometheus of the namespace.
  return [{ ...common, name }, ...(alone ? [{ ...common, name: 'prometheus-operated' }] : [])];
}

/** A replica of a shard, by the name that the operator gives its pod: shard 0 has no shard in it. */
export function podAddress(prometheus: PrometheusObject, shard: number, replica: number): ProxyAddress {
  const { name, namespace } = prometheus.metadata;
  return {
    kind: 'pod',
    namespace,
    name: `${prometheus.kind === 'PrometheusAgent' ? 'prom-agent' : 'prometheus'}-${name}${shard === 0 ? '' : `-shard-${shard}`}-${replica}`,
    port: '9090',
    ...served(prometheus),
  };
}

/** How its web server is spoken to: under which path, and by TLS where the object says so. */
function served({ spec }: PrometheusObject): Pick<ProxyAddress, 'pathPrefix' | 'scheme'> {
  const path = spec.routePrefix ?? '/';
  return { ...(path === '/' ? {} : { pathPrefix: path }), ...(spec.web?.tlsConfig === undefined ? {} : { scheme: 'https' }) };
}

/** The RBAC rule that lets arcbot ask there. */
export function addressRule({ kind, namespace, name, port, scheme = 'http' }: ProxyAddress): string {
  const right = kind === 'service' ? rights.serviceProxy : rights.podProxy;
  return ruleText({ ...right, resourceNames: [`${scheme}:${name}:${port}`] }, namespace);
}
