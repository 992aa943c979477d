import { type Environment, knownClusters, readEnvironment } from '../config';
import { sqsQueue } from '../connections/queue';
import { isResponseUrl, postToResponseUrl } from '../connections/slack-response-url';
import { CouldNotLook } from '../errors';
import type { Enqueue } from '../job';
import { envCredentials } from './env-credentials';
import { createLog } from './log';
import { readSecret } from './read-secret';
import { createDoor } from './slack/door';
import { loadAhead } from './slack/load-ahead';

function queueOf(environment: Environment): Enqueue {
  const { queueUrl, awsRegion, awsEndpoint } = environment;
  if (queueUrl === undefined || !URL.canParse(queueUrl)) {
    return () => Promise.reject(new CouldNotLook('unsupported', 'ARCBOT_QUEUE_URL is not the URL of a queue.'));
  }
  return sqsQueue({ queueUrl, region: awsRegion, endpoint: awsEndpoint('SQS'), credentials: envCredentials(environment) });
}

const environment = readEnvironment();
loadAhead(environment.awsEndpoint('SQS') ?? environment.queueUrl);

/** Lambda's entry point for what Slack sends. Async with one argument: Node 24's runtime refuses handlers that take a callback. */
export const handler: (event: unknown) => Promise<object> = createDoor({
  signingSecret: readSecret('SLACK_SIGNING_SECRET', environment.slackSigningSecret, environment),
  enqueue: queueOf(environment),
  clusters: knownClusters(environment.config),
  log: createLog(environment.logLevel),
  async respond(url, message) {
    if (isResponseUrl(url, environment.slackApiUrl)) await postToResponseUrl(url, message, 700);
  },
});
