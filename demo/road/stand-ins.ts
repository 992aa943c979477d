import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { PageEvent, SlackMessage } from '../page-api';
import type { LocalQueues } from './local-queues';
import type { Asked, ResponseUrls } from './response-urls';
import { callSlackApi, errorOfMessage, readArguments } from './slack-api';
import type { Views } from './views';

export interface StandInParts {
  queues: LocalQueues;
  responseUrls: ResponseUrls;
  botToken: string;
  accessKeyId: string;
  views: Views;
  tell(page: string, event: PageEvent): void;
  step(asked: Asked, who: string, what: string): void;
  onQueued(body: string): void;
  /** The page whose channel or person has that id. */
  pageOf(channelOrPerson: string): string | undefined;
}

/** What arcbot finds where a deployment finds Slack's and SQS's servers. Only who knows this start's secrets is answered. */
export function standIns({ queues, responseUrls, views, botToken, accessKeyId, tell, step, onQueued, pageOf }: StandInParts): Hono {
  const routes = new Hono();

  routes.post('/slack/response/:key', async (c) => {
    const asked = responseUrls.use(c.req.param('key'));
    if (typeof asked === 'string') return c.json({ ok: false, error: asked }, 404);
    const message = (await c.req.json()) as SlackMessage;
    const error = message.delete_original ? undefined : errorOfMessage(message);
    step(asked, 'worker', error === undefined ? 'posted the answer to the response_url' : `posted a message that Slack refuses: ${error}`);
    if (error !== undefined) return c.json({ ok: false, error }, 400);
    tell(asked.page, { kind: 'message', id: asked.id, message });
    return c.text('ok');
  });

  routes.post('/slack/api/:method', async (c) => {
    const given = readArguments(c.req.header('content-type'), await c.req.text());
    const token = c.req.header('authorization')?.replace(/^Bearer /, '') ?? (given.token as string | undefined);
    return c.json(callSlackApi(c.req.param('method'), given, token, { token: botToken, views, pageOf, tell, newId: randomUUID }));
  });

  routes.post('/sqs/', async (c) => {
    const refuse = (type: string, status: 400 | 403) => c.json({ __type: `com.amazonaws.sqs#${type}` }, status);
    if (!c.req.header('authorization')?.includes(`Credential=${accessKeyId}/`)) return refuse('InvalidClientTokenId', 403);
    if (c.req.header('x-amz-target') !== 'AmazonSQS.SendMessage') return refuse('UnsupportedOperation', 400);
    const { QueueUrl: url, MessageBody: body, DelaySeconds: delay } = (await c.req.json()) as SendMessage;
    const sent = queues.send(url, body, delay);
    if (sent === undefined) return refuse('QueueDoesNotExist', 400);
    onQueued(body);
    return c.json(sent);
  });

  return routes;
}

interface SendMessage {
  QueueUrl: string;
  MessageBody: string;
  DelaySeconds?: number;
}
