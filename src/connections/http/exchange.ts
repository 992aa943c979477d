import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { ListShrink } from '../../facts/list-shrink';

/** Where a session connects to. `ca`, `cert`, `key`: PEM; without a `ca` the machine's own list of authorities holds. */
export interface Endpoint {
  /** http or https; its path is put before every request's. */
  url: URL;
  tls?: { ca?: string | Buffer; cert?: string | Buffer; key?: string | Buffer; servername?: string; rejectUnauthorized?: boolean };
}

/** Gives the endpoint when the first request needs it; `renewed` another one, if there is, after a name or a certificate turned out wrong. */
export interface EndpointSource {
  endpoint(): Promise<Endpoint>;
  renewed?(): Promise<Endpoint | undefined>;
}

/** Several values are sent as several headers of that name. */
export type RequestHeaders = Readonly<Record<string, string | string[]>>;

export interface HttpRequest {
  method: 'GET' | 'POST';
  /** Absolute path with its query, escaped. */
  path: string;
  headers?: RequestHeaders;
  body?: string;
  /** Default: the session's. */
  maxBytes?: number;
  /** A body over `maxBytes` is cut there instead of being an error. */
  cut?: boolean;
  /** What is kept of a list in the body; `maxBytes` is then about what is kept. */
  shrink?: ListShrink | undefined;
}

export interface HttpAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  /** Decompressed. */
  body: Buffer;
}

/** An answer whose body is still to be read. */
export interface StartedAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Readable;
}

/** One TCP or TLS connection, or for HTTP/1.1 a few of them, to one server. */
export interface Connection {
  /** False once new requests need another one. */
  readonly usable: boolean;
  /** The signal ends the request, its body included, with the signal's reason. */
  send(request: HttpRequest, path: string, signal: AbortSignal): Promise<StartedAnswer>;
  close(): void;
}

/** One request that is over; for the debug log. Holds no secrets. */
export interface RequestDone {
  method: string;
  /** With its query. */
  path: string;
  /** Undefined where there was no answer. */
  status: number | undefined;
  /** Of the body, as received. */
  bytes: number;
  ms: number;
}

/** What was sent and received so far. */
export interface ConnectionCounts {
  requests: number;
  retries: number;
  /** TCP or TLS connections opened. */
  handshakes: number;
  /** Of the answers' bodies, as received. */
  bytesReceived: number;
}

/** What a session may cost. */
export interface SessionLimits {
  /** Instant (milliseconds of the epoch) from which everything fails with 'timed-out'. */
  deadlineAt?: number | undefined;
  /** Ends everything at once, as the deadline does. */
  signal?: AbortSignal | undefined;
  /** For each request with its repetition, and for connecting. Default 10000. */
  requestTimeoutMs?: number | undefined;
  /** For each answer, decompressed. Default 32 MiB. */
  maxBytes?: number | undefined;
}
