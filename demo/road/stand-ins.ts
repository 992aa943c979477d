import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { SlackMessage } from '../page-api';
import type { LocalQueue } from './local-queue';
import type { Asked, ResponseUrls } from './response-urls';
import { callSlackApi, errorOfMessage, readArguments } from './slack-api';

export interface StandInParts {
  queue: LocalQueue;
  responseUrls: ResponseUrls;
  botToken: string;
  accessKeyId: string;
  show(page: string, id: string, message: SlackMessage): void;
  step(asked: Asked, who: string, what: string): void;
  onQueued(asked: Asked): void;
  /** The page whose channel or person has that id. */
  pageOf(channelOrPerson: string): string | undefined;
}

/** What arcbot finds where a deployment finds Slack's and SQS's servers. Only who knows this start's secrets is answered. */
export function standIns({ queue, responseUrls, botToken, accessKeyId, show, step, onQueued, pageOf }: StandInParts): Hono {
  const routes = new Hono();

  routes.post('/slack/response/:key', async (c) => {
    const asked = responseUrls.use(c.req.param('key'));
    if (typeof asked === 'string') return c.json({ ok: false, error: asked }, 404);
    const message = (await c.req.json()) as SlackMessage;
    const error = message.delete_original ? undefined : errorOfMessage(message);
    step(asked, 'worker', error === undefined ? 'posted the answer to the response_url' : `posted a message that Slack refuses: ${error}`);
    if (error !== undefined) return c.json({ ok: false, error }, 400);
    show(asked.page, asked.id, message);
    return c.text('ok');
  });

  routes.post('/slack/api/:method', async (c) => {
    const given = readArguments(c.req.header('content-type'), await c.req.text());
    const token = c.req.header('authorization')?.replace(/^Bearer /, '') ?? (given.token as string | undefined);
    const post = (to: string, message: SlackMessage): boolean => {
      const page = pageOf(to);
      if (page !== undefined) show(page, randomUUID(), message);
      return page !== undefined;
    };
    return c.json(callSlackApi(c.req.param('method'), given, token, { token: botToken, post }));
  });

  routes.post('/sqs/', async (c) => {
    const refuse = (type: string, status: 400 | 403) => c.json({ __type: `com.amazonaws.sqs#${type}` }, status);
    if (!c.req.header('authorization')?.includes(`Credential=${accessKeyId}/`)) return refuse('InvalidClientTokenId', 403);
    if (c.req.header('x-amz-target') !== 'AmazonSQS.SendMessage') return refuse('UnsupportedOperation', 400);
    const { QueueUrl: url, MessageBody: body } = (await c.req.json()) as { QueueUrl: string; MessageBody: string };
    const asked = responseUrls.find(responseUrlOf(body));
    const sent = queue.send(url, body);
    if (sent === undefined) return refuse('QueueDoesNotExist', 400);
    if (asked) {
      step(asked, 'slack handler', 'put one job into the queue');
      onQueued(asked);
    }
    return c.json(sent);
  });

  return routes;
}

/** Of a job as it stands in the queue. */
export function responseUrlOf(body: string): unknown {
  return (JSON.parse(body) as { slack?: { response_url?: unknown } }).slack?.response_url;
}
