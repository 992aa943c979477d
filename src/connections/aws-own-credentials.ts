import { UserError } from '../errors';
import type { AwsCredentialProvider, AwsCredentials } from './aws-credentials';
import { awsPartition } from './aws-partition';
import { awsRefusal, isAccessDenied } from './aws-refusal';

/** New ones are fetched this long before the old ones end, as the AWS SDK does. */
const earlyMs = 5 * 60_000;
/** Those that do not tell their end are asked for again after this: an environment or profile may change. */
const unknownEndMs = 5 * 60_000;

/** Remembers credentials as long as they are good; asks once for all who wait. */
export function rememberedCredentials(ask: AwsCredentialProvider): AwsCredentialProvider {
  let current: { credentials: AwsCredentials; until: number } | undefined;
  let asking: Promise<AwsCredentials> | undefined;
  return async () => {
    if (current !== undefined && Date.now() < current.until) return current.credentials;
    asking ??= ask()
      .then((credentials) => {
        const until = credentials.expiration === undefined ? Date.now() + unknownEndMs : credentials.expiration.getTime() - earlyMs;
        current = { credentials, until };
        return credentials;
      })
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };
}

/** The AWS SDK's own chain: environment, profile, SSO, container, instance. Throws UserError or CouldNotLook. */
export function ownCredentials(): AwsCredentialProvider {
  return rememberedCredentials(async () => {
    const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
    try {
      return await fromNodeProviderChain({ timeout: 1000, maxRetries: 0 })();
    } catch (error) {
      throw awsRefusal(error, 'looking for AWS credentials', 'AWS');
    }
  });
}

/** The credentials of a role that `base` may assume, through the region's own STS. Throws UserError or CouldNotLook. */
export function assumedCredentials(base: AwsCredentialProvider, roleArn: string, region: string): AwsCredentialProvider {
  return rememberedCredentials(async () => {
    const { fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
    const assume = fromTemporaryCredentials({
      masterCredentials: base,
      params: { RoleArn: roleArn, RoleSessionName: 'arcbot' },
      clientConfig: { region },
    });
    try {
      return await assume();
    } catch (error) {
      if (isAccessDenied(error) || (error as Error).name === 'ValidationError')
        throw new UserError(
          `The role ${roleArn} cannot be assumed: ${(error as Error).message}`,
          `Its trust policy must name the role that arcbot runs as, and that role needs sts:AssumeRole on it: aws iam get-role --role-name ${roleArn.split('/').at(-1)}`,
        );
      throw awsRefusal(error, `assuming the role ${roleArn}`, `sts.${region}.${awsPartition(region).suffix}`);
    }
  });
}
