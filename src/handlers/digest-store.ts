import type { Environment } from '../config';
import { awsPartition } from '../connections/aws-partition';
import { isHttpUrl } from '../connections/http-url';
import { postedInDynamo } from '../connections/posted-dynamodb';
import { postedInMemory } from '../connections/posted-in-memory';
import { sqsQueue } from '../connections/queue';
import { eventBridgeSchedules } from '../connections/schedules-eventbridge';
import { sharesInDynamo } from '../connections/shares-dynamodb';
import type { Posted } from '../facts/digest/posted';
import type { Schedules } from '../facts/digest/schedules';
import type { Shares } from '../facts/shares';
import type { Enqueue } from '../job';
import { envCredentials } from './env-credentials';

export interface DigestStore {
  schedules?: Schedules;
  posted?: Posted;
  enqueue?: Enqueue;
  shares?: Shares;
}

/**
 * Where a deployment keeps digests: EventBridge Scheduler, which writes to the worker's own queue, and a table for what was posted and
 * for what workers tell each other. Without a table each digest is looked for in its channel first, and nobody is called for help.
 * Nothing where there is no queue. What a variable does not say is as infra/ names it, beside the queue.
 */
export function digestStore(environment: Environment): DigestStore {
  const { queueUrl, awsRegion, awsEndpoint, digestTable, scheduleGroup, scheduleRoleArn, deadLettersArn } = environment;
  if (queueUrl === undefined || !isHttpUrl(queueUrl)) return {};
  const url = new URL(queueUrl);
  const region = /(?:^|\.)sqs\.([a-z0-9-]+)\./.exec(url.hostname)?.[1] ?? awsRegion ?? 'us-east-1';
  const [account = '', name = ''] = url.pathname
    .split('/')
    .filter((part) => part !== '')
    .slice(-2);
  const arn = (service: string, where: string, rest: string) => `arn:${awsPartition(region).name}:${service}:${where}:${account}:${rest}`;
  const credentials = envCredentials(environment);
  const dynamo = digestTable && { region, endpoint: awsEndpoint('DYNAMODB'), credentials, table: digestTable };
  return {
    schedules: eventBridgeSchedules({
      region,
      endpoint: awsEndpoint('SCHEDULER'),
      credentials,
      group: scheduleGroup ?? 'default',
      queueArn: arn('sqs', region, name),
      deadLettersArn: deadLettersArn ?? arn('sqs', region, `${name}-dead`),
      roleArn: scheduleRoleArn ?? arn('iam', '', 'role/arcbot-scheduler'),
    }),
    enqueue: sqsQueue({ queueUrl, region, endpoint: awsEndpoint('SQS'), credentials }),
    ...(dynamo ? { posted: postedInDynamo(dynamo), shares: sharesInDynamo(dynamo) } : { posted: postedInMemory({ alone: false }) }),
  };
}
