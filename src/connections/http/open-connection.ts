import { connect, isIP, type Socket } from 'node:net';
import { hostOf } from '../http-url';
import type { Connection, Endpoint } from './exchange';
import { opened } from './opened';
import { startTls } from './start-tls';

/**
 * Connects, and speaks HTTP/2 where the server offers it. Plain http is HTTP/1.1, connected by its first request.
 * Node takes a while to load what speaks TLS, and then HTTP: the handshakes of TCP and TLS cross the network meanwhile.
 */
export async function openConnection(endpoint: Endpoint, onHandshake: () => void, signal: AbortSignal): Promise<Connection> {
  const load = () => import('./speak-http');
  if (endpoint.url.protocol === 'http:') return (await load()).speakHttp(endpoint, onHandshake);
  onHandshake();
  const host = hostOf(endpoint.url);
  const tcp = connect({ host, port: Number(endpoint.url.port || 443), noDelay: true });
  // Whatever comes is for TLS to read, an end too.
  tcp.pause();
  const connected = opened(tcp, 'connect', signal);
  // Told where it is awaited.
  connected.catch(() => {});
  try {
    await underWay(tcp, host);
    const socket = await startTls(endpoint, tcp, connected);
    const [{ speakHttp }] = await Promise.all([load(), opened(socket, 'secureConnect', signal)]);
    return speakHttp(endpoint, onHandshake, socket);
  } catch (error) {
    tcp.destroy();
    throw error;
  }
}

/** Waits until the first packet is on its way: Node sends none before the next tick, and none to a name that it still looks up. */
const underWay = (tcp: Socket, host: string) =>
  new Promise<void>((resolve) => {
    if (isIP(host) !== 0) process.nextTick(resolve);
    for (const event of ['lookup', 'close']) tcp.once(event, () => resolve());
  });
