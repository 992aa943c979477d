import type { Socket } from 'node:net';

/** Waits until a socket is open. Throws what ends it before; the signal, if there is one, ends it with its reason. */
export const opened = (socket: Socket, event: 'connect' | 'secureConnect', signal?: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const stop = () => socket.destroy(signal?.reason as Error);
    // Stays: an error that nobody listens to would end the process.
    socket.on('error', reject);
    socket.once('close', () => reject(Object.assign(new Error('closed while it was opened'), { code: 'ECONNRESET' })));
    socket.once(event, () => {
      signal?.removeEventListener('abort', stop);
      resolve();
    });
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
  });
