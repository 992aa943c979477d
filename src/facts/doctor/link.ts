import { CouldNotLook, NotThere, UserError } from '../../errors';

/** What came of trying one link of the chain from Slack to Prometheus. */
export type Link<T> =
  | { state: 'works'; value: T }
  /** Tried, and cut. `status`: HTTP status, where there was an answer; `hint`: what the connection knows to do about it;
   * `missing`: the server says that there is no such thing; `mend`: nothing was asked, as a person must mend something first. */
  | { state: 'broken'; saw: string; hint?: string; status?: number; missing?: true; mend?: true }
  /** It failed in a way that may pass by itself: throttled, a server's own failure, no time left. */
  | { state: 'unknown'; why: string }
  /** There is no such link here. */
  | { state: 'absent'; why: string };

/** A link as it can be tried from here, or why there is none. */
export type Tried<T> = { ask(): Promise<T> } | { absent: string };

const lasting = [400, 401, 403, 404];

/** Tries a link. An unreachable place is what is being looked for here, so it is broken, not unknown; other exceptions are bugs and go on. */
export async function tryLink<T>(tried: Tried<T>): Promise<Link<T>> {
  if ('absent' in tried) return { state: 'absent', why: tried.absent };
  try {
    return { state: 'works', value: await tried.ask() };
  } catch (error) {
    if (error instanceof UserError)
      return { state: 'broken', saw: error.message, mend: true, ...(error.hint === undefined ? {} : { hint: error.hint }) };
    if (error instanceof NotThere) return { state: 'broken', saw: error.message, status: 404, missing: true };
    if (!(error instanceof CouldNotLook)) throw error;
    const { detail, status } = error;
    if (status !== undefined && !lasting.includes(status)) return { state: 'unknown', why: detail };
    if (/^AWS throttles|no time left/.test(detail)) return { state: 'unknown', why: detail };
    return { state: 'broken', saw: detail, ...(status === undefined ? {} : { status }) };
  }
}

export const absent = (why: string): Link<never> => ({ state: 'absent', why });
