import { type LocalAnswer, localServer } from '../handlers/local-server';

export interface Post {
  /** `response_url`, or the method: `chat.postEphemeral`. */
  way: string;
  /** How many came this way, this one included. */
  count: number;
  message: Record<string, unknown>;
}

/** Undefined: taken. `lost`: taken, but the answer never comes. `never`: not taken, and no answer comes. */
export type SlackAnswers = (post: Post) => LocalAnswer | 'lost' | 'never' | undefined;

/** What a person sees: in place of the acknowledgement, or as a message of its own. */
export interface Seen {
  place: 'acknowledgement' | 'own';
  text: string;
  /** Everything in it. */
  whole: string;
}

/** A Slack of one person and one question. */
export async function startSlack(answers: SlackAnswers = () => undefined) {
  const own: Seen[] = [];
  let original: Seen | undefined;
  const counts = new Map<string, number>();
  const posts: Post[] = [];
  const server = await localServer(({ path, headers, body }) => {
    const way = path.startsWith('/api/') ? path.slice('/api/'.length) : 'response_url';
    const isJson = headers['content-type']?.startsWith('application/json');
    const fields = isJson ? (JSON.parse(body) as Record<string, unknown>) : formOf(body);
    const count = (counts.get(way) ?? 0) + 1;
    counts.set(way, count);
    const post = { way, count, message: fields };
    posts.push(post);
    const answer = answers(post);
    const isTaken = answer === undefined || answer === 'lost';
    if (isTaken) show(way, fields);
    if (answer === 'lost' || answer === 'never') return undefined;
    return answer ?? (way === 'response_url' ? { body: 'ok' } : { headers: { 'content-type': 'application/json' }, body: '{"ok":true}' });
  });
  function show(way: string, message: Record<string, unknown>) {
    const seen = { text: String(message.text ?? ''), whole: JSON.stringify({ ...message, token: undefined }) };
    if (way === 'response_url' && message.replace_original === true) original = { place: 'acknowledgement', ...seen };
    else if (way === 'response_url' || way.startsWith('chat.post')) own.push({ place: 'own', ...seen });
  }
  return {
    url: server.url,
    posts,
    /** What the door said at once stands there until something takes its place. */
    acknowledge(text: string) {
      if (!/^\d{3} /.test(text)) original ??= { place: 'acknowledgement', text, whole: text };
    },
    /** All that stands there in the end, but for an acknowledgement that only says that it is being looked. */
    seen: (): Seen[] => [...(original === undefined || /^Looking/.test(original.text) ? [] : [original]), ...own],
    close: () => server.close(),
  };
}

function formOf(body: string): Record<string, unknown> {
  const form = Object.fromEntries(new URLSearchParams(body));
  return { ...form, ...(form.blocks === undefined ? {} : { blocks: JSON.parse(form.blocks) }) };
}
