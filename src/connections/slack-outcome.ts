import { CouldNotLook, UserError } from '../errors';
import type { ResponseUrlAnswer } from './slack-response-url';

/**
 * How an attempt to post ended.
 * - refused-blocks: a plainer version may be taken
 * - again: not taken; the same may be tried after a pause
 * - unsure: it may have been taken, so no other way may be tried
 * - closed: not this way
 * - refused: not in any way, until a person mends something
 */
export type Outcome =
  | { kind: 'taken' }
  | { kind: 'refused-blocks' }
  | { kind: 'again'; why: string; afterMs: number }
  | { kind: 'unsure' | 'closed' | 'refused' | 'bad-token'; why: string };

const blockErrors = ['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'msg_too_long'];
/** The same list tells slack-web.ts when to read the token anew. */
export const tokenErrors = ['invalid_auth', 'token_revoked', 'token_expired', 'account_inactive', 'not_authed'];
const passingErrors = ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'ratelimited', 'rate_limited'];
const pauseMs = 300;

const byWord = (why: string): Outcome | undefined => {
  if (blockErrors.includes(why)) return { kind: 'refused-blocks' };
  return passingErrors.includes(why) ? { kind: 'again', why, afterMs: pauseMs } : undefined;
};

export function outcomeOfResponseUrl({ status, error, retryAfterSeconds }: ResponseUrlAnswer): Outcome {
  if (error === undefined) return { kind: 'taken' };
  if (status === 429) return { kind: 'again', why: 'Slack asks to slow down', afterMs: (retryAfterSeconds ?? 1) * 1000 };
  return byWord(error) ?? (status >= 500 ? { kind: 'again', why: error, afterMs: pauseMs } : { kind: 'closed', why: error });
}

/** Of a post that threw. Anything that is not about Slack or its token is a bug and goes on. */
export function outcomeOfError(error: unknown): Outcome {
  if (error instanceof CouldNotLook) {
    if (error.reason === 'timed-out') return { kind: 'unsure', why: error.detail };
    return { kind: 'again', why: error.detail, afterMs: pauseMs };
  }
  if (error instanceof UserError) return { kind: 'refused', why: error.message };
  const { code, data, retryAfter, statusCode, message } = error as WebApiError;
  switch (code) {
    case 'slack_webapi_platform_error': {
      const word = data?.error ?? 'unknown_error';
      return byWord(word) ?? { kind: tokenErrors.includes(word) ? 'bad-token' : 'closed', why: word };
    }
    case 'slack_webapi_rate_limited_error':
      return { kind: 'again', why: 'Slack asks to slow down', afterMs: (retryAfter ?? 1) * 1000 };
    case 'slack_webapi_http_error':
      return { kind: (statusCode ?? 500) >= 500 ? 'again' : 'closed', why: `HTTP ${statusCode}`, afterMs: pauseMs };
    case 'slack_webapi_request_error':
      return { kind: 'unsure', why: message };
    default:
      throw error;
  }
}

/** Slack's word for why it refused (`expired_trigger_id`); undefined where the call failed otherwise. */
export function slackWord(error: unknown): string | undefined {
  const { code, data } = error as WebApiError;
  return code === 'slack_webapi_platform_error' ? (data?.error ?? 'unknown_error') : undefined;
}

/** The errors of @slack/web-api, told apart by their code: which of its copies made them does not matter then. */
interface WebApiError {
  code?: string;
  message: string;
  data?: { error?: string };
  retryAfter?: number;
  statusCode?: number;
}
