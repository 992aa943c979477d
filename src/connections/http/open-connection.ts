import { connect as connectTcp } from 'node:net';
import { connect as connectTls, createSecureContext, type TLSSocket } from 'node:tls';
import type { Connection, Endpoint } from './exchange';
import { tlsOptions } from './tls-options';

/** Connects, and speaks HTTP/2 where the server offers it. Plain http is HTTP/1.1, connected by its first request. */
export async function openConnection(endpoint: Endpoint, onHandshake: () => void, signal: AbortSignal): Promise<Connection> {
  const load = async () => (await import('./speak-http')).speakHttp;
  if (endpoint.url.protocol === 'http:') return (await load())(endpoint, onHandshake);
  onHandshake();
  const { socket, loaded: speakHttp } = await openTls(endpoint, signal, load);
  return speakHttp(endpoint, onHandshake, socket);
}

/**
 * Opens TLS, and loads meanwhile what is to speak over it. While the handshake of TCP crosses the network, Node parses all the
 * authorities that it knows, as it does for the first context of a process even where others are given.
 */
const openTls = <Loaded>(endpoint: Endpoint, signal: AbortSignal, load: () => Promise<Loaded>) =>
  new Promise<{ socket: TLSSocket; loaded: Loaded }>((resolve, reject) => {
    const { ca, cert, key, ...others } = tlsOptions(endpoint);
    const host = endpoint.url.hostname.replace(/^\[|\]$/g, '');
    const tcp = connectTcp({ host, port: Number(endpoint.url.port || 443), noDelay: true });
    let stop = () => void tcp.destroy(signal.reason as Error);
    signal.addEventListener('abort', () => stop(), { once: true });
    const closed = () => reject(Object.assign(new Error('closed during the TLS handshake'), { code: 'ECONNRESET' }));
    tcp.on('error', reject);
    tcp.once('close', closed);
    const loading = load();
    const secureContext = createSecureContext({ ca, cert, key });
    tcp.once('connect', () => {
      const socket = connectTls({ ...others, secureContext, socket: tcp, host, ALPNProtocols: ['h2', 'http/1.1'] });
      stop = () => void socket.destroy(signal.reason as Error);
      socket.once('error', reject);
      socket.once('close', closed);
      socket.once('secureConnect', async () => {
        const loaded = await loading;
        stop = () => {};
        socket.removeListener('error', reject);
        resolve({ socket, loaded });
      });
    });
  });
