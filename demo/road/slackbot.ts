import type { SlackMessage } from '../page-api';

const ephemeral = (text: string): SlackMessage => ({ response_type: 'ephemeral', text });
const quoted = (words: string): string =>
  `\`${words
    .slice(0, 60)
    .replace(/`/g, "'")
    .replace(/[<>&]/g, (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[sign]!)}\``;

/** What Slack itself says, where an app never hears of the line or does not answer it. */
export const slackbotSays = {
  noSuchCommand: (command: string) =>
    ephemeral(`${quoted(command)} is not a command here. The app in this channel answers to \`/arc\`; try \`/arc help\`.`),
  notACommand: (command: string) => ephemeral(`Nobody else is in this channel. Ask the app with \`${command}\`; try \`${command} help\`.`),
  failed: (error: string) => ephemeral(`\`/arc\` failed with the error "${error}".`),
};
