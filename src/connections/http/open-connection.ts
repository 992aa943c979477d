import { connect, type TLSSocket } from 'node:tls';
import type { Connection, Endpoint } from './exchange';
import { http1Connection } from './http1-connection';
import { http2Connection } from './http2-connection';
import { tlsOptions } from './tls-options';

/** Connects, and speaks HTTP/2 where the server offers it. Plain http is HTTP/1.1, connected by its first request. */
export async function openConnection(endpoint: Endpoint, onHandshake: () => void, signal: AbortSignal): Promise<Connection> {
  if (endpoint.url.protocol === 'http:') return http1Connection(endpoint, onHandshake);
  onHandshake();
  const socket = await openTls(endpoint, signal);
  return socket.alpnProtocol === 'h2' ? http2Connection(endpoint.url, socket) : http1Connection(endpoint, onHandshake, socket);
}

const openTls = (endpoint: Endpoint, signal: AbortSignal) =>
  new Promise<TLSSocket>((resolve, reject) => {
    const socket = connect({
      ...tlsOptions(endpoint),
      host: endpoint.url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(endpoint.url.port || 443),
      ALPNProtocols: ['h2', 'http/1.1'],
    });
    socket.setNoDelay(true);
    const stop = () => socket.destroy(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
    socket.once('error', reject);
    socket.once('close', () => reject(Object.assign(new Error('closed during the TLS handshake'), { code: 'ECONNRESET' })));
    socket.once('secureConnect', () => {
      signal.removeEventListener('abort', stop);
      socket.removeListener('error', reject);
      resolve(socket);
    });
  });
