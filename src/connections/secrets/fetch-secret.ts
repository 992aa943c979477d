import type { Agent } from 'node:http';
import { CouldNotLook, UserError } from '../../errors';
import type { AwsCredentialProvider, AwsCredentials } from '../aws-credentials';
import { awsAddress, awsRequest } from '../aws-request';
import { type SecretReference, secretReference } from './secret-reference';

export interface SecretsAccess {
  region: string;
  credentials: AwsCredentials | AwsCredentialProvider;
  /** Whole URLs: AWS_ENDPOINT_URL_SECRETS_MANAGER and AWS_ENDPOINT_URL_SSM, else AWS_ENDPOINT_URL. */
  endpoints?: { secretsmanager?: string | undefined; ssm?: string | undefined } | undefined;
  timeoutMs?: number;
  agent?: Agent | undefined;
}

const serviceOf = ({ service, region }: SecretReference, access: SecretsAccess) => ({
  service,
  region: region ?? access.region,
  endpoint: access.endpoints?.[service],
});

/** The URL that will be asked for what a setting means; undefined where it is the secret itself. */
export function secretAddress(setting: string, access: SecretsAccess): string | undefined {
  const reference = secretReference(setting);
  return reference && awsAddress(serviceOf(reference, access));
}

/** Asks for one secret. Throws UserError where a person must mend it, CouldNotLook where it may pass. No words hold the secret. */
export async function fetchSecret(reference: SecretReference, access: SecretsAccess): Promise<string> {
  const inSecretsManager = reference.service === 'secretsmanager';
  const service = serviceOf(reference, access);
  const { region } = service;
  const { status, body } = await awsRequest({
    ...service,
    agent: access.agent,
    credentials: access.credentials,
    timeoutMs: access.timeoutMs ?? 3000,
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': inSecretsManager ? 'secretsmanager.GetSecretValue' : 'AmazonSSM.GetParameter',
    },
    body: JSON.stringify(inSecretsManager ? { SecretId: reference.name } : { Name: reference.name, WithDecryption: true }),
  });
  const answer = parse(body);
  if (status !== 200) throw refusal(reference, region, status, answer);
  const value = inSecretsManager
    ? (answer.SecretString ?? (answer.SecretBinary === undefined ? undefined : Buffer.from(answer.SecretBinary, 'base64').toString('utf8')))
    : answer.Parameter?.Value;
  if (typeof value !== 'string') throw new UserError(`The ${named(reference)} in ${region} has no value.`);
  return (reference.service === 'secretsmanager' && reference.key !== undefined ? atKey(value, reference.key, reference) : value).trim();
}

interface Answer {
  SecretString?: string;
  SecretBinary?: string;
  Parameter?: { Value?: string };
  __type?: string;
  message?: string;
  Message?: string;
}

function parse(body: string): Answer {
  try {
    return (JSON.parse(body) ?? {}) as Answer;
  } catch {
    return {};
  }
}

function atKey(value: string, key: string, reference: SecretReference): string {
  let found: unknown;
  try {
    found = (JSON.parse(value) as Record<string, unknown> | null)?.[key];
  } catch {
    throw new UserError(
      `The ${named(reference)} is not JSON, so it has no key "${key}".`,
      'Leave out the part from # on, or store {"KEY": "VALUE"}.',
    );
  }
  if (typeof found !== 'string')
    throw new UserError(`The ${named(reference)} has no text under the key "${key}".`, 'Keys are case-sensitive.');
  return found;
}

function refusal(reference: SecretReference, region: string, status: number, answer: Answer): UserError | CouldNotLook {
  const type = (answer.__type ?? '').split('#').at(-1) ?? '';
  const said = answer.message ?? answer.Message ?? '';
  const what = named(reference);
  const action = reference.service === 'ssm' ? 'ssm:GetParameter' : 'secretsmanager:GetSecretValue';
  if (type === 'ResourceNotFoundException' || type === 'ParameterNotFound')
    return new UserError(`There is no ${what} in ${region}.`, 'Look at its name, the region and the account.');
  if (/Throttling|TooManyRequests/.test(type) || status === 429 || status >= 500)
    return new CouldNotLook('unreachable', `The ${what} in ${region} could not be read just now (${status} ${type}).`.trim(), { status });
  if (/AccessDenied|DecryptionFailure|InvalidKeyId|KMS/i.test(`${type} ${said}`))
    return new UserError(
      `The ${what} in ${region} may not be read: ${said || type}.`,
      `The role needs ${action} on it, and kms:Decrypt where it is encrypted with a key of your own.`,
    );
  if (/ExpiredToken|UnrecognizedClient|InvalidSignature|IncompleteSignature/.test(type))
    return new UserError(`AWS does not accept the credentials with which the ${what} was asked for (${type}).`);
  return new UserError(`The ${what} in ${region} cannot be read (${status} ${type}): ${said}`);
}

/** Its name, which is no secret. */
const named = ({ service, name }: SecretReference) => (service === 'ssm' ? `parameter ${name}` : `secret ${name}`);
