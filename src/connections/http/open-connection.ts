import { connect } from 'node:net';
import type { Connection, Endpoint } from './exchange';
import { opened } from './opened';

/**
 * Connects, and speaks HTTP/2 where the server offers it. Plain http is HTTP/1.1, connected by its first request.
 * Node takes a while to load what speaks TLS and HTTP: the handshake of TCP crosses the network meanwhile.
 */
export async function openConnection(endpoint: Endpoint, onHandshake: () => void, signal: AbortSignal): Promise<Connection> {
  const load = async () => (await import('./speak-http')).speakHttp;
  if (endpoint.url.protocol === 'http:') return (await load())(endpoint, onHandshake);
  onHandshake();
  const host = endpoint.url.hostname.replace(/^\[|\]$/g, '');
  const tcp = connect({ host, port: Number(endpoint.url.port || 443), noDelay: true });
  // Whatever comes is for TLS to read, an end too.
  tcp.pause();
  const connected = opened(tcp, 'connect', signal);
  // Told where it is awaited.
  connected.catch(() => {});
  try {
    const speakHttp = await load();
    return await speakHttp(endpoint, onHandshake, { tcp, connected, signal });
  } catch (error) {
    tcp.destroy();
    throw error;
  }
}
