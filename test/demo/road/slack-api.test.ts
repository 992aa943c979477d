import { callSlackApi, errorOfMessage, readArguments } from '../../../demo/road/slack-api';

const posted: [string, unknown][] = [];
const parts = {
  token: 'xoxb-right',
  post(to: string, message: unknown) {
    if (to !== 'C1') return false;
    posted.push([to, message]);
    return true;
  },
};
const section = { type: 'section', text: { type: 'mrkdwn', text: 'hello' } };

test('posts to a channel that somebody is in', () => {
  const given = { channel: 'C1', text: 'hello', blocks: JSON.stringify([section]) };
  expect(callSlackApi('chat.postEphemeral', given, 'xoxb-right', parts)).toMatchObject({ ok: true });
  expect(posted).toEqual([['C1', { text: 'hello', blocks: [section], response_type: 'ephemeral' }]]);
  expect(callSlackApi('chat.postMessage', { ...given, channel: 'C2' }, 'xoxb-right', parts)).toEqual({
    ok: false,
    error: 'channel_not_found',
  });
});

test('refuses with the words of Slack', () => {
  const error = (method: string, given: object, token: string | undefined = 'xoxb-right') =>
    callSlackApi(method, { ...given }, token, parts);
  expect(callSlackApi('auth.test', {}, undefined, parts)).toEqual({ ok: false, error: 'not_authed' });
  expect(error('auth.test', {}, 'xoxb-wrong')).toEqual({ ok: false, error: 'invalid_auth' });
  expect(error('users.list', {})).toEqual({ ok: false, error: 'unknown_method' });
  expect(error('chat.postMessage', { channel: 'C1' })).toEqual({ ok: false, error: 'no_text' });
  expect(error('chat.postMessage', { channel: 'C1', text: 'x', blocks: [{ type: 'alert' }] })).toEqual({
    ok: false,
    error: 'invalid_blocks',
  });
});

test('takes no message that Slack would not take', () => {
  expect(errorOfMessage({ text: 'hello', blocks: [section] })).toBeUndefined();
  expect(errorOfMessage({ text: ' ' })).toBe('no_text');
  expect(errorOfMessage({ text: 'hello', blocks: Array.from({ length: 51 }, () => section) })).toBe('invalid_blocks');
  const long = { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(2900) } };
  expect(errorOfMessage({ text: 'hello', blocks: Array.from({ length: 6 }, () => long) })).toBe('msg_blocks_too_long');
});

test('reads forms and JSON', () => {
  expect(readArguments('application/x-www-form-urlencoded', 'channel=C1&text=a+b')).toEqual({ channel: 'C1', text: 'a b' });
  expect(readArguments('application/json; charset=utf-8', '{"channel":"C1"}')).toEqual({ channel: 'C1' });
});
