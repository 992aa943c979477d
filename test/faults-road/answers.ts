import type { Interfere } from '../../bench/made/made-cluster';
import { type Answering, type Asked, reset } from '../connections/test-server';

type Answer = (request: Asked, response: Answering) => unknown;

/** Kubernetes' own form of a refusal. */
export const refuse =
  (code: number, reason: string, message: string, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(code, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message }));
  };

export const plain =
  (code: number, body: string, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(code, { 'content-type': body.startsWith('{') ? 'application/json' : 'text/plain', ...headers });
    response.end(body);
  };

export const json = (value: unknown, code = 200): Answer => plain(code, JSON.stringify(value));
export const silence: Answer = () => {};
export const brokenOff: Answer = (request, response) => reset(request, response);
export const half: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end('{"kind":"List","items":[{"metadata":{"name":"a"');
};
export const halfThenReset: Answer = (request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"kind":"List","items":[{"metadata":{"name":"a"');
  setTimeout(() => reset(request, response), 20);
};

/** Never ends, and never says anything. */
export const endless =
  (chunk: string): Answer =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"kind":"List","items":[');
    const piece = chunk.repeat(Math.ceil(262_144 / chunk.length));
    const more = () => {
      while (!response.destroyed && !response.writableEnded && response.write(piece));
    };
    response.on('drain', more);
    response.on('error', () => {});
    more();
  };

/** A byte now and then. */
export const drip: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => (response.destroyed ? clearInterval(timer) : response.write(' ')), 100);
  response.on('close', () => clearInterval(timer));
  response.on('error', () => clearInterval(timer));
};

/** Answers so where the path or query fits: always, or only the first times. */
export const where = (path: RegExp, answer: Answer, times = Number.POSITIVE_INFINITY): Interfere => {
  let left = times;
  return (request, response) => {
    if (left <= 0 || !path.test(decodeURIComponent(request.url!))) return undefined;
    left -= 1;
    answer(request, response as Answering);
    return true;
  };
};

export const all = /./;
export const prometheus = /\/proxy\/api\/v1\//;

/** The answer to a query, changed. */
export const vector = (...result: object[]): Answer => json({ status: 'success', data: { resultType: 'vector', result } });
