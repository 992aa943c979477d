import type { PressedIn } from '../../../demo/page-api';
import { signedEvent } from '../../../demo/road/sign-request';
import { blockActionsForm, channelOf, homeOpenedEvent, markOf, personOf, slashCommandForm } from '../../../demo/road/slack-payloads';

const asked = { page: 'page-1', id: 'question-1', cluster: 'calm', line: '  /ARC   status  prod\u00a0x  ' };

test('signs as the example in the documentation of Slack is signed', () => {
  const body =
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA' +
    '&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554' +
    '%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
  const event = signedEvent(new URLSearchParams(body), '8f742231b10e8888abcd99yyyzzz85a5', 1_531_420_618_000);
  expect(event).toMatchObject({
    headers: {
      'x-slack-request-timestamp': '1531420618',
      'x-slack-signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    },
    body: Buffer.from(body).toString('base64'),
  });
});

test('a line becomes a command and its text', () => {
  const form = slashCommandForm(asked, 'trigger-1', 'http://127.0.0.1/r');
  expect(Object.fromEntries(form)).toMatchObject({ command: '/arc', text: 'status  prod\u00a0x', response_url: 'http://127.0.0.1/r' });
});

test('each page has a channel and a person of its own', () => {
  expect(channelOf('page-1')).toMatch(/^C[0-9A-F]{10}$/);
  expect(new Set([channelOf('page-1'), channelOf('page-2'), personOf('page-1'), personOf('page-2')]).size).toBe(4);
});

const pressed = (where: PressedIn) => ({ ...asked, where, action: { action_id: 'again', value: 'status' } });

test('a press becomes a block_actions payload', () => {
  const form = blockActionsForm(pressed('ephemeral'), 'trigger-1', 'http://127.0.0.1/r', 1_700_000_000_000);
  expect(JSON.parse(form.get('payload')!)).toMatchObject({
    type: 'block_actions',
    user: { id: personOf('page-1') },
    channel: { id: channelOf('page-1') },
    response_url: 'http://127.0.0.1/r',
    trigger_id: 'trigger-1',
    container: { type: 'message', is_ephemeral: true },
    actions: [{ type: 'button', action_id: 'again', value: 'status', action_ts: '1700000000.000000' }],
  });
});

test('a press in a view names the view, and has no response_url', () => {
  const payload = JSON.parse(blockActionsForm(pressed('modal'), 'trigger-1', 'http://127.0.0.1/r', 0).get('payload')!);
  expect(payload).toMatchObject({ container: { type: 'view', view_id: 'question-1' }, view: { id: 'question-1', type: 'modal' } });
  expect(payload).not.toHaveProperty('response_url');
});

test('opening the Home is an event', () => {
  const event = homeOpenedEvent(asked, 'mark-1', 0);
  expect(event).toMatchObject({
    type: 'event_callback',
    event_id: 'mark-1',
    event: { type: 'app_home_opened', tab: 'home', user: personOf('page-1') },
  });
});

test('a job has the mark of the request that it was made of', () => {
  expect(markOf(JSON.stringify({ slack: { trigger_id: 'trigger-1' } }))).toBe('trigger-1');
  expect(markOf(JSON.stringify({ slack: { event_id: 'mark-1' } }))).toBe('mark-1');
  expect(markOf('{}')).toBe('');
});
