import { CouldNotLook } from '../errors';
import type { AwsCredentialProvider } from './aws-credentials';
import { awsRequest } from './aws-request';

/** The one table of a deployment. */
export interface DynamoOptions {
  region: string;
  /** Called instead of the service's own. */
  endpoint?: string | undefined;
  credentials: AwsCredentialProvider;
  /** With the string `id` as its key, and `expiresAt` (seconds of the epoch) as its time to live. */
  table: string;
  now?: () => number;
}

/** As DynamoDB writes it; B is base64. */
export type Item = Record<string, { S?: string; N?: string; B?: string; L?: { S: string }[] }>;

/** The condition did not hold. */
export const refused = Symbol('refused');

const passing = /Throttl|ProvisionedThroughputExceeded|RequestLimitExceeded|TransactionConflict/;

/** A table that asks to slow down, or fails, is asked once more: each of these calls may be repeated. Throws CouldNotLook. */
export async function callDynamo(
  { region, endpoint, credentials }: DynamoOptions,
  operation: string,
  body: object,
): Promise<object | typeof refused> {
  const request = {
    service: 'dynamodb',
    region,
    endpoint,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `DynamoDB_20120810.${operation}` },
    body: JSON.stringify(body),
    credentials,
    timeoutMs: 3000,
  };
  let answer = await awsRequest(request);
  if (answer.status !== 200 && (answer.status >= 500 || passing.test(answer.body))) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    answer = await awsRequest(request);
  }
  if (answer.status === 200) return JSON.parse(answer.body) as object;
  if (/ConditionalCheckFailed/.test(answer.body)) return refused;
  const [, error = ''] = /"__type"\s*:\s*"(?:[^"#]*#)?(\w+)"/.exec(answer.body) ?? [];
  throw new CouldNotLook(/AccessDenied/.test(error) ? 'forbidden' : 'unreachable', `DynamoDB answered ${answer.status} ${error}.`, {
    status: answer.status,
  });
}
