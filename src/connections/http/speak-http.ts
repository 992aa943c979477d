import type { TLSSocket } from 'node:tls';
import type { Connection, Endpoint } from './exchange';
import { http1Connection } from './http1-connection';
import { http2Connection } from './http2-connection';

/** Over TLS the HTTP that both sides have agreed on; without it plain HTTP/1.1. */
export const speakHttp = (endpoint: Endpoint, onHandshake: () => void, socket?: TLSSocket): Connection =>
  socket?.alpnProtocol === 'h2' ? http2Connection(endpoint.url, socket) : http1Connection(endpoint, onHandshake, socket);
