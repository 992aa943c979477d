import type { Prometheus, ProxyAddress, Query } from '../../facts/connections';
import type { ListShrink } from '../../facts/list-shrink';
import type { HttpAnswer } from '../http/exchange';
import type { KubernetesApi } from '../kubernetes/kubernetes-api';
import { unwrapAnswer } from './unwrap-answer';

const mostWarnings = 20;

/** One Prometheus' HTTP API, whatever leads to it. Asks by GET alone, as that is all that the proxy's right grants. */
export class PrometheusApi implements Prometheus {
  private readonly warned = new Set<string>();

  constructor(
    readonly where: string,
    /** GET of a path that starts with `/api/v1/`; any status is an answer. */
    private readonly ask: (path: string, query?: Query, shrink?: ListShrink) => Promise<HttpAnswer>,
  ) {}

  async get(path: string, query?: Query, shrink?: ListShrink): Promise<unknown> {
    const answer = await this.ask(`/api/v1/${path}`, query, shrink);
    const { data, warnings } = unwrapAnswer(answer, this.where);
    for (const warning of warnings) if (this.warned.size < mostWarnings) this.warned.add(warning);
    return data;
  }

  /** What it remarked beside its answers so far, each once. */
  get warnings(): readonly string[] {
    return [...this.warned];
  }
}

/**
 * A Prometheus behind the API server's proxy. The scheme is always written, since the RBAC rules name `http:NAME:PORT`.
 * https://kubernetes.io/docs/tasks/access-application-cluster/access-cluster-services/#manually-constructing-apiserver-proxy-urls
 */
export function prometheusThroughProxy(kubernetes: KubernetesApi, address: ProxyAddress): PrometheusApi {
  const { kind, namespace, name, port, scheme = 'http', pathPrefix = '' } = address;
  const plural = kind === 'service' ? 'services' : 'pods';
  const [ns, host, at] = [namespace, name, port].map(encodeURIComponent);
  const prefix = pathPrefix.split('/').filter((part) => part !== '');
  const root = `/api/v1/namespaces/${ns}/${plural}/${scheme}:${host}:${at}/proxy${prefix.map((part) => `/${encodeURIComponent(part)}`).join('')}`;
  return new PrometheusApi(`${kind}/${namespace}/${name}:${port}`, (path, query, shrink) => kubernetes.answer(root + path, query, shrink));
}
