import { readEnvironment } from '../../config';
import { authTest } from '../../connections/doctor/auth-test';
import { LocalQueue } from '../../connections/queue-local';
import { isResponseUrl, postToResponseUrl } from '../../connections/slack-response-url';
import { CouldNotLook, UserError } from '../../errors';
import { createLog } from '../../handlers/log';
import { createDoor } from '../../handlers/slack/door';
import { createWorker } from '../../handlers/worker/create-worker';
import type { Enqueue } from '../../job';
import { visible } from '../../renderers/visible';
import type { MainParts } from '../ask-cluster';
import { exitStatus } from '../exit-status';
import type { Io } from '../io';
import { type DoorServer, openDoorServer } from './door-server';
import { keepDigestsHere } from './keep-digests-here';
import { openServedApp } from './open-served-app';
import { readServeOptions } from './serve-options';
import { servedSecrets } from './served-secrets';

/** How often a job that failed is tried, as in a deployment; it waits less long in between, as no other worker may still be at it. */
const mostReceives = 3;
const againAfterMs = 30_000;

/**
 * `arcbot serve`: the door, a queue, the worker and a scheduler in one process, until it is asked to end. Throws UserError before it
 * listens: whatever is missing is told at once, and not by the first person who asks.
 */
export async function serve(argv: readonly string[], io: Io, parts: MainParts = {}): Promise<number> {
  const options = readServeOptions(argv, io.variables);
  const environment = readEnvironment(io.variables);
  const now = () => io.now().getTime();
  const log = createLog(environment.logLevel, (line) => io.stdout.write(line), io.now);
  const tell = (words: string) => io.stderr.write(visible(`arcbot: ${words}\n`));
  const secrets = await servedSecrets(environment);
  const served = await openServedApp(options.shared, io, parts, log);
  const who = await whoIsIt(await secrets.botToken(), environment.slackApiUrl, tell);

  const queue = new LocalQueue({
    consumer: (event) => worker(event),
    mostReceives,
    againAfterMs,
    onLost: () => log.error('a job was given back too often'),
  });
  const enqueue: Enqueue = async ({ body, delaySeconds }) => void queue.send(body, delaySeconds);
  const door = createDoor({
    signingSecret: secrets.signingSecret,
    enqueue,
    clusters: served.app.clusters,
    log,
    async respond(url, message) {
      if (isResponseUrl(url, environment.slackApiUrl)) await postToResponseUrl(url, message, 700);
    },
    now,
  });

  // First of all, so that a second process by mistake gets no further.
  const server = await openDoorServer({ ...options, door });
  const { schedules, posted } = await orClosed(server, () =>
    keepDigestsHere({ options, environment, enqueue, log, now, fixed: served.fixed }),
  );
  const worker = createWorker({
    openApp: async () => served.app,
    settings: async () => served.settings,
    schedules,
    posted,
    enqueue,
    botToken: secrets.botToken,
    slackApiUrl: environment.slackApiUrl,
    log,
    now,
  });
  const ending = new Promise<void>((resolve) => io.onEnd?.(resolve));
  if (environment.queueUrl !== undefined) tell('ARCBOT_QUEUE_URL is not used: the queue is in this process.');
  tell(`${who}listens on ${server.url} for ${served.app.clusters.join(', ')} (Ctrl+C ends it)`);
  log.info('listening', { url: server.url, clusters: served.app.clusters });

  await ending;
  const atOnce = new Promise<'at once'>((resolve) => io.onEnd?.(() => resolve('at once')));
  tell('answers what was asked, then ends (once more: at once)');
  const left = await Promise.race([server.close().then(() => queue.drain()), atOnce]);
  schedules.close();
  log.info('ended', { waiting: left });
  return exitStatus.healthy;
}

async function orClosed<T>(server: DoorServer, open: () => T): Promise<T> {
  try {
    return open();
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** Whose token it is. Throws UserError where Slack refuses it; a Slack that cannot be reached now may come back. */
async function whoIsIt(token: string, apiUrl: string | undefined, tell: (words: string) => void): Promise<string> {
  try {
    const { user, team } = await authTest(token, apiUrl);
    return `@${user} of ${team} `;
  } catch (error) {
    if (!(error instanceof CouldNotLook)) throw error;
    if (error.status === 401)
      throw new UserError(
        `Slack does not take SLACK_BOT_TOKEN (${error.detail}).`,
        'It is the Bot User OAuth Token (xoxb-) of the app: OAuth & Permissions, on https://api.slack.com/apps',
      );
    tell(`${error.detail} It is tried again with the first answer.`);
    return '';
  }
}
