import { type Agent, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Socket } from 'node:net';
import { handOver } from './http/hand-over';
import { opened } from './http/opened';
import { tlsOptions } from './http/tls-options';
import { hostOf } from './http-url';

const openedAhead = new WeakSet<object>();

/** Whether a connection waited for its first request: the other side may have closed it meanwhile, as it may one that is kept. */
export const wasOpenedAhead = (socket: object | null): boolean => socket !== null && openedAhead.has(socket);

/** How long Node's own agent keeps an idle connection. */
const idleMs = 5000;

/**
 * An agent that keeps connections as Node's own does, and has the first one to a URL's host open already: with TCP and TLS behind it, or
 * given up after `withinMs`. Throws nothing: what could not be opened is tried again by the first request, which then says why.
 */
export async function connectedAgent(url: URL, withinMs: number): Promise<Agent> {
  const kept = { keepAlive: true, scheduling: 'lifo', timeout: idleMs } as const;
  const overTls = url.protocol !== 'http:';
  const agent = overTls ? new HttpsAgent(kept) : new HttpAgent(kept);
  const to = { host: hostOf(url), port: Number(url.port) || (overTls ? 443 : 80) };
  const socket = agent.createConnection({ ...to, ...(overTls ? tlsOptions({ url }) : {}) }) as Socket;
  openedAhead.add(socket);
  const openedAt = Date.now();
  const fits = ({ host, port }: { host?: string | null | undefined; port?: number | string | null | undefined }) =>
    host === to.host && Number(port) === to.port && Date.now() - openedAt < idleMs;
  handOver(agent, socket, { fits });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, withinMs);
  });
  await Promise.race([opened(socket, overTls ? 'secureConnect' : 'connect').catch(() => {}), late]);
  clearTimeout(timer);
  return agent;
}
