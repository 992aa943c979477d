import { createHash } from 'node:crypto';
import type { OpenHome, Press, Say } from '../page-api';

export const slashCommandName = '/arc';
const team = { id: 'T0PLAYGRND', domain: 'arcbot-playground' };
const appId = 'A0PLAYGRND';
const channelName = 'ci-runners';

const idOf = (letter: string, page: string): string => letter + createHash('sha256').update(page).digest('hex').slice(0, 10).toUpperCase();

/** Each page is a channel and a person of its own: an answer that names either finds its page. */
export const channelOf = (page: string): string => idOf('C', page);
export const personOf = (page: string): string => idOf('U', page);

/** The form of https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
export function slashCommandForm({ page, line }: Say, triggerId: string, responseUrl: string): URLSearchParams {
  const [, command = '', text = ''] = /^\s*(\S*)\s?(.*)$/s.exec(line) ?? [];
  return new URLSearchParams({
    token: 'playground',
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channelOf(page),
    channel_name: channelName,
    user_id: personOf(page),
    user_name: 'you',
    command: command.toLowerCase(),
    text: text.trim(),
    api_app_id: appId,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: triggerId,
  });
}

/** The form of https://docs.slack.dev/reference/interaction-payloads/block_actions-payload; presses in views have no response_url. */
export function blockActionsForm(
  { page, id, where, action }: Press,
  triggerId: string,
  responseUrl: string,
  nowMs: number,
): URLSearchParams {
  const ts = (nowMs / 1000).toFixed(6);
  const inView = where === 'modal' || where === 'home';
  const place = inView
    ? { container: { type: 'view', view_id: id }, view: { id, type: where } }
    : {
        container: { type: 'message', message_ts: ts, channel_id: channelOf(page), is_ephemeral: where === 'ephemeral' },
        channel: { id: channelOf(page), name: channelName },
        response_url: responseUrl,
      };
  const payload = {
    type: 'block_actions',
    user: { id: personOf(page), username: 'you', name: 'you', team_id: team.id },
    api_app_id: appId,
    token: 'playground',
    trigger_id: triggerId,
    team,
    enterprise: null,
    is_enterprise_install: false,
    state: { values: {} },
    ...place,
    actions: [{ type: 'button', block_id: 'playground', ...action, action_ts: ts }],
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) });
}

/** What tells a job of another, as the request that it was made of had it: its trigger, or the event's id. */
export function markOf(job: string): string {
  const { slack = {} } = JSON.parse(job) as { slack?: { trigger_id?: string; event_id?: string } };
  return slack.trigger_id ?? slack.event_id ?? '';
}

/** The body of https://docs.slack.dev/reference/events/app_home_opened */
export function homeOpenedEvent({ page }: OpenHome, eventId: string, nowMs: number): object {
  const event_ts = (nowMs / 1000).toFixed(6);
  return {
    type: 'event_callback',
    token: 'playground',
    team_id: team.id,
    api_app_id: appId,
    event_id: eventId,
    event_time: Math.floor(nowMs / 1000),
    event: { type: 'app_home_opened', user: personOf(page), channel: channelOf(page), tab: 'home', event_ts },
  };
}
