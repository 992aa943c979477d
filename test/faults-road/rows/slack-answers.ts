import type { LocalAnswer } from '../../handlers/local-server';
import type { Row } from '../row';
import type { SlackAnswers } from '../slack-stand-in';

const area = "Slack's answers";
const healthy = /white_check_mark/;
const error = (word: string, status = 200): LocalAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ ok: false, error: word }),
});

/** The response_url answers so, the first times. */
const hook =
  (answer: LocalAnswer | 'lost' | 'never', times = Number.POSITIVE_INFINITY): SlackAnswers =>
  ({ way, count }) =>
    way === 'response_url' && count <= times ? answer : undefined;
const spent =
  (...answers: (LocalAnswer | 'lost' | undefined)[]): SlackAnswers =>
  ({ way, count }) =>
    way === 'response_url' ? error('used_url', 404) : way === 'chat.postEphemeral' ? answers[count - 1] : undefined;
const blocksRefused = (word: string, times: number): SlackAnswers => hook(error(word, 400), times);

const row = (fault: string, slack: SlackAnswers, more: Partial<Row> = {}): Row => ({
  area,
  fault,
  faults: { slack },
  says: healthy,
  ...more,
});

export const slackRows: Row[] = [
  row('429 with Retry-After 1, once', hook({ status: 429, headers: { 'retry-after': '1' } }, 1)),
  row('429 without a time, once', hook({ status: 429 }, 1)),
  row('429 with Retry-After 3600', hook({ status: 429, headers: { 'retry-after': '3600' } }), {
    logs: /slow down/,
  }),
  row('500 once', hook({ status: 500 }, 1)),
  row('503 three times', hook({ status: 503 }, 3)),
  row('500 always: the person is told another way', hook({ status: 500 })),
  row('the answer is taken, and its receipt lost', hook('lost', 1), { faults: { slack: hook('lost', 1), remainingMs: 30_000 } }),
  row('response_url spent', spent()),
  row('response_url expired', ({ way }) => (way === 'response_url' ? error('expired_url', 404) : undefined)),
  row('response_url spent, and 429 with Retry-After 1', spent({ status: 429, headers: { 'retry-after': '1' }, body: '' })),
  row('response_url spent, and 500 once', spent({ status: 500 })),
  row('response_url spent, and the bot not in the channel', spent(error('not_in_channel'))),
  row('response_url spent, and the channel not found', spent(error('channel_not_found'))),
  row('response_url spent, and the blocks refused', spent(error('invalid_blocks'))),
  row('response_url spent, and internal_error once', spent(error('internal_error'))),
  ...['invalid_blocks', 'msg_blocks_too_long', 'msg_too_long', 'invalid_blocks_format'].map((word) =>
    row(`${word} of the rich version`, blocksRefused(word, 1)),
  ),
  row('invalid_blocks of both versions with blocks', blocksRefused('invalid_blocks', 2)),
  row('invalid_blocks under status 200', hook(error('invalid_blocks'), 1)),
  row('every version refused', blocksRefused('invalid_blocks', 20), { messages: 1 }),
  row('an unknown word', hook(error('something_new', 400)), { says: healthy }),
  row('a page instead of ok', hook({ status: 502, headers: { 'content-type': 'text/html' }, body: '<html>' }, 1)),
  row('a redirect', hook({ status: 302, headers: { location: 'https://evil.example/' } })),
  row('a token that was revoked, everywhere', ({ way }) => (way === 'response_url' ? error('used_url', 404) : error('token_revoked')), {
    messages: 0,
    says: /^$/,
    logs: /token_revoked/,
  }),
];
