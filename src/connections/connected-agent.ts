import { type Agent, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP, type Socket } from 'node:net';

const openedAhead = new WeakSet<object>();

/** Whether a connection waited for its first request: the other side may have closed it meanwhile, as it may one that is kept. */
export const wasOpenedAhead = (socket: object | null): boolean => socket !== null && openedAhead.has(socket);

/** How long Node's own agent keeps an idle connection. */
const idleMs = 5000;

/**
 * An agent that keeps connections as Node's own does, and has the first one to a URL's host open already: with TCP and TLS behind it, or
 * given up after `withinMs`. Throws nothing: what could not be opened is tried again by the first request, which then says why.
 */
export async function connectedAgent({ protocol, hostname, port }: URL, withinMs: number): Promise<Agent> {
  const kept = { keepAlive: true, scheduling: 'lifo', timeout: idleMs } as const;
  const overTls = protocol !== 'http:';
  const agent = overTls ? new HttpsAgent(kept) : new HttpAgent(kept);
  const open = agent.createConnection.bind(agent);
  const host = hostname.replace(/^\[|\]$/g, '');
  const to = { host, port: Number(port) || (overTls ? 443 : 80) };
  const socket = open({ ...to, ...(isIP(host) === 0 ? { servername: host } : {}) } as Parameters<typeof open>[0]) as Socket;
  openedAhead.add(socket);
  const openedAt = Date.now();
  let waiting: Socket | undefined = socket;
  agent.createConnection = (options, done) => {
    const ahead = waiting;
    waiting = undefined;
    const fits = options.host === to.host && Number(options.port) === to.port;
    if (fits && ahead !== undefined && !ahead.destroyed && Date.now() - openedAt < idleMs) return ahead;
    ahead?.destroy();
    return open(options, done);
  };
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, withinMs);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    socket.once(overTls ? 'secureConnect' : 'connect', end).once('close', end);
    // Stays: an error that nobody listens to would end the process.
    socket.on('error', end);
  });
  return agent;
}
