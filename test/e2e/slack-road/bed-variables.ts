import { execFileSync } from 'node:child_process';

/** The lines of `bed env` as variables: credentials and addresses with which the bed is seen as the EKS cluster `arcbed`. */
export function bedVariables(bed: string, ...words: string[]): Record<string, string> {
  const lines = execFileSync(bed, ['env', ...words], { encoding: 'utf8' }).matchAll(/^export (\w+)='([^']*)'$/gm);
  return Object.fromEntries([...lines].map(([, name, value]) => [name!, value!]));
}
