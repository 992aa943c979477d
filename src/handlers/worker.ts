import { createApp } from '../app';
import { commands } from '../commands/index';
import { readEnvironment } from '../config';
import { askedClusters } from '../config/asked-clusters';
import type { Config } from '../config/config-schema';
import { loadConfig } from '../config/load-config';
import { surroundingsIn } from '../config/surroundings';
import { digestStore } from './digest-store';
import { createLog } from './log';
import { readSecret, secretsAccess } from './read-secret';
import { type BatchAnswer, createWorker, type QueueEvent } from './worker/create-worker';
import type { LambdaContext } from './worker/job-time';
import { createShareOut } from './worker/share/share-out';

const environment = readEnvironment();
const log = createLog(environment.logLevel);
const store = digestStore(environment);
const { shares, enqueue } = store;
/** Read once; anew after it could not be used. */
let read: Promise<Config> | undefined;
const config = (): Promise<Config> => {
  read ??= loadConfig(environment.config).catch((error: unknown) => {
    read = undefined;
    throw error;
  });
  return read;
};

/** Lambda's entry point for what stands in the queue. */
export const handler: (event: QueueEvent, context?: LambdaContext) => Promise<BatchAnswer> = createWorker({
  async openApp() {
    const settings = await config();
    return createApp({
      commands,
      clusters: askedClusters(settings),
      env: environment.variables,
      onRequest: (done) => log.debug('asked', { ...done }),
      surroundings: surroundingsIn(environment, 'slack', settings),
      shareOut: shares && enqueue && createShareOut({ shares, enqueue, log }),
    });
  },
  settings: config,
  ...store,
  botToken: readSecret('SLACK_BOT_TOKEN', environment.slackBotToken, secretsAccess(environment)),
  slackApiUrl: environment.slackApiUrl,
  log,
});
