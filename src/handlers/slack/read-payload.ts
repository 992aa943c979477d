type Body = Record<string, unknown>;

/** What Slack sends to a request URL. */
export type Payload =
  | { kind: 'ssl-check' }
  | { kind: 'url-verification'; challenge: string }
  | { kind: 'command'; slack: Body }
  | { kind: 'interaction'; slack: Body }
  | { kind: 'event'; slack: Body };

/** Reads a body whose signature was verified; undefined where it is none of these. */
export function readPayload(contentType: string | undefined, body: Buffer): Payload | undefined {
  const text = body.toString('utf8');
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json' || (type === undefined && text.startsWith('{'))) return readEvent(text);
  if (type !== undefined && type !== 'application/x-www-form-urlencoded') return undefined;
  const form = new URLSearchParams(text);
  if (form.has('ssl_check')) return { kind: 'ssl-check' };
  const payload = form.get('payload');
  if (payload !== null) {
    const slack = parseObject(payload);
    return slack && typeof slack.type === 'string' ? { kind: 'interaction', slack: withoutToken(slack) } : undefined;
  }
  if (!form.get('command')?.startsWith('/') || !form.get('user_id')) return undefined;
  return { kind: 'command', slack: withoutToken(Object.fromEntries(form)) };
}

function readEvent(text: string): Payload | undefined {
  const slack = parseObject(text);
  if (slack?.type === 'url_verification' && typeof slack.challenge === 'string')
    return { kind: 'url-verification', challenge: slack.challenge };
  return slack?.type === 'event_callback' && parseObject(slack.event) !== undefined
    ? { kind: 'event', slack: withoutToken(slack) }
    : undefined;
}

function parseObject(value: unknown): Body | undefined {
  try {
    const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : value;
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Body) : undefined;
  } catch {
    return undefined;
  }
}

/** The verification token of old is a secret of a kind and of no use behind the door. */
const withoutToken = ({ token, ...slack }: Body): Body => slack;
