import { parseArgs } from 'node:util';
import { nearest } from '../../commands/did-you-mean';
import { UserError } from '../../errors';

export interface InitOptions {
  region: string | undefined;
  clusters: string[] | undefined;
  channel: string | undefined;
  out: string | undefined;
  stage: string;
  secretStore: 'ssm' | 'secretsmanager';
  yes: boolean;
  force: boolean;
  dryRun: boolean;
}

const known = {
  region: { type: 'string' },
  clusters: { type: 'string' },
  channel: { type: 'string' },
  out: { type: 'string' },
  stage: { type: 'string' },
  'secret-store': { type: 'string' },
  yes: { type: 'boolean', short: 'y' },
  force: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const;

/** Throws UserError with a hint. */
export function readInitOptions(argv: readonly string[]): InitOptions {
  const { tokens } = parseArgs({ args: [...argv], options: known, strict: false, allowPositionals: true, tokens: true });
  const values = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'positional')
      throw new UserError(`I do not know what "${token.value}" is here.`, 'Clusters are named with --clusters NAME,NAME.');
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(known, token.name) ? known[token.name as keyof typeof known] : undefined;
    if (option === undefined) throw unknownOption(token.rawName);
    if (option.type === 'string' && (!token.value || (!token.inlineValue && /^-./.test(token.value))))
      throw new UserError(`${token.rawName} needs a value.`, 'See arcbot help init.');
    values.set(token.name, token.value ?? 'true');
  }
  const store = values.get('secret-store') ?? 'ssm';
  if (store !== 'ssm' && store !== 'secretsmanager')
    throw new UserError(`There is no secret store "${store}".`, 'There is: ssm, secretsmanager.');
  return {
    region: values.get('region'),
    clusters: values.has('clusters') ? splitNames(values.get('clusters')!) : undefined,
    channel: values.get('channel'),
    out: values.get('out'),
    stage: stageName(values.get('stage') ?? 'prod'),
    secretStore: store,
    yes: values.has('yes'),
    force: values.has('force'),
    dryRun: values.has('dry-run'),
  };
}

export const splitNames = (text: string): string[] => [...new Set(text.split(/[\s,]+/).filter((name) => name !== ''))];

function stageName(stage: string): string {
  if (/^[a-z][a-z0-9-]{0,30}$/.test(stage)) return stage;
  throw new UserError(`"${stage}" cannot be a stage.`, 'A stage has lower case letters, digits and "-", as in --stage prod.');
}

function unknownOption(rawName: string): UserError {
  const names = Object.keys(known).map((name) => `--${name}`);
  const near = rawName.startsWith('--') ? nearest(rawName, names) : undefined;
  return new UserError(`There is no option ${rawName}.`, near ? `Did you mean ${near}?` : `There is: ${names.join(', ')}.`);
}
