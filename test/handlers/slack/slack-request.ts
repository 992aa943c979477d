import { createHmac } from 'node:crypto';

export const secret = '8f742231b10e8888abcd99yyyzzz85a5';
/** The instant of Slack's published vector. */
export const nowSeconds = 1531420618;

export const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();

export const command = (text: string, more: Record<string, string> = {}): string =>
  form({
    token: 'verification-token',
    team_id: 'T1',
    channel_id: 'C1',
    user_id: 'U1',
    command: '/arc',
    text,
    response_url: 'https://hooks.slack.com/commands/T1/1/secret',
    trigger_id: `trigger-${text}`,
    ...more,
  });

export interface SignOptions {
  timestamp?: number | string;
  key?: string;
  contentType?: string;
}

export function signedHeaders(body: string | Buffer, { timestamp = nowSeconds, key = secret, contentType }: SignOptions = {}) {
  const hash = createHmac('sha256', key).update(`v0:${timestamp}:`).update(body).digest('hex');
  return {
    'Content-Type': contentType ?? (body.toString().startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded'),
    'X-Slack-Request-Timestamp': String(timestamp),
    'X-Slack-Signature': `v0=${hash}`,
  } as Record<string, string>;
}

const lists = (headers: Record<string, string>) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
const lower = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

type Headers = Record<string, string>;

/** The events in which Lambda hands over an HTTP request. */
export const envelopes: Record<string, (headers: Headers, body: string) => object> = {
  'API Gateway v1': (headers, body) => ({
    resource: '/slack',
    httpMethod: 'POST',
    headers,
    multiValueHeaders: lists(headers),
    requestContext: { stage: 'prod' },
    body,
    isBase64Encoded: false,
  }),
  'API Gateway v2': (headers, body) => ({
    version: '2.0',
    routeKey: 'POST /slack',
    headers: lower(headers),
    requestContext: { http: { method: 'POST', path: '/slack' } },
    body,
    isBase64Encoded: false,
  }),
  'Function URL, base64': (headers, body) => ({
    version: '2.0',
    headers: lower(headers),
    requestContext: { http: { method: 'POST', path: '/' }, domainName: 'x.lambda-url.eu-west-1.on.aws' },
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
  }),
  'load balancer': (headers, body) => ({
    requestContext: { elb: { targetGroupArn: 'arn' } },
    httpMethod: 'POST',
    headers: lower(headers),
    body,
    isBase64Encoded: false,
  }),
  'load balancer, lists of headers, base64': (headers, body) => ({
    requestContext: { elb: { targetGroupArn: 'arn' } },
    httpMethod: 'POST',
    multiValueHeaders: lists(lower(headers)),
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
  }),
};

export const event = (body: string, options?: SignOptions, envelope = 'API Gateway v2'): object =>
  envelopes[envelope]!(signedHeaders(body, options), body);
