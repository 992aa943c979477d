import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a server on which every round trip takes longer. */
export interface DelayedWay {
  port: number;
  /** Over all connections since the last reset. */
  counts: { connections: number; bytesUp: number; bytesDown: number };
  reset(): void;
  close(): void;
}

/**
 * Forwards TCP from a port of 127.0.0.1 and lets each byte take half a round trip. A connection is accepted at once, as nothing else is
 * possible here; its first byte waits for the round trip that the handshake of TCP would have taken. Bandwidth is not limited.
 */
export async function delayedWay(target: { host: string; port: number }, roundTripMs: number): Promise<DelayedWay> {
  const sockets = new Set<Socket>();
  const counts = { connections: 0, bytesUp: 0, bytesDown: 0 };
  const server = createServer({ noDelay: true, allowHalfOpen: true }, (near) => {
    counts.connections += 1;
    const openAt = performance.now() + roundTripMs;
    const far = connect({ ...target, noDelay: true, allowHalfOpen: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    const forward = (from: Socket, to: Socket, count: (bytes: number) => void) => {
      const later = inOrder(() => Math.max(performance.now(), openAt) + roundTripMs / 2);
      from.on('data', (chunk: Buffer) => {
        count(chunk.length);
        later(() => to.destroyed || to.write(chunk));
      });
      from.on('end', () => later(() => to.end()));
      from.on('close', () => later(() => to.destroy()));
    };
    forward(near, far, (bytes) => (counts.bytesUp += bytes));
    forward(far, near, (bytes) => (counts.bytesDown += bytes));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    counts,
    reset: () => Object.assign(counts, { connections: 0, bytesUp: 0, bytesDown: 0 }),
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** Does each thing when it is due, and none before the one that was given before it: timers of different lengths do not keep that. */
function inOrder(dueAt: () => number): (act: () => void) => void {
  const waiting: { at: number; act: () => void }[] = [];
  const next = () => {
    for (let first = waiting[0]; first !== undefined && first.at <= performance.now() + 0.5; first = waiting[0]) {
      waiting.shift();
      first.act();
    }
    if (waiting[0] !== undefined) setTimeout(next, waiting[0].at - performance.now());
  };
  return (act) => {
    waiting.push({ at: dueAt(), act });
    if (waiting.length === 1) setTimeout(next, waiting[0]!.at - performance.now());
  };
}
