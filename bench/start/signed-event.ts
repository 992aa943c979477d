import { createHmac } from 'node:crypto';

/** A Function URL's event with a command that Slack would have signed a moment ago. */
export function signedEvent(secret: string, mark: string): string {
  const body = new URLSearchParams({
    command: '/arc',
    text: 'status',
    trigger_id: mark,
    team_id: 'T0',
    user_id: 'U0',
    channel_id: 'C0',
    response_url: 'https://hooks.slack.com/commands/T0/1/x',
  }).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  return JSON.stringify({
    version: '2.0',
    rawPath: '/',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
    },
    requestContext: { http: { method: 'POST', path: '/' } },
    body,
    isBase64Encoded: false,
  });
}
