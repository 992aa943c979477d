import { createApp } from '../app';
import { commands } from '../commands/index';
import { loadConfig, readEnvironment } from '../config';
import { askedClusters } from '../config/asked-clusters';
import { createLog } from './log';
import { readSecret } from './read-secret';
import { type BatchAnswer, createWorker, type QueueEvent } from './worker/create-worker';
import type { LambdaContext } from './worker/job-time';

const environment = readEnvironment();
const log = createLog(environment.logLevel);

/** Lambda's entry point for what stands in the queue. */
export const handler: (event: QueueEvent, context?: LambdaContext) => Promise<BatchAnswer> = createWorker({
  async openApp() {
    const clusters = askedClusters(await loadConfig(environment.config));
    return createApp({ commands, clusters, env: environment.variables, onRequest: (done) => log.debug('asked', { ...done }) });
  },
  botToken: readSecret('SLACK_BOT_TOKEN', environment.slackBotToken, environment),
  slackApiUrl: environment.slackApiUrl,
  log,
});
