import { CouldNotLook, UserError } from '../../errors';
import type { QueueSeen } from '../../facts/doctor/surroundings';
import type { AwsCredentialProvider } from '../aws-credentials';
import { awsRequest } from '../aws-request';
import { isHttpUrl } from '../http-url';

export interface AskedQueue {
  queueUrl: string;
  region: string;
  endpoint?: string | undefined;
  credentials: AwsCredentialProvider;
}

const wanted = ['QueueArn', 'ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible', 'RedrivePolicy'];

/** What SQS tells of a queue, without a message being sent. Throws CouldNotLook: 403 not allowed, 404 no such queue; UserError: what was set is no URL. */
export async function queueAttributes({ queueUrl, region, endpoint, credentials }: AskedQueue): Promise<QueueSeen> {
  if (!isHttpUrl(queueUrl))
    throw new UserError(
      `ARCBOT_QUEUE_URL is not the URL of a queue: ${queueUrl}`,
      'Set it to what the queue is told by: aws sqs list-queues',
    );
  if (endpoint !== undefined && !isHttpUrl(endpoint))
    throw new UserError(
      `SQS cannot be called at "${endpoint}", which is no URL of HTTP.`,
      'Let AWS_ENDPOINT_URL_SQS, or AWS_ENDPOINT_URL, begin with https:// or http://, or take it away.',
    );
  const url = new URL(queueUrl);
  const { status, body } = await awsRequest({
    service: 'sqs',
    region: /(?:^|\.)sqs\.([a-z0-9-]+)\./.exec(url.hostname)?.[1] ?? region,
    endpoint: endpoint ?? `${url.origin}/`,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.GetQueueAttributes' },
    body: JSON.stringify({ QueueUrl: queueUrl, AttributeNames: wanted }),
    credentials,
    timeoutMs: 4000,
  });
  const answer = parsed(body);
  if (status !== 200) throw refusal(status, answer, queueUrl);
  const attributes = answer.Attributes ?? {};
  return {
    arn: attributes.QueueArn ?? queueUrl,
    waiting: Number(attributes.ApproximateNumberOfMessages ?? 0),
    inFlight: Number(attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
    hasDeadLetters: (attributes.RedrivePolicy ?? '') !== '',
  };
}

interface Answer {
  Attributes?: Record<string, string>;
  __type?: string;
  message?: string;
  Message?: string;
}

function parsed(body: string): Answer {
  try {
    return (JSON.parse(body) ?? {}) as Answer;
  } catch {
    return {};
  }
}

function refusal(status: number, { __type = '', message, Message }: Answer, queueUrl: string): CouldNotLook {
  const type = __type.split('#').at(-1) ?? '';
  const said = message ?? Message ?? type;
  if (/NonExistentQueue|QueueDoesNotExist/.test(type))
    return new CouldNotLook('unsupported', `There is no queue ${queueUrl}.`, { status: 404 });
  if (/AccessDenied/.test(type) || status === 403) return new CouldNotLook('forbidden', said, { status: 403 });
  if (/Throttl/i.test(type) || status === 429 || status >= 500)
    return new CouldNotLook('unreachable', `The queue answered ${status} ${type}.`, { status: Math.max(status, 429) });
  return new CouldNotLook('unsupported', `The queue answered ${status} ${type}: ${said}`, { status: 400 });
}
