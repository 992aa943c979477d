import type { HttpAnswer } from './exchange';

const longestPauseMs = 2000;
const shortPauseMs = 200;

/** What the API server's proxy says when there is no pod behind a Service, or it cannot be reached: repeating tells nothing new. */
const provenByProxy = /no endpoints available for service|error trying to reach service|address not allowed/;

/** How long to wait before a refused request is sent once more; undefined: not at all. */
export function repeatPauseMs({ status, headers, body }: HttpAnswer): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const told = headers['retry-after'];
  if (told === undefined) return status === 503 && !provenByProxy.test(body.toString('utf8', 0, 2048)) ? shortPauseMs : undefined;
  // A date instead of seconds is never as near as that.
  const pauseMs = /^\d+$/.test(told) ? Number(told) * 1000 : Number.POSITIVE_INFINITY;
  return pauseMs <= longestPauseMs ? pauseMs : undefined;
}

const resets = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'Z_BUF_ERROR']);

/** Whether the connection broke, so that the same request may succeed on a new one. */
export function isReset(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  return resets.has(code) || code.startsWith('ERR_HTTP2_');
}
