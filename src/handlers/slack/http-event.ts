/** What the door answers over HTTP. */
export interface HttpAnswer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** A request out of an API Gateway (v1, v2), Function URL or load balancer event. */
export interface HttpRequest {
  /** Undefined where it is not there, or there twice with different values. */
  header(name: string): string | undefined;
  /** As it came over the wire: what Slack signed. */
  body: Buffer;
  /** The answer in the form that the event's sender understands. */
  envelope(answer: HttpAnswer): object;
}

type Loose = Record<string, unknown>;
const isRecord = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);

/** EventBridge's rule and scheduler events, and what warm-up plugins send: nothing of HTTP in it, and it says what it is. */
export const isWarmUp = (event: unknown): boolean =>
  isRecord(event) &&
  !('headers' in event || 'multiValueHeaders' in event || 'httpMethod' in event || 'requestContext' in event) &&
  (typeof event.source === 'string' || 'detail-type' in event || event.warmer === true || event.warmup === true || event.ping === true);

/** Undefined where the event is no HTTP request, or one without any headers. */
export function readHttpEvent(event: unknown): HttpRequest | undefined {
  if (!isRecord(event)) return undefined;
  const multi = isRecord(event.multiValueHeaders) ? event.multiValueHeaders : undefined;
  const single = isRecord(event.headers) ? event.headers : undefined;
  if (multi === undefined && single === undefined) return undefined;
  const headers = new Map<string, string | undefined>();
  for (const [name, value] of Object.entries({ ...single, ...multi })) {
    const values = [...new Set((Array.isArray(value) ? value : [value]).filter((each) => each !== undefined && each !== null).map(String))];
    const key = name.toLowerCase();
    headers.set(key, values.length === 1 && (!headers.has(key) || headers.get(key) === values[0]) ? values[0] : undefined);
  }
  const text = typeof event.body === 'string' ? event.body : '';
  return {
    header: (name) => headers.get(name),
    body: Buffer.from(text, event.isBase64Encoded === true ? 'base64' : 'utf8'),
    envelope({ statusCode, headers: answerHeaders, body }) {
      // A load balancer that sends lists wants lists back, and ignores the other form.
      const isMulti = single === undefined;
      const lists = Object.fromEntries(Object.entries(answerHeaders).map(([name, value]) => [name, [value]]));
      return { statusCode, ...(isMulti ? { multiValueHeaders: lists } : { headers: answerHeaders }), body, isBase64Encoded: false };
    },
  };
}
