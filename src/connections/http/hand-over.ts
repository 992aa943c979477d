import type { Agent, ClientRequestArgs } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Lets an agent take `first` where it would open its first connection; another one, opened as ever, where that is closed by then, or does
 * not fit what is asked for. `onOpen` is called for each that is opened.
 */
export function handOver(
  agent: Agent,
  first: Socket | undefined,
  { fits = () => true, onOpen = () => {} }: { fits?(options: ClientRequestArgs): boolean; onOpen?(): void },
): void {
  const open = agent.createConnection.bind(agent);
  let waiting = first;
  agent.createConnection = (options, done) => {
    const socket = waiting;
    waiting = undefined;
    if (socket !== undefined && !socket.destroyed && fits(options)) return socket;
    socket?.destroy();
    onOpen();
    return open(options, done);
  };
  // While nobody reads it, an error must not end the process.
  first?.on('error', () => {});
}
