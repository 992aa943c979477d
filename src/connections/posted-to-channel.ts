import { CouldNotLook, UserError } from '../errors';
import type { SlackMessage } from './slack-answer';
import { outcomeOfError, slackWord } from './slack-outcome';
import type { SlackWeb } from './slack-web';

/**
 * How posting to a channel ended.
 * - later: certainly not posted; may be tried again after a pause
 * - closed: certainly not posted, and never will be until a person mends the channel
 * - refused: certainly not posted, until a person mends the app
 * - unsure: perhaps it was
 */
export type PostEnd =
  | { kind: 'posted' }
  | { kind: 'later'; why: string; afterMs: number }
  | { kind: 'closed'; why: string }
  | { kind: 'refused'; why: string }
  | { kind: 'unsure'; why: string };

/** https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const closedWords = [
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
  'team_not_found',
  'user_not_in_channel',
];
/** "It is possible that some aspect of the operation succeeded", says Slack of the first two. */
const unsureWords = ['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout'];
/** The request never left. */
const neverSent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

const eventType = 'arcbot_digest';
const pauseMs = 30_000;

/** Posts a message that can be found again by its key. `versions` go from rich to plain. `web` must not repeat calls by itself. */
export async function postToChannel(web: SlackWeb, channel: string, versions: readonly SlackMessage[], key: string): Promise<PostEnd> {
  const metadata = { event_type: eventType, event_payload: { key } };
  let end: PostEnd = { kind: 'refused', why: 'it refused every form of the message' };
  for (const version of versions) {
    try {
      await web.call('chat.postMessage', { channel, ...version, metadata, unfurl_links: false, unfurl_media: false });
      return { kind: 'posted' };
    } catch (error) {
      const told = endOf(error);
      if (told !== 'refused-blocks') return told;
      end = { kind: 'refused', why: slackWord(error) ?? 'it refused the blocks' };
    }
  }
  return end;
}

function endOf(error: unknown): PostEnd | 'refused-blocks' {
  const word = slackWord(error);
  if (word !== undefined && closedWords.includes(word)) return { kind: 'closed', why: word };
  if (word !== undefined && unsureWords.includes(word)) return { kind: 'unsure', why: word };
  const { code, statusCode, original } = error as { code?: string; statusCode?: number; original?: { code?: string } };
  if (code === 'slack_webapi_http_error' && (statusCode ?? 500) >= 500) return { kind: 'unsure', why: `HTTP ${statusCode}` };
  if (code === 'slack_webapi_request_error' && neverSent.includes(original?.code ?? ''))
    return { kind: 'later', why: `Slack cannot be reached (${original?.code})`, afterMs: pauseMs };
  // The token could not be read: nothing was sent.
  if (error instanceof CouldNotLook) return { kind: 'later', why: error.detail, afterMs: pauseMs };
  if (error instanceof UserError) return { kind: 'refused', why: error.message };
  const outcome = outcomeOfError(error);
  switch (outcome.kind) {
    case 'refused-blocks':
      return 'refused-blocks';
    case 'again':
      return { kind: 'later', why: outcome.why, afterMs: outcome.afterMs };
    case 'unsure':
      return { kind: 'unsure', why: outcome.why };
    case 'taken':
      return { kind: 'posted' };
    default:
      return { kind: 'refused', why: outcome.why };
  }
}

const mostPages = 5;

/** Whether a message with that key stands in the channel since then (milliseconds of the epoch); undefined: nobody may look, or could. */
export async function isInChannel(web: SlackWeb, channel: string, key: string, sinceMs: number): Promise<boolean | undefined> {
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const options = { channel, oldest: String(Math.floor(sinceMs / 1000)), limit: 200, include_all_metadata: true };
    let answer: HistoryPage;
    try {
      answer = (await web.call('conversations.history', cursor === undefined ? options : { ...options, cursor })) as HistoryPage;
    } catch {
      return undefined;
    }
    if (answer.messages?.some(({ metadata }) => metadata?.event_type === eventType && metadata.event_payload?.key === key)) return true;
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return false;
  }
  return undefined;
}

interface HistoryPage {
  messages?: { metadata?: { event_type?: string; event_payload?: { key?: string } } }[];
  response_metadata?: { next_cursor?: string };
}
