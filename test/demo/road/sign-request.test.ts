import { signedEvent } from '../../../demo/road/sign-request';
import { blockActionsForm, channelOf, personOf, slashCommandForm } from '../../../demo/road/slack-payloads';

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
  const form = slashCommandForm(asked, 'http://127.0.0.1/r');
  expect(Object.fromEntries(form)).toMatchObject({ command: '/arc', text: 'status  prod\u00a0x', response_url: 'http://127.0.0.1/r' });
});

test('each request has a trigger of its own, and each page a channel and a person of its own', () => {
  const triggers = [1, 2].map(() => slashCommandForm(asked, '').get('trigger_id'));
  expect(new Set(triggers).size).toBe(2);
  expect(channelOf('page-1')).toMatch(/^C[0-9A-F]{10}$/);
  expect(new Set([channelOf('page-1'), channelOf('page-2'), personOf('page-1'), personOf('page-2')]).size).toBe(4);
});

test('a press becomes a block_actions payload', () => {
  const form = blockActionsForm({ ...asked, action: { action_id: 'again', value: 'status' } }, 'http://127.0.0.1/r', 1_700_000_000_000);
  expect(JSON.parse(form.get('payload')!)).toMatchObject({
    type: 'block_actions',
    user: { id: personOf('page-1') },
    channel: { id: channelOf('page-1') },
    response_url: 'http://127.0.0.1/r',
    actions: [{ type: 'button', action_id: 'again', value: 'status', action_ts: '1700000000.000000' }],
  });
});
