import { CouldNotLook, UserError } from '../../errors';
import type { IdentitySeen } from '../../facts/doctor/surroundings';
import type { AwsCredentialProvider } from '../aws-credentials';
import { awsRequest } from '../aws-request';
import { principalOf } from '../eks/caller-arn';

/** Who STS takes these credentials for. No right is needed for it. Throws UserError where they are refused, CouldNotLook. */
export async function callerIdentity(
  credentials: AwsCredentialProvider,
  region: string,
  endpoint: string | undefined,
): Promise<IdentitySeen> {
  const { status, body } = await awsRequest({
    service: 'sts',
    region,
    endpoint,
    credentials,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=GetCallerIdentity&Version=2011-06-15',
    timeoutMs: 4000,
  });
  const arn = /<Arn>([^<]+)<\/Arn>/.exec(body)?.[1];
  if (status === 200 && arn !== undefined)
    return { arn, account: /<Account>(\d+)<\/Account>/.exec(body)?.[1] ?? '', principal: principalOf(arn) };
  const code = /<Code>([^<]+)<\/Code>/.exec(body)?.[1] ?? 'no reason given';
  if (status === 429 || status >= 500 || /Throttl/.test(code))
    throw new CouldNotLook('unreachable', `STS in ${region} answered ${status} (${code}).`, { status: Math.max(status, 429) });
  const login = 'Log in (aws sso login), or set AWS_PROFILE; see which are used: aws sts get-caller-identity';
  if (/ExpiredToken|RequestExpired/.test(code)) throw new UserError('The AWS credentials have expired.', login);
  throw new UserError(`AWS does not accept the credentials (${status} ${code}).`, login);
}
