import type { Socket } from 'node:net';
import { connect, createSecureContext } from 'node:tls';
import type { Connection, Endpoint } from './exchange';
import { http1Connection } from './http1-connection';
import { http2Connection } from './http2-connection';
import { opened } from './opened';
import { tlsOptions } from './tls-options';

/** A TCP connection that is being opened. */
export interface Opening {
  tcp: Socket;
  connected: Promise<void>;
  signal: AbortSignal;
}

/** TLS over what is being opened, and over it the HTTP that both sides agree on; without it plain HTTP/1.1. */
export async function speakHttp(endpoint: Endpoint, onHandshake: () => void, opening?: Opening): Promise<Connection> {
  if (opening === undefined) return http1Connection(endpoint, onHandshake);
  const { tcp, connected, signal } = opening;
  const { ca, cert, key, ...others } = tlsOptions(endpoint);
  // Takes tens of milliseconds the first time: Node parses all authorities that it knows, even where others are given.
  const secureContext = createSecureContext({ ca, cert, key });
  await connected;
  const host = endpoint.url.hostname.replace(/^\[|\]$/g, '');
  const socket = connect({ ...others, secureContext, socket: tcp, host, ALPNProtocols: ['h2', 'http/1.1'] });
  await opened(socket, 'secureConnect', signal);
  return socket.alpnProtocol === 'h2' ? http2Connection(endpoint.url, socket) : http1Connection(endpoint, onHandshake, socket);
}
