import type { AwsCredentialProvider } from '../aws-credentials';
import { awsRequest } from '../aws-request';

/** The ARN that STS has for these credentials; undefined where it cannot be asked. */
export async function callerArn(credentials: AwsCredentialProvider, region: string, endpoint?: string): Promise<string | undefined> {
  try {
    const { status, body } = await awsRequest({
      service: 'sts',
      region,
      endpoint,
      credentials,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'Action=GetCallerIdentity&Version=2011-06-15',
      timeoutMs: 3000,
    });
    return status === 200 ? /<Arn>([^<]+)<\/Arn>/.exec(body)?.[1] : undefined;
  } catch {
    // Only words for an error hang on it.
    return undefined;
  }
}

/**
 * The principal that an access entry names, as a shell word: a session's role without its session.
 * The ARN of a session lacks the role's path, which roles of IAM Identity Center have: those are looked up by the command itself.
 */
export function principalOf(arn: string): string {
  const session = /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(arn);
  if (session === null) return arn;
  const [, partition, account, role] = session;
  return role!.startsWith('AWSReservedSSO_')
    ? `"$(aws iam get-role --role-name ${role} --query Role.Arn --output text)"`
    : `arn:${partition}:iam::${account}:role/${role}`;
}
