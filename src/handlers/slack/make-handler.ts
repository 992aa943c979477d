import type { Agent } from 'node:http';
import { type Environment, knownClusters, readEnvironment } from '../../config';
import { isHttpUrl } from '../../connections/http-url';
import { sqsQueue } from '../../connections/queue';
import { secretAddress } from '../../connections/secrets/fetch-secret';
import { isResponseUrl, postToResponseUrl } from '../../connections/slack-response-url';
import { CouldNotLook } from '../../errors';
import type { Enqueue } from '../../job';
import { envCredentials } from '../env-credentials';
import { createLog } from '../log';
import { readSecret, secretsAccess } from '../read-secret';
import { createDoor } from './door';
import { loadAhead } from './load-ahead';

function queueOf(environment: Environment, agent: Agent | undefined): Enqueue {
  const { queueUrl, awsRegion, awsEndpoint } = environment;
  if (queueUrl === undefined || !isHttpUrl(queueUrl)) {
    return () => Promise.reject(new CouldNotLook('unsupported', 'ARCBOT_QUEUE_URL is not the URL of a queue.'));
  }
  return sqsQueue({ queueUrl, region: awsRegion, endpoint: awsEndpoint('SQS'), credentials: envCredentials(environment), agent });
}

/** Node's own agent speaks through a proxy then, and no other does: https://nodejs.org/api/http.html#built-in-proxy-support */
const usesProxy = ({ variables: { NODE_USE_ENV_PROXY, NODE_OPTIONS } }: Environment): boolean =>
  NODE_USE_ENV_PROXY === '1' || (NODE_OPTIONS?.includes('--use-env-proxy') ?? false);

/** Lambda's handler of what Slack sends, out of the environment as it is now. */
export async function makeHandler(): Promise<(event: unknown) => Promise<object>> {
  const environment = readEnvironment();
  const secret = environment.slackSigningSecret;
  const access = secretsAccess(environment);
  const addresses = [environment.awsEndpoint('SQS') ?? environment.queueUrl, secret && secretAddress(secret, access)];
  const [toQueue, toSecret] = await loadAhead(usesProxy(environment) ? [] : addresses);
  return createDoor({
    signingSecret: readSecret('SLACK_SIGNING_SECRET', secret, { ...access, agent: toSecret }),
    enqueue: queueOf(environment, toQueue),
    clusters: knownClusters(environment.config),
    log: createLog(environment.logLevel),
    async respond(url, message) {
      if (isResponseUrl(url, environment.slackApiUrl)) await postToResponseUrl(url, message, 700);
    },
  });
}
