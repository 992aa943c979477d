import { shell } from '../rules/shell';

/**
 * Shell lines that store a secret where its reference leads, without it standing in the shell's history; [] where there is no reference.
 * `saw`: what came of reading it. One that is not there is made in Secrets Manager, where putting a value would be refused.
 */
export function storeSecret(reference: string | undefined, region: string, saw = ''): string[] {
  const [, service, name = '', key] = /^(ssm|secretsmanager):([^#]+)(?:#(.+))?$/.exec(reference ?? '') ?? [];
  if (service === undefined || key !== undefined) return [];
  const inSecretsManager = saw.startsWith('There is no secret') ? ['create-secret', '--name'] : ['put-secret-value', '--secret-id'];
  const [verb = '', named = ''] = inSecretsManager;
  const command =
    service === 'ssm'
      ? shell('aws', 'ssm', 'put-parameter', '--region', region, '--type', 'SecureString', '--overwrite', '--name', name)
      : shell('aws', 'secretsmanager', verb, '--region', region, named, name);
  return [`read -rs SECRET; ${command} ${service === 'ssm' ? '--value' : '--secret-string'} "$SECRET"; unset SECRET`];
}
