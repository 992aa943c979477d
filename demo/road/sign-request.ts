import { createHmac } from 'node:crypto';

/**
 * A form, or JSON, as Slack would post it, as the event that a Lambda function URL makes of it.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function signedEvent(content: URLSearchParams | object, signingSecret: string, nowMs: number): object {
  const isForm = content instanceof URLSearchParams;
  const body = isForm ? content.toString() : JSON.stringify(content);
  const timestamp = String(Math.floor(nowMs / 1000));
  const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/',
    rawQueryString: '',
    headers: {
      'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
    },
    requestContext: { http: { method: 'POST', path: '/' } },
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
  };
}
