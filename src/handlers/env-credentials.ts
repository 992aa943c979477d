import type { Environment } from '../config';
import type { AwsCredentialProvider } from '../connections/aws-credentials';
import { CouldNotLook } from '../errors';

/** The keys that Lambda puts into the environment; the SDK's whole chain would be too slow to load for the door. */
export const envCredentials =
  ({ awsCredentials }: Environment): AwsCredentialProvider =>
  async () => {
    const found = awsCredentials();
    if (found === undefined) throw new CouldNotLook('forbidden', 'There are no AWS credentials in the environment.');
    return found;
  };
