import { createHash, createHmac } from 'node:crypto';
import type { AwsCredentials } from './aws-credentials';

export interface Unsigned {
  service: string;
  region: string;
  method: string;
  url: URL;
  headers: Record<string, string>;
  body: string;
}

/**
 * The headers of a request with Signature Version 4 among them: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 * Same result as @smithy/signature-v4 (a test compares them), which costs the door a tenth of its start.
 */
export function signAwsRequest(request: Unsigned, credentials: AwsCredentials, now: Date): Record<string, string> {
  const { service, region, method, url, body } = request;
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `${time.slice(0, 8)}/${region}/${service}/aws4_request`;
  const headers: Record<string, string> = { host: url.host, 'x-amz-date': time };
  for (const [name, value] of Object.entries(request.headers)) headers[name.toLowerCase()] = value;
  if (credentials.sessionToken) headers['x-amz-security-token'] = credentials.sessionToken;
  const names = Object.keys(headers).sort();
  const signedHeaders = names.join(';');
  const canonical = [
    method,
    encodePath(url.pathname),
    encodeQuery(url.searchParams),
    ...names.map((name) => `${name}:${headers[name]!.trim().replace(/\s+/g, ' ')}`),
    '',
    signedHeaders,
    sha256(body),
  ].join('\n');
  const dayKey = hmac(`AWS4${credentials.secretAccessKey}`, time.slice(0, 8));
  const key = hmac(hmac(hmac(dayKey, region), service), 'aws4_request');
  const signature = hmac(key, `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`).toString('hex');
  headers.authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
  return headers;
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Of these encodeURIComponent leaves five as they are that AWS wants encoded. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Encoded twice, as every service but S3 wants it: once by the URL, once here. */
const encodePath = (path: string) => path.split('/').map(encode).join('/');

function encodeQuery(query: URLSearchParams): string {
  const pairs = [...query].map(([name, value]) => [encode(name), encode(value)] as const);
  const inOrder = pairs.sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)));
  return inOrder.map((pair) => pair.join('=')).join('&');
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
