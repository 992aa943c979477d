import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { CouldNotLook } from '../errors';

const slackHosts = ['hooks.slack.com', 'hooks.slack-gov.com'];
const maxBytes = 64 * 1024;

/** Only Slack's own hosts over https, or the origin of SLACK_API_URL where that is set: the address comes out of a queue. */
export function isResponseUrl(url: string, slackApiUrl: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, origin, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  if (slackApiUrl !== undefined && URL.canParse(slackApiUrl) && origin === new URL(slackApiUrl).origin) return true;
  return protocol === 'https:' && slackHosts.includes(host);
}

export interface ResponseUrlAnswer {
  status: number;
  /** Slack's word for what is wrong (`used_url`, `invalid_blocks`); undefined where it took the message. */
  error: string | undefined;
  retryAfterSeconds: number | undefined;
}

/**
 * Posts a message to a response_url: 30 minutes, 5 uses, says https://docs.slack.dev/interactivity/handling-user-interaction#message_responses.
 * Any status is an answer; redirects are not followed. Throws CouldNotLook 'unreachable' or 'timed-out'.
 */
export function postToResponseUrl(url: string, message: object, timeoutMs: number): Promise<ResponseUrlAnswer> {
  const body = JSON.stringify(message);
  const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(Math.max(1, timeoutMs));
    const fail = (cause: Error) => {
      if (signal.aborted) reject(new CouldNotLook('timed-out', 'Slack did not take the answer in time.', { cause }));
      else
        reject(
          new CouldNotLook('unreachable', `Slack cannot be reached (${(cause as NodeJS.ErrnoException).code ?? cause.message}).`, {
            cause,
          }),
        );
    };
    const call = (new URL(url).protocol === 'http:' ? httpRequest : httpsRequest)(url, { method: 'POST', headers, signal });
    call.on('error', fail);
    call.on('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('error', fail);
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= maxBytes) chunks.push(chunk);
      });
      response.on('end', () => {
        const status = response.statusCode ?? 0;
        const retryAfter = Number(response.headers['retry-after']);
        resolve({
          status,
          error: errorOf(status, Buffer.concat(chunks).toString('utf8')),
          retryAfterSeconds: Number.isFinite(retryAfter) && response.headers['retry-after'] !== undefined ? retryAfter : undefined,
        });
      });
    });
    call.end(body);
  });
}

/** Slack answers `ok` as text; a refusal is JSON or a bare word, now and then under status 200. */
function errorOf(status: number, body: string): string | undefined {
  try {
    const { ok, error } = JSON.parse(body) as { ok?: unknown; error?: unknown };
    if (ok === true && status < 300) return undefined;
    if (typeof error === 'string') return error;
  } catch {
    if (status < 300) return undefined;
  }
  if (status < 300) return undefined;
  return /^[a-z_]{3,60}$/.test(body.trim()) ? body.trim() : `http_${status}`;
}
