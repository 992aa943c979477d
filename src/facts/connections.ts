import type { Surroundings } from './doctor/surroundings';
import type { ListShrink } from './list-shrink';

/**
 * What facts need of the outside world. Connections implement these; tests and recordings stand in for them.
 * Every method throws CouldNotLook when it could not look, and NotThere when the server says that a thing does not exist.
 */

export type Query = Readonly<Record<string, string | number | undefined>>;

/** A cluster's API server. Only GET, and POST for access reviews. Bounded in time and bytes by the connection. */
export interface Kubernetes {
  /** What the person calls the cluster. */
  readonly name: string;
  /** GET of an absolute API path such as `/api/v1/namespaces/x/pods`; parsed JSON. With 'metadata' one object's metadata alone, where the server can do that. */
  get(path: string, query?: Query, shrink?: ListShrink | 'metadata'): Promise<unknown>;
  /** GET that answers text (pod logs); at most `maxBytes` of it, the end being cut. */
  text(path: string, query?: Query, maxBytes?: number): Promise<string>;
  /** POST of a review (subjectaccessreviews, selfsubjectaccessreviews, selfsubjectreviews); parsed JSON. Any other path is refused. */
  review(path: string, body: unknown): Promise<unknown>;
}

/** One Prometheus server's HTTP API. */
export interface Prometheus {
  /** Where it was asked, for people: a URL or `service/monitoring/prometheus:http-web`. */
  readonly where: string;
  /** GET of `/api/v1/<path>`; the `data` of a successful answer. An error answer (`status: error`) throws CouldNotLook with its words. */
  get(path: string, query?: Query, shrink?: ListShrink): Promise<unknown>;
}

/** Where a Prometheus is reached through the API server's proxy. */
export type ProxyAddress =
  | { kind: 'service'; namespace: string; name: string; port: string; scheme?: 'http' | 'https'; pathPrefix?: string }
  | { kind: 'pod'; namespace: string; name: string; port: string; scheme?: 'http' | 'https'; pathPrefix?: string };

/** What gathering is handed: the connections of one cluster and one job. */
export interface Connections {
  kubernetes: Kubernetes;
  /** A Prometheus behind the API server's proxy. Makes no call by itself. */
  prometheusAt(address: ProxyAddress): Prometheus;
  /** The Prometheus that the person named (URL, Amazon Managed Prometheus, or a Service in the configuration), if any. */
  chosenPrometheus?: Prometheus;
  /** Namespaces to look for ARC in, from the configuration; undefined: everywhere. */
  namespaces?: readonly string[];
  /** Slack, secrets, queue and AWS, for doctor; undefined where there is nothing around the cluster. */
  surroundings?: Surroundings;
  now(): Date;
  /** Tells a waiting person what is being looked at. */
  progress(text: string): void;
}
