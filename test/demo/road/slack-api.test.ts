import type { PageEvent } from '../../../demo/page-api';
import { callSlackApi, errorOfMessage, readArguments } from '../../../demo/road/slack-api';
import { Views } from '../../../demo/road/views';

let told: PageEvent[];
let now: number;
let views: Views;
beforeEach(() => {
  told = [];
  now = 0;
  views = new Views(() => now);
});

const call = (method: string, given: object, token: string | undefined = 'xoxb-right') =>
  callSlackApi(method, { ...given }, token, {
    token: 'xoxb-right',
    views,
    pageOf: (id) => (id === 'C1' || id === 'U1' ? 'page' : undefined),
    tell: (_, event) => told.push(event),
    newId: () => 'new',
  });
const section = { type: 'section', text: { type: 'mrkdwn', text: 'hello' } };
const view = { type: 'modal', title: { text: 'Window' }, blocks: [section] };

test('posts to a channel that somebody is in', () => {
  const given = { channel: 'C1', text: 'hello', blocks: JSON.stringify([section]) };
  expect(call('chat.postEphemeral', given)).toMatchObject({ ok: true });
  expect(told).toEqual([{ kind: 'message', id: 'new', message: { text: 'hello', blocks: [section], response_type: 'ephemeral' } }]);
  expect(call('chat.postMessage', { ...given, channel: 'U1' })).toMatchObject({ ok: true });
  expect(told[1]).toMatchObject({ message: { response_type: 'in_channel' } });
  expect(call('chat.postMessage', { ...given, channel: 'C2' })).toEqual({ ok: false, error: 'channel_not_found' });
});

test('opens a window once, within three seconds of the press, and changes it later', () => {
  const trigger = views.makeTrigger('page');
  const opened = call('views.open', { trigger_id: trigger, view: JSON.stringify(view) }) as unknown as { view: { id: string } };
  const { id } = opened.view;
  expect(call('views.open', { trigger_id: trigger, view })).toEqual({ ok: false, error: 'invalid_trigger' });
  const changed = { ...view, blocks: [section, section] };
  expect(call('views.update', { view_id: id, view: changed })).toMatchObject({ ok: true });
  expect(told).toEqual([
    { kind: 'modal', id, isNew: true, view },
    { kind: 'modal', id, isNew: false, view: changed },
  ]);
  expect(call('views.update', { view_id: 'VOTHER', view })).toEqual({ ok: false, error: 'not_found' });
  const late = views.makeTrigger('page');
  now = 3001;
  expect(call('views.push', { trigger_id: late, view })).toEqual({ ok: false, error: 'expired_trigger_id' });
});

test('shows the Home to the person whose it is', () => {
  const home = { type: 'home', blocks: [section] };
  expect(call('views.publish', { user_id: 'U1', view: home })).toMatchObject({ ok: true });
  expect(told).toEqual([{ kind: 'home', id: 'app-home', view: home }]);
  expect(call('views.publish', { user_id: 'U2', view: home })).toEqual({ ok: false, error: 'user_not_found' });
  const long = { type: 'home', blocks: Array.from({ length: 101 }, () => section) };
  expect(call('views.publish', { user_id: 'U1', view: long })).toEqual({ ok: false, error: 'invalid_arguments' });
});

test('refuses with the words of Slack', () => {
  expect(call('auth.test', {}, '')).toEqual({ ok: false, error: 'invalid_auth' });
  expect(call('auth.test', {}, 'xoxb-wrong')).toEqual({ ok: false, error: 'invalid_auth' });
  expect(call('users.list', {})).toEqual({ ok: false, error: 'unknown_method' });
  expect(call('chat.postMessage', { channel: 'C1' })).toEqual({ ok: false, error: 'no_text' });
  expect(call('chat.postMessage', { channel: 'C1', text: 'x', blocks: [{ type: 'alert' }] })).toEqual({
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
