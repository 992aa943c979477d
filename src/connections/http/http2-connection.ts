import { connect, constants } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import type { Connection, HttpRequest, StartedAnswer } from './exchange';

/** Node's default of 64 KiB would make a long list wait for one round trip per 64 KiB. */
const streamWindow = 8 * 1024 * 1024;
const sessionWindow = 32 * 1024 * 1024;

/** HTTP/2 over a connection that is already open and has agreed on it. */
export function http2Connection(url: URL, socket: TLSSocket): Connection {
  const session = connect(url, {
    createConnection: () => socket,
    settings: { enablePush: false, initialWindowSize: streamWindow },
  });
  let usable = true;
  const leave = () => {
    usable = false;
  };
  // It tells of its beginning even where the job has ended it meanwhile; an exception here would end the process.
  session.on('connect', () => session.destroyed || session.setLocalWindowSize(sessionWindow));
  // The requests under way fail with the same error.
  session.on('error', leave);
  session.on('goaway', leave);
  session.on('close', leave);

  const send = ({ method, headers, body }: HttpRequest, path: string, signal: AbortSignal) =>
    new Promise<StartedAnswer>((resolve, reject) => {
      const head = { ...headers, [constants.HTTP2_HEADER_METHOD]: method, [constants.HTTP2_HEADER_PATH]: path };
      const stream = session.request(head, { endStream: body === undefined });
      signal.addEventListener('abort', () => stream.destroy(signal.reason as Error), { once: true });
      stream.on('error', reject);
      stream.on('close', () => reject(Object.assign(new Error('the stream was closed without an answer'), { code: 'ECONNRESET' })));
      stream.on('response', (answer) =>
        resolve({ status: answer[':status'] ?? 0, headers: answer as StartedAnswer['headers'], body: stream }),
      );
      if (body !== undefined) stream.end(body);
    });

  return {
    get usable() {
      return usable && !session.closed && !session.destroyed;
    },
    send,
    close: () => session.destroy(),
  };
}
