import type { Agent } from 'node:http';
import { CouldNotLook } from '../errors';
import type { Enqueue } from '../job';
import type { AwsCredentialProvider } from './aws-credentials';
import { type AwsAnswer, type AwsRequest, awsRequest } from './aws-request';

export interface SqsOptions {
  queueUrl: string;
  /** Where the queue's URL does not tell it. */
  region?: string | undefined;
  /** Called instead of the host in the queue's URL. */
  endpoint?: string | undefined;
  credentials: AwsCredentialProvider;
  agent?: Agent | undefined;
}

/** One SendMessage a job, without an SDK. A queue that answers 5xx or "slow down" is asked once more, within the same time. */
export function sqsQueue({ queueUrl, region, endpoint, credentials, agent }: SqsOptions): Enqueue {
  const url = new URL(queueUrl);
  const isFifo = url.pathname.endsWith('.fifo');
  return async ({ id, body, delaySeconds = 0 }, timeoutMs) => {
    const deadline = Date.now() + timeoutMs;
    const request: AwsRequest = {
      service: 'sqs',
      region: /(?:^|\.)sqs\.([a-z0-9-]+)\./.exec(url.hostname)?.[1] ?? region ?? 'us-east-1',
      endpoint: endpoint ?? `${url.origin}/`,
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.SendMessage' },
      body: JSON.stringify({
        QueueUrl: queueUrl,
        MessageBody: withoutNonCharacters(body),
        // A queue in order knows no delay of a single message.
        ...(delaySeconds > 0 && !isFifo ? { DelaySeconds: Math.min(900, Math.ceil(delaySeconds)) } : {}),
        ...(isFifo ? { MessageGroupId: id, MessageDeduplicationId: id } : {}),
      }),
      credentials,
      agent,
    };
    const send = () => awsRequest({ ...request, timeoutMs: Math.max(1, deadline - Date.now()) });
    const first = await send();
    const answer = isPassing(first) && deadline - Date.now() > 200 ? await send() : first;
    if (answer.status !== 200) throw refusal(answer);
  };
}

/** SQS refuses messages with these two: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
const withoutNonCharacters = (json: string): string =>
  json.replace(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);

const isPassing = ({ status, body }: AwsAnswer): boolean =>
  status >= 500 || status === 429 || (status !== 200 && /Throttl/i.test(errorOf(body)));

function refusal({ status, body }: AwsAnswer): CouldNotLook {
  const reason =
    status === 403 || /AccessDenied|InvalidClientTokenId|SignatureDoesNotMatch|ExpiredToken/.test(errorOf(body))
      ? 'forbidden'
      : 'unreachable';
  return new CouldNotLook(reason, `The queue answered ${status} ${errorOf(body)}.`, { status });
}

/** The name of an AWS error out of its JSON, or nothing. */
function errorOf(body: string): string {
  try {
    const { __type: type } = JSON.parse(body) as { __type?: unknown };
    return typeof type === 'string' ? (type.split('#').at(-1) ?? '') : '';
  } catch {
    return '';
  }
}
