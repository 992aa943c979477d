import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest, type RequestOptions } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { hostOf } from '../http-url';
import type { Connection, Endpoint, HttpRequest, StartedAnswer } from './exchange';
import { handOver } from './hand-over';
import { tlsOptions } from './tls-options';

const maxSockets = 8;

/** HTTP/1.1 over connections that are kept; `first` is one that is already open, from finding out which HTTP is spoken. */
export function http1Connection(endpoint: Endpoint, onHandshake: () => void, first?: TLSSocket): Connection {
  const { url } = endpoint;
  const secure = url.protocol === 'https:';
  const agent = secure ? new HttpsAgent({ keepAlive: true, maxSockets }) : new HttpAgent({ keepAlive: true, maxSockets });
  handOver(agent, first, { onOpen: onHandshake });

  const send = ({ method, headers, body }: HttpRequest, path: string, signal: AbortSignal) =>
    new Promise<StartedAnswer>((resolve, reject) => {
      const options: RequestOptions = {
        agent,
        method,
        path,
        host: hostOf(url),
        ...(url.port === '' ? {} : { port: url.port }),
        headers: { host: url.host, ...headers, ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }) },
        ...(secure ? tlsOptions(endpoint) : {}),
      };
      const call = (secure ? httpsRequest : httpRequest)(options);
      signal.addEventListener('abort', () => call.destroy(signal.reason as Error), { once: true });
      call.on('error', reject);
      call.on('response', (answer) => {
        signal.addEventListener('abort', () => answer.destroy(signal.reason as Error), { once: true });
        answer.on('error', () => {});
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: answer });
      });
      call.end(body);
    });

  return {
    usable: true,
    send,
    close: () => {
      first?.destroy();
      agent.destroy();
    },
  };
}
