import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { hostOf } from '../http-url';
import type { Endpoint } from './exchange';
import { tlsOptions } from './tls-options';

/** Begins the handshake of TLS over a TCP connection that is being opened; loads TLS first, at once, whatever else is being loaded. */
export async function startTls(endpoint: Endpoint, tcp: Socket, connected: Promise<void>): Promise<TLSSocket> {
  const { connect, createSecureContext } = await import('node:tls');
  const { ca, cert, key, ...others } = tlsOptions(endpoint);
  // Takes tens of milliseconds the first time: Node parses all authorities that it knows, even where others are given.
  const secureContext = createSecureContext({ ca, cert, key });
  await connected;
  const host = hostOf(endpoint.url);
  return connect({ ...others, secureContext, socket: tcp, host, ALPNProtocols: ['h2', 'http/1.1'] });
}
