import { violations } from '../../src/renderers/slack-violations';
import type { Block, SlackMessage } from '../page-api';

/** What the stand-in for Slack does with a message that it takes. */
export interface SlackApiParts {
  token: string;
  /** Shows a message to whoever has that channel or is that person; false where there is nobody. */
  post(to: string, message: SlackMessage): boolean;
}

type Arguments = Record<string, unknown>;
type Answer = { ok: true; [key: string]: unknown } | { ok: false; error: string };

/** The few methods of Slack's Web API that arcbot calls, with Slack's own errors. https://docs.slack.dev/reference/methods */
export function callSlackApi(method: string, given: Arguments, token: string | undefined, { token: wanted, post }: SlackApiParts): Answer {
  if (token === undefined) return refuse('not_authed');
  if (token !== wanted) return refuse('invalid_auth');
  switch (method) {
    case 'auth.test':
      return { ok: true, url: 'http://127.0.0.1/', team: 'arcbot playground', user: 'arcbot', bot_id: 'B0PLAYGRND' };
    case 'chat.postMessage':
    case 'chat.postEphemeral': {
      const message = { text: textOf(given.text), blocks: blocksOf(given.blocks) };
      const error = errorOfMessage(message);
      if (error !== undefined) return refuse(error);
      const response_type = method === 'chat.postMessage' ? 'in_channel' : 'ephemeral';
      return post(String(given.channel), { ...message, response_type })
        ? { ok: true, channel: given.channel, ts: '0' }
        : refuse('channel_not_found');
    }
    default:
      return refuse('unknown_method');
  }
}

/** Slack's word for a message that it would not take; undefined for one that it would. */
export function errorOfMessage({ text, blocks }: SlackMessage): string | undefined {
  if (blocks === undefined) return text?.trim() ? undefined : 'no_text';
  const broken = violations({ text: text ?? '', blocks });
  if (broken.length === 0) return undefined;
  return broken.some((each) => each.startsWith('characters')) ? 'msg_blocks_too_long' : 'invalid_blocks';
}

/** Form and JSON bodies, blocks being JSON inside the former. */
export function readArguments(contentType: string | undefined, body: string): Arguments {
  if (!contentType?.startsWith('application/json')) return Object.fromEntries(new URLSearchParams(body));
  const parsed: unknown = JSON.parse(body);
  return typeof parsed === 'object' && parsed !== null ? (parsed as Arguments) : {};
}

const refuse = (error: string): Answer => ({ ok: false, error });
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const blocksOf = (value: unknown): Block[] | undefined =>
  typeof value === 'string' ? (JSON.parse(value) as Block[]) : ((value as Block[] | undefined) ?? undefined);
