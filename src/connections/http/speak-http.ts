import type { TLSSocket } from 'node:tls';
import type { Connection, Endpoint } from './exchange';
import { http1Connection } from './http1-connection';
import { http2Connection } from './http2-connection';

/** The HTTP that was agreed on over an open socket; without one, HTTP/1.1. A file of its own, as Node's modules for both take their time to load. */
export const speakHttp = (endpoint: Endpoint, onHandshake: () => void, socket?: TLSSocket): Connection =>
  socket?.alpnProtocol === 'h2' ? http2Connection(endpoint.url, socket) : http1Connection(endpoint, onHandshake, socket);
