import type { App } from '../../src/app';
import { sqsQueue } from '../../src/connections/queue';
import { postToResponseUrl } from '../../src/connections/slack-response-url';
import type { Log } from '../../src/handlers/log';
import { createDoor } from '../../src/handlers/slack/door';
import { createWorker } from '../../src/handlers/worker/create-worker';

export interface DeploymentParts {
  app: App;
  signingSecret: string;
  botToken: string;
  /** With a slash at its end. */
  slackApiUrl: string;
  queueUrl: string;
  sqsUrl: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  log: Log;
}

/** Both Lambda handlers, as a deployment has them: what differs is where Slack and SQS are said to be. */
export type Deployed = ReturnType<typeof deploy>;

export function deploy({ app, signingSecret, botToken, slackApiUrl, queueUrl, sqsUrl, credentials, log }: DeploymentParts) {
  return {
    door: createDoor({
      signingSecret: async () => signingSecret,
      enqueue: sqsQueue({ queueUrl, region: 'us-east-1', endpoint: sqsUrl, credentials: async () => credentials }),
      clusters: app.clusters,
      log,
      respond: (url, message) => postToResponseUrl(url, message, 700),
    }),
    worker: createWorker({ openApp: async () => app, botToken: async () => botToken, slackApiUrl, log }),
  };
}
