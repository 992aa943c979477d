/** Where a secret is kept; anything that is not a reference is the secret itself. */
export type SecretReference =
  | { service: 'secretsmanager'; name: string; key: string | undefined; region: string | undefined }
  | { service: 'ssm'; name: string; region: string | undefined };

/** `secretsmanager:NAME[#KEY]` or `ssm:/NAME`; names may be ARNs, which bring their region. undefined: a plain value. */
export function secretReference(value: string): SecretReference | undefined {
  const [, service, rest = ''] = /^(secretsmanager|ssm):(.+)$/s.exec(value.trim()) ?? [];
  if (service === undefined) return undefined;
  if (service === 'ssm') return { service, name: rest, region: regionOf(rest) };
  // No name of a secret can hold a #.
  const at = rest.indexOf('#');
  const name = at === -1 ? rest : rest.slice(0, at);
  return { service: 'secretsmanager', name, key: at === -1 ? undefined : rest.slice(at + 1), region: regionOf(name) };
}

const regionOf = (name: string) => /^arn:[^:]*:[^:]*:([^:]+):/.exec(name)?.[1];
