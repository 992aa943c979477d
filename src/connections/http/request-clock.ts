import { CouldNotLook } from '../../errors';
import type { SessionLimits } from './exchange';

const defaultTimeoutMs = 10_000;

/** The time that one request has. Its signal is aborted, with a CouldNotLook as reason, when that is over or the session ends. */
export interface RequestClock {
  /** What is waited for just now, for the words. */
  phase: 'connection' | 'answer';
  /** For the words, once it is known. */
  host: string;
  endsAt: number;
  signal: AbortSignal;
  stop(): void;
}

export function startClock(who: string, limits: SessionLimits, ended: AbortSignal): RequestClock {
  const { requestTimeoutMs = defaultTimeoutMs, deadlineAt = Number.POSITIVE_INFINITY, signal } = limits;
  const endsAt = Math.min(Date.now() + requestTimeoutMs, deadlineAt);
  const controller = new AbortController();
  const clock: RequestClock = { phase: 'connection', host: '', endsAt, signal: controller.signal, stop: () => {} };
  const givenUp = () => controller.abort(new CouldNotLook('timed-out', `There was no time left to ask ${who}.`));
  const tooLate = () => (endsAt === deadlineAt ? givenUp() : controller.abort(late(clock, who, requestTimeoutMs)));
  const closed = () => controller.abort(ended.reason);
  const timer = setTimeout(tooLate, Math.max(0, endsAt - Date.now()));
  signal?.addEventListener('abort', givenUp);
  ended.addEventListener('abort', closed);
  clock.stop = () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', givenUp);
    ended.removeEventListener('abort', closed);
  };
  if (ended.aborted) closed();
  else if (signal?.aborted === true || endsAt <= Date.now()) givenUp();
  return clock;
}

function late(clock: RequestClock, who: string, timeoutMs: number): CouldNotLook {
  const within = `within ${timeoutMs < 1000 ? `${timeoutMs} ms` : `${Math.round(timeoutMs / 1000)} s`}`;
  const at = clock.host === '' ? '' : ` at ${clock.host}`;
  if (clock.phase === 'answer') return new CouldNotLook('timed-out', `No answer came from ${who}${at} ${within}.`);
  const cause = Object.assign(new Error('connecting timed out'), { code: 'ETIMEDOUT' });
  const words = `No connection to ${who}${at} came about ${within}: check the VPN, firewall and security groups.`;
  return new CouldNotLook('timed-out', words, { cause });
}

/** Waits no longer than the signal; the promise itself goes on. */
export function withSignal<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    if (signal.aborted) reject(signal.reason);
    promise.then(resolve, reject);
  });
}
