import { CouldNotLook, UserError } from '../errors';
import { brokenConnection, start } from './http/broken-words';

const throttled = new Set(['ThrottlingException', 'Throttling', 'TooManyRequestsException', 'RequestLimitExceeded']);
const expired = new Set(['ExpiredToken', 'ExpiredTokenException', 'RequestExpired']);
const strange = new Set([
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'IncompleteSignature',
  'AuthFailure',
]);
const noCredentials = new Set(['CredentialsProviderError', 'ProviderError', 'TokenProviderError']);

export interface AwsError extends Error {
  $metadata?: { httpStatusCode?: number };
}

export const isAccessDenied = (error: unknown): boolean =>
  /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|NotAuthorized)$/.test((error as Error | undefined)?.name ?? '');

/**
 * An SDK's error in own words: UserError where a person must mend the credentials, CouldNotLook where it may pass.
 * `doing` reads inside a sentence (`asking EKS in eu-west-1`). What is not AWS' or the network's stays what it is.
 */
export function awsRefusal(error: unknown, doing: string, host: string): unknown {
  if (error instanceof UserError || error instanceof CouldNotLook || !(error instanceof Error)) return error;
  const { name, message, $metadata = {} } = error as AwsError;
  const status = $metadata.httpStatusCode;
  const could = (reason: CouldNotLook['reason'], words: string) =>
    new CouldNotLook(reason, words, { cause: error, ...(status === undefined ? {} : { status }) });
  if (throttled.has(name) || status === 429) return could('unreachable', `AWS throttles ${doing}: try again in a minute.`);
  if (expired.has(name))
    return new UserError(
      'The AWS credentials have expired.',
      'On a laptop: log in again (for SSO: aws sso login). In Lambda they are renewed by themselves: ask again in a minute.',
    );
  if (strange.has(name))
    return new UserError(`AWS does not accept the credentials: ${message}`, 'See which ones are used: aws sts get-caller-identity');
  if (noCredentials.has(name))
    return new UserError(
      /any providers/.test(message) ? 'There are no AWS credentials.' : `The AWS credentials cannot be used: ${message}`,
      'Log in (aws sso login), or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; a Lambda function has those of its role.',
    );
  if (isAccessDenied(error)) return new UserError(`AWS does not allow ${doing}: ${message}`);
  if (name === 'TimeoutError' || name === 'AbortError') return could('timed-out', `${start(doing)} took too long.`);
  if (status !== undefined && status >= 500) return could('unreachable', `AWS failed at ${doing} (${status}): try again in a minute.`);
  return brokenConnection(error, 'AWS', host);
}
