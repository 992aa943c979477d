import type { App } from '../../src/app';
import { sqsQueue } from '../../src/connections/queue';
import { postToResponseUrl } from '../../src/connections/slack-response-url';
import type { Posted } from '../../src/facts/digest/posted';
import type { Schedules } from '../../src/facts/digest/schedules';
import type { Log } from '../../src/handlers/log';
import { createDoor } from '../../src/handlers/slack/door';
import { createWorker, type Settings } from '../../src/handlers/worker/create-worker';

export interface DeploymentParts {
  app: App;
  signingSecret: string;
  botToken: string;
  /** With a slash at its end. */
  slackApiUrl: string;
  queueUrl: string;
  sqsUrl: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  schedules: Schedules;
  posted: Posted;
  settings(): Settings;
  log: Log;
}

/** Both Lambda handlers, as a deployment has them: what differs is where Slack and SQS are said to be. */
export type Deployed = ReturnType<typeof deploy>;

export function deploy({ app, signingSecret, botToken, slackApiUrl, queueUrl, sqsUrl, credentials, log, ...digests }: DeploymentParts) {
  const enqueue = sqsQueue({ queueUrl, region: 'us-east-1', endpoint: sqsUrl, credentials: async () => credentials });
  const { schedules, posted, settings } = digests;
  return {
    door: createDoor({
      signingSecret: async () => signingSecret,
      enqueue,
      clusters: app.clusters,
      log,
      respond: (url, message) => postToResponseUrl(url, message, 700),
    }),
    worker: createWorker({
      openApp: async () => app,
      settings: async () => settings(),
      schedules,
      posted,
      enqueue,
      botToken: async () => botToken,
      slackApiUrl,
      log,
    }),
    enqueue,
  };
}
