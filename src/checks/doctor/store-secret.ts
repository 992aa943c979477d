import { shell } from '../rules/shell';

/** Shell lines that store a secret where its reference leads, without it standing in the shell's history; [] where there is no reference. */
export function storeSecret(reference: string | undefined, region: string): string[] {
  const [, service, name = '', key] = /^(ssm|secretsmanager):([^#]+)(?:#(.+))?$/.exec(reference ?? '') ?? [];
  if (service === undefined || key !== undefined) return [];
  const command =
    service === 'ssm'
      ? shell('aws', 'ssm', 'put-parameter', '--region', region, '--type', 'SecureString', '--overwrite', '--name', name)
      : shell('aws', 'secretsmanager', 'put-secret-value', '--region', region, '--secret-id', name);
  return [`read -rs SECRET; ${command} ${service === 'ssm' ? '--value' : '--secret-string'} "$SECRET"; unset SECRET`];
}
