import { LIMITS } from '../../src/renderers/slack-limits';
import { violations } from '../../src/renderers/slack-violations';
import type { Block, PageEvent, SlackMessage, View } from '../page-api';
import type { Views } from './views';

/** What the stand-in for Slack does with what it takes. */
export interface SlackApiParts {
  token: string;
  views: Views;
  /** The page whose channel or person has that id. */
  pageOf(channelOrPerson: string): string | undefined;
  tell(page: string, event: PageEvent): void;
  /** For a message that nobody asked for. */
  newId(): string;
}

/** Each page has one Home. */
export const homeViewId = 'app-home';

type Arguments = Record<string, unknown>;
type Answer = { ok: true; [key: string]: unknown } | { ok: false; error: string };

/** The few methods of Slack's Web API that arcbot calls, with Slack's own errors. https://docs.slack.dev/reference/methods */
export function callSlackApi(method: string, given: Arguments, token: string | undefined, parts: SlackApiParts): Answer {
  if (token === undefined) return refuse('not_authed');
  if (token !== parts.token) return refuse('invalid_auth');
  switch (method) {
    case 'auth.test':
      return { ok: true, url: 'http://127.0.0.1/', team: 'arcbot playground', user: 'arcbot', bot_id: 'B0PLAYGRND' };
    case 'chat.postMessage':
      return post(given, 'in_channel', parts);
    case 'chat.postEphemeral':
      return post(given, 'ephemeral', parts);
    case 'views.open':
    case 'views.push':
    case 'views.update':
    case 'views.publish':
      return showView(method, given, parts);
    default:
      return refuse('unknown_method');
  }
}

function post(given: Arguments, response_type: 'in_channel' | 'ephemeral', { pageOf, tell, newId }: SlackApiParts): Answer {
  const message = { text: textOf(given.text), blocks: parsed<Block[]>(given.blocks), response_type };
  const error = errorOfMessage(message);
  if (error !== undefined) return refuse(error);
  const page = pageOf(String(given.channel));
  if (page === undefined) return refuse('channel_not_found');
  tell(page, { kind: 'message', id: newId(), message });
  return { ok: true, channel: given.channel, ts: '0' };
}

function showView(method: string, given: Arguments, { views, pageOf, tell }: SlackApiParts): Answer {
  const view = parsed<View>(given.view);
  if (!Array.isArray(view?.blocks) || view.blocks.length > LIMITS.viewBlocks) return refuse('invalid_arguments');
  if (method === 'views.publish') {
    const page = pageOf(String(given.user_id));
    if (page === undefined) return refuse('user_not_found');
    tell(page, { kind: 'home', id: homeViewId, view });
    return { ok: true, view: { id: homeViewId } };
  }
  if (method === 'views.update') {
    const id = String(given.view_id);
    const page = views.pageOf(id);
    if (page === undefined) return refuse('not_found');
    tell(page, { kind: 'modal', id, isNew: false, view });
    return { ok: true, view: { id } };
  }
  const opened = views.open(String(given.trigger_id));
  if (typeof opened === 'string') return refuse(opened);
  tell(opened.page, { kind: 'modal', id: opened.id, isNew: true, view });
  return { ok: true, view: { id: opened.id } };
}

/** Slack's word for a message that it would not take; undefined for one that it would. */
export function errorOfMessage({ text, blocks }: SlackMessage): string | undefined {
  if (blocks === undefined) return text?.trim() ? undefined : 'no_text';
  const broken = violations({ text: text ?? '', blocks });
  if (broken.length === 0) return undefined;
  return broken.some((each) => each.startsWith('characters')) ? 'msg_blocks_too_long' : 'invalid_blocks';
}

/** Form and JSON bodies, blocks and views being JSON inside the former. */
export function readArguments(contentType: string | undefined, body: string): Arguments {
  if (!contentType?.startsWith('application/json')) return Object.fromEntries(new URLSearchParams(body));
  const parsed: unknown = JSON.parse(body);
  return typeof parsed === 'object' && parsed !== null ? (parsed as Arguments) : {};
}

const refuse = (error: string): Answer => ({ ok: false, error });
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const parsed = <T>(value: unknown): T | undefined => (typeof value === 'string' ? (JSON.parse(value) as T) : ((value as T) ?? undefined));
