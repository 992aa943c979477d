import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { CouldNotLook } from '../../errors';
import { brokenConnection, isWrongAddress } from './broken-words';
import type { Connection, ConnectionCounts, EndpointSource, HttpAnswer, HttpRequest, RequestDone, SessionLimits } from './exchange';
import { openConnection } from './open-connection';
import { readBody } from './read-body';
import { isReset, repeatPauseMs } from './repeat-pause';
import { type RequestClock, startClock, withSignal } from './request-clock';

const defaultMaxBytes = 32 * 1024 * 1024;

/**
 * One server, one job: requests share a connection (HTTP/2 where it is spoken, else HTTP/1.1 kept alive).
 * Any HTTP status is an answer; throws CouldNotLook where there was none. Repeats once what a broken connection,
 * 429 with a short Retry-After, or 503 has refused. Follows no redirects: credentials must not go elsewhere.
 * A server that could not be connected to at all is not tried again in the same job, so that it costs its time once.
 */
export class HttpSession {
  readonly counts: ConnectionCounts = { requests: 0, retries: 0, handshakes: 0, bytesReceived: 0 };
  private readonly ended = new AbortController();
  private readonly opened: Connection[] = [];
  private opening: Promise<Connection> | undefined;
  private current: Connection | undefined;
  private prefix = '';
  private host = '';

  constructor(
    /** What it is, for people, as inside a sentence: `the API server of prod`. */
    private readonly who: string,
    private readonly source: EndpointSource,
    private readonly limits: SessionLimits = {},
    private readonly onRequest: (done: RequestDone) => void = () => {},
  ) {
    // Each request under way listens to them.
    setMaxListeners(0, this.ended.signal, ...(limits.signal === undefined ? [] : [limits.signal]));
  }

  async ask(request: HttpRequest): Promise<HttpAnswer> {
    const clock = this.clock();
    try {
      const first = await this.once(request, clock).catch((error: unknown) => {
        if (isReset(error) && !clock.signal.aborted) return undefined;
        throw error;
      });
      const pauseMs = first === undefined ? 0 : repeatPauseMs(first);
      if (first !== undefined && (pauseMs === undefined || Date.now() + pauseMs >= clock.endsAt)) return first;
      await pause(pauseMs, undefined, { signal: clock.signal });
      this.counts.retries += 1;
      return await this.once(request, clock);
    } catch (error) {
      throw brokenConnection(clock.signal.aborted ? clock.signal.reason : error, this.who, this.host);
    } finally {
      clock.stop();
    }
  }

  /** Begins to connect, for what will be asked in a moment. A failure is told to the one who asks. */
  warm(): void {
    this.connect().catch(() => {});
  }

  /** Ends all connections and what is still under way; never throws. */
  close(): void {
    this.ended.abort(new CouldNotLook('unreachable', `The connection to ${this.who} was closed before it answered.`));
    for (const connection of this.opened) connection.close();
  }

  private async once(request: HttpRequest, clock: RequestClock): Promise<HttpAnswer> {
    const startedAt = Date.now();
    let status: number | undefined;
    let bytes = 0;
    const connection = await withSignal(this.connect(), clock.signal);
    clock.phase = 'answer';
    clock.host = this.host;
    this.counts.requests += 1;
    try {
      const headers = { 'user-agent': 'arcbot', 'accept-encoding': request.cut === true ? 'identity' : 'gzip', ...request.headers };
      const answer = await connection.send({ ...request, headers }, this.prefix + request.path, clock.signal);
      status = answer.status;
      const maxBytes = request.maxBytes ?? this.limits.maxBytes ?? defaultMaxBytes;
      const body = await readBody(answer, { maxBytes, cut: request.cut, shrink: request.shrink }, (more) => {
        bytes += more;
        this.counts.bytesReceived += more;
      });
      return { status, headers: answer.headers, body };
    } catch (error) {
      // Nothing came for a whole time-out: the connection may hang, so what is asked next gets a new one.
      if (clock.signal.aborted && status === undefined && this.current === connection) this.current = undefined;
      throw error;
    } finally {
      this.onRequest({ method: request.method, path: request.path, status, bytes, ms: Date.now() - startedAt });
    }
  }

  private connect(): Promise<Connection> {
    if (this.current?.usable === true) return Promise.resolve(this.current);
    this.opening ??= this.open().then(
      (connection) => {
        this.current = connection;
        this.opening = undefined;
        return connection;
      },
      (error: unknown) => {
        if (this.opened.length > 0 || isReset(error)) this.opening = undefined;
        throw error;
      },
    );
    return this.opening;
  }

  private async open(): Promise<Connection> {
    const clock = this.clock();
    const attempt = async (renewed?: Awaited<ReturnType<EndpointSource['endpoint']>>) => {
      const endpoint = renewed ?? (await this.source.endpoint());
      this.prefix = endpoint.url.pathname.replace(/\/$/, '');
      this.host = endpoint.url.host;
      clock.host = this.host;
      return openConnection(endpoint, () => (this.counts.handshakes += 1), clock.signal);
    };
    try {
      const connection = await attempt().catch(async (error: unknown) => {
        const renewed = isWrongAddress(error) ? await this.source.renewed?.() : undefined;
        if (renewed === undefined) throw error;
        return attempt(renewed);
      });
      this.opened.push(connection);
      if (this.ended.signal.aborted) connection.close();
      return connection;
    } finally {
      clock.stop();
    }
  }

  private clock(): RequestClock {
    const clock = startClock(this.who, this.limits, this.ended.signal);
    clock.host = this.host;
    return clock;
  }
}
