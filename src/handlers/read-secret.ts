import type { Environment } from '../config';
import type { AwsCredentialProvider } from '../connections/aws-credentials';
import type { SecretsAccess } from '../connections/secrets/fetch-secret';
import { Secrets } from '../connections/secrets/secrets';
import { UserError } from '../errors';
import { envCredentials } from './env-credentials';

/** Reads a secret, or what the reference to one leads to; `fresh` asks for its latest value instead of the remembered one. */
export type ReadSecret = (options?: { fresh?: boolean }) => Promise<string>;

/** How the environment says that secrets are asked for. */
export const secretsAccess = (
  environment: Environment,
  credentials: AwsCredentialProvider = envCredentials(environment),
): SecretsAccess => ({
  region: environment.awsRegion ?? 'us-east-1',
  credentials,
  endpoints: { secretsmanager: environment.awsEndpoint('SECRETS_MANAGER'), ssm: environment.awsEndpoint('SSM') },
  timeoutMs: 1500,
});

/** The secret that a variable means: itself, or what its reference leads to. Nothing is asked before the first call. */
export function readSecret(name: string, setting: string | undefined, access: SecretsAccess): ReadSecret {
  if (setting === undefined) return () => Promise.reject(new UserError(`${name} is not set.`));
  const secrets = new Secrets(access);
  return async ({ fresh = false } = {}) => {
    if (fresh) await secrets.refresh(setting);
    return secrets.resolve(setting);
  };
}
