import { type ArcComponent, type ArcPart, flag } from '../../facts/arc-components';
import { endpointsOf } from '../../facts/scrape/arc-monitors';
import type { Target } from '../../facts/scrape/scrape-facts';
import type { Monitor, MonitorEndpoint, PrometheusObject } from '../../facts/shapes/monitoring';
import type { Service } from '../../facts/shapes/network';
import { metricsAddress, metricsContainerPort, metricsServicePort, rbacProxy } from './metrics-port';
import { tokenFile } from './monitor-manifest';

/** A target that Prometheus scrapes in vain, and what is known of it. */
export interface Failing {
  target: Target;
  monitor: Monitor;
  /** Which endpoint of the monitor it comes from. */
  index: number;
  part: ArcPart;
  prometheus: PrometheusObject | undefined;
  component: ArcComponent | undefined;
  /** Undefined: they could not be seen. */
  services: readonly Service[] | undefined;
}

/** The fields of the endpoint that have to change so that it asks ARC as its charts' own monitors do; empty where ARC is not known. */
export function askLikeTheChart(failing: Failing): Record<string, unknown> {
  const { monitor, index, component, part } = failing;
  const endpoint = endpointsOf(monitor)[index] ?? {};
  if (component === undefined) return {};
  const proxy = part === 'scale-set-listener' ? undefined : rbacProxy(component);
  const path = part === 'scale-set-listener' ? flag(component.container, 'listener-metrics-endpoint') || '/metrics' : '/metrics';
  const port = rightPort(failing, component);
  const scheme = proxy === undefined ? 'http' : 'https';
  return {
    ...(port === undefined ? {} : { port }),
    ...((endpoint.path || '/metrics') === path ? {} : { path }),
    ...((endpoint.scheme ?? 'http').toLowerCase() === scheme ? {} : { scheme }),
    ...(proxy === undefined || sendsToken(endpoint) ? {} : { bearerTokenFile: tokenFile }),
    ...(proxy === undefined || endpoint.tlsConfig?.insecureSkipVerify === true
      ? {}
      : { tlsConfig: { ...endpoint.tlsConfig, insecureSkipVerify: true } }),
  };
}

/** The URL at which discovery and the endpoint's own fields would have the target scraped, where relabelings lead its scrapes elsewhere. */
export function relabelledFrom({ scrapeUrl, discoveredLabels }: Target): string | undefined {
  const { __address__: address, __scheme__: scheme, __metrics_path__: path } = discoveredLabels;
  const [, askedScheme, askedAddress = '', askedPath = ''] = /^(https?):\/\/([^/]+)([^?]*)/.exec(scrapeUrl) ?? [];
  const differs = (wanted: string | undefined, asked: string | undefined) =>
    wanted !== undefined && asked !== undefined && wanted !== asked;
  // A standard port may be left out of one of the two.
  const elsewhere = askedAddress.includes(':') && differs(address, askedAddress);
  if (!elsewhere && !differs(scheme, askedScheme) && !differs(path, askedPath)) return undefined;
  return `${scheme ?? askedScheme}://${address ?? askedAddress}${path ?? askedPath}`;
}

export const sendsToken = ({ bearerTokenFile, bearerTokenSecret, authorization, basicAuth, oauth2 }: MonitorEndpoint): boolean =>
  Boolean(bearerTokenFile) || Boolean(bearerTokenSecret?.name) || [authorization, basicAuth, oauth2].some((each) => each !== undefined);

/** The name of the port that leads to ARC's metrics, where the scraped one does not. */
function rightPort({ target, monitor, part, services }: Failing, component: ArcComponent): string | undefined {
  const scraped = Number(
    target.discoveredLabels.__meta_kubernetes_pod_container_port_number ??
      /:(\d+)$/.exec(target.discoveredLabels.__address__ ?? '')?.[1] ??
      Number.NaN,
  );
  const right = metricsPort(component, part);
  if (right === undefined || Number.isNaN(scraped) || right === scraped) return undefined;
  if (part === 'scale-set-listener') return 'metrics';
  if (monitor.kind === 'PodMonitor') return metricsContainerPort(component)?.name;
  const own = services?.find(
    ({ metadata }) =>
      metadata.namespace === target.discoveredLabels.__meta_kubernetes_namespace &&
      metadata.name === target.discoveredLabels.__meta_kubernetes_service_name,
  );
  return [...(own === undefined ? [] : [own]), ...(services ?? [])]
    .filter(({ metadata }) => metadata.namespace === component.deployment.metadata.namespace)
    .map((service) => metricsServicePort(service, component)?.name)
    .find((name) => name !== undefined);
}

function metricsPort(component: ArcComponent, part: ArcPart): number | undefined {
  if (part === 'scale-set-listener') {
    const port = /:(\d+)$/.exec(flag(component.container, 'listener-metrics-addr') ?? ':8080')?.[1];
    return port === undefined ? undefined : Number(port);
  }
  const address = metricsAddress(component);
  return rbacProxy(component)?.port ?? (address.kind === 'open' ? address.port : undefined);
}
