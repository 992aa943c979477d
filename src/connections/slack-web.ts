import type { webApi } from '@slack/bolt';
import { slackWord, tokenErrors } from './slack-outcome';

/** Slack's Web API with the bot's token. What Slack refuses is thrown as @slack/web-api does; `slackWord` tells its word for it. */
export interface SlackWeb {
  call(method: string, options: Record<string, unknown>): Promise<Record<string, unknown>>;
}

export interface SlackWebParts {
  client: webApi.WebClient;
  /** The bot token; `fresh` after Slack refused the remembered one. */
  token(options?: { fresh?: boolean }): Promise<string>;
}

const isTokenError = (error: unknown): boolean => tokenErrors.includes(slackWord(error) ?? '');

/** A token that Slack refuses is read anew, once: it may have been rotated. */
export const slackWeb = ({ client, token }: SlackWebParts): SlackWeb => ({
  async call(method, options) {
    const remembered = await token();
    try {
      return { ...(await client.apiCall(method, { ...options, token: remembered })) };
    } catch (error) {
      if (!isTokenError(error)) throw error;
      const latest = await token({ fresh: true });
      if (latest === remembered) throw error;
      return { ...(await client.apiCall(method, { ...options, token: latest })) };
    }
  },
});
