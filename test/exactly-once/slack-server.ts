import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * How Slack takes the next post to a channel; `lost`: it posts and its answer never arrives; `hangs`: the same, without a
 * word; `dropped`: it does neither.
 */
export type Mood = 'fine' | 'hangs' | 'slow-down' | 'lost' | 'dropped' | 'failed-after' | 'failed-before' | 'no-blocks';

interface Message {
  channel: string;
  text: string;
  key: string | undefined;
  ts: string;
}

/** As much of Slack's Web API as digests call, with its refusals, delays and lost answers. */
export class SlackServer {
  readonly messages: Message[] = [];
  readonly closed = new Map<string, string>();
  /** Asked for each post; default: fine. */
  mood: (channel: string) => Mood = () => 'fine';
  /** Whether the app may read channels. */
  mayRead = true;
  private ts = 0;
  private server: Server | undefined;

  async open(): Promise<string> {
    this.server = createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((done) => this.server!.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((done) => this.server?.close(done));
  }

  in(channel: string): Message[] {
    return this.messages.filter((message) => message.channel === channel);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += chunk;
    const fields = request.headers['content-type']?.includes('json')
      ? (JSON.parse(body) as Record<string, string>)
      : Object.fromEntries(new URLSearchParams(body));
    const say: Say = (answer, status = 200, headers = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(answer));
    };
    const method = request.url!.split('/').at(-1);
    if (method === 'conversations.history') this.history(fields, say);
    else if (method === 'chat.postMessage') this.take(fields, request, say);
    else say({ ok: false, error: 'unknown_method' });
  }

  private take(fields: Record<string, string>, request: IncomingMessage, say: Say): void {
    const channel = fields.channel!;
    const mood = this.closed.has(channel) ? 'closed' : this.mood(channel);
    const post = () => this.messages.push({ channel, text: fields.text ?? '', key: keyIn(fields.metadata), ts: String(++this.ts) });
    if (['hangs', 'lost', 'failed-after'].includes(mood)) post();
    if (mood === 'closed') say({ ok: false, error: this.closed.get(channel) });
    else if (mood === 'slow-down') say({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': '7' });
    else if (mood === 'dropped' || mood === 'lost') request.socket.destroy();
    else if (mood === 'failed-after') say({ ok: false, error: 'internal_error' });
    else if (mood === 'failed-before') say({ ok: false, error: 'fatal_error' });
    else if (mood === 'no-blocks' && fields.blocks !== undefined) say({ ok: false, error: 'invalid_blocks' });
    else if (mood !== 'hangs') {
      post();
      say({ ok: true, channel, ts: String(this.ts) });
    }
  }

  private history({ channel, cursor = '0' }: Record<string, string>, say: Say): void {
    const refused = this.mayRead ? this.closed.get(channel!) : 'missing_scope';
    const page = 3;
    const all = this.in(channel!);
    const messages = all.slice(Number(cursor), Number(cursor) + page).map(({ text, ts, key }) => ({
      text,
      ts,
      ...(key === undefined ? {} : { metadata: { event_type: 'arcbot_digest', event_payload: { key } } }),
    }));
    const next = Number(cursor) + page < all.length ? String(Number(cursor) + page) : '';
    say(refused === undefined ? { ok: true, messages, response_metadata: { next_cursor: next } } : { ok: false, error: refused });
  }
}

type Say = (answer: object, status?: number, headers?: Record<string, string>) => void;

function keyIn(metadata: string | { event_payload?: { key?: string } } | undefined): string | undefined {
  const value = typeof metadata === 'string' ? (JSON.parse(metadata) as { event_payload?: { key?: string } }) : metadata;
  return value?.event_payload?.key;
}
