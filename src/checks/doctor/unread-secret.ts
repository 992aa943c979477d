import type { DoctorFacts } from '../../facts/doctor/doctor-facts';
import { cannotTell, fail, type Judgement } from '../check';
import { shell } from '../rules/shell';
import { type Broken, told } from './judge-link';
import { storeSecret } from './store-secret';

/** What is said of a secret that could not be read. `what`: "the bot token". */
export function unreadSecret(
  { saw, hint }: Broken,
  { what, cause, reference }: { what: string; cause: string; reference: string | undefined },
  { askedIn, region }: Pick<DoctorFacts, 'askedIn' | 'region'>,
): Judgement {
  if (!/may not be read/.test(saw))
    return fail({ cause, saw, fix: told(hint, `Store ${what} of the Slack app.`, storeSecret(reference, region, saw)) });
  // On a laptop the credentials are a person's, and the function has a role of its own.
  if (askedIn === 'terminal') return cannotTell(`With these credentials it cannot be seen, which says nothing of the function: ${saw}`);
  return fail({ cause, saw, fix: told(hint, 'Let the role read it.', letRead(reference, region)) });
}

/** A deployment gives the role its right on the secret, and on the key that the secret is encrypted with. */
function letRead(reference: string | undefined, region: string): string[] {
  const [, service, name = ''] = /^(ssm|secretsmanager):([^#]+)/.exec(reference ?? '') ?? [];
  if (service === undefined) return [];
  const where = ['--region', region, '--output', 'text', '--query'];
  const key =
    service === 'ssm'
      ? shell('aws', 'ssm', 'describe-parameters', '--parameter-filters', `Key=Name,Values=${name}`, ...where, 'Parameters[0].KeyId')
      : shell('aws', 'secretsmanager', 'describe-secret', '--secret-id', name, ...where, "KmsKeyId || 'alias/aws/secretsmanager'");
  const arn = `aws kms describe-key --region ${region} --output text --query KeyMetadata.Arn --key-id "$(${key})"`;
  const store = service === 'ssm' ? '' : ' --param secretStore=secretsmanager';
  return [`npm run deploy -- --region ${region}${store} --param secretsKeyArn="$(${arn})"`];
}
