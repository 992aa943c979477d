import { createHash, randomUUID } from 'node:crypto';
import type { Press, Say } from '../page-api';

export const slashCommandName = '/arc';
const team = { id: 'T0PLAYGRND', domain: 'arcbot-playground' };
const channelName = 'ci-runners';

const idOf = (letter: string, page: string): string => letter + createHash('sha256').update(page).digest('hex').slice(0, 10).toUpperCase();

/** Each page is a channel and a person of its own: an answer that names either finds its page. */
export const channelOf = (page: string): string => idOf('C', page);
export const personOf = (page: string): string => idOf('U', page);

/** The form of https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
export function slashCommandForm({ page, line }: Say, responseUrl: string): URLSearchParams {
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
    api_app_id: 'A0PLAYGRND',
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: randomUUID(),
  });
}

/** The form of https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function blockActionsForm({ page, action }: Press, responseUrl: string, nowMs: number): URLSearchParams {
  const ts = (nowMs / 1000).toFixed(6);
  const payload = {
    type: 'block_actions',
    user: { id: personOf(page), username: 'you', name: 'you', team_id: team.id },
    api_app_id: 'A0PLAYGRND',
    token: 'playground',
    container: { type: 'message', message_ts: ts, channel_id: channelOf(page), is_ephemeral: true },
    trigger_id: randomUUID(),
    team,
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channelOf(page), name: channelName },
    state: { values: {} },
    response_url: responseUrl,
    actions: [{ type: 'button', block_id: 'playground', ...action, action_ts: ts }],
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) });
}
