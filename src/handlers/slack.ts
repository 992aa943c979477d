import { type Environment, knownClusters, readEnvironment } from '../config';
import { sqsQueue } from '../connections/queue';
import { isResponseUrl, postToResponseUrl } from '../connections/slack-response-url';
import { CouldNotLook } from '../errors';
import type { Enqueue } from '../job';
import { createLog } from './log';
import { readSecret } from './read-secret';
import { createDoor } from './slack/door';

function queueOf({ queueUrl, awsRegion, awsEndpoint, awsCredentials }: Environment): Enqueue {
  if (queueUrl === undefined || !URL.canParse(queueUrl)) {
    return () => Promise.reject(new CouldNotLook('unsupported', 'ARCBOT_QUEUE_URL is not the URL of a queue.'));
  }
  const credentials = async () => {
    const found = awsCredentials();
    if (found === undefined) throw new CouldNotLook('forbidden', 'There are no AWS credentials in the environment.');
    return found;
  };
  return sqsQueue({ queueUrl, region: awsRegion, endpoint: awsEndpoint('SQS'), credentials });
}

const environment = readEnvironment();

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
