import { UserError } from '../src/errors';
import { digests as digestsFor } from './digests';
import { roles as rolesFor } from './roles';
import { listOf, readDeployedConfig, type Settings } from './settings';

/** How osls calls what serverless.yml takes from here. */
interface Resolver {
  resolveVariable(variable: string): Promise<string>;
  /** As typed: `--param a=b` once or more often. */
  options: { param?: string | string[] };
}

const names: readonly string[] = ['secretStore', 'secretsKeyArn', 'alarmTopicArn', 'vpcSubnetIds', 'vpcSecurityGroupIds', 'tracing'];

const others = ['keepWarm', 'logLevel'];

async function readSettings({ resolveVariable, options }: Resolver): Promise<Settings> {
  // osls takes any name and forgets what it does not know.
  const typed = [options.param ?? []].flat().map((pair) => pair.split('=')[0]!);
  const strange = typed.find((name) => ![...names, ...others].includes(name));
  if (strange !== undefined) refuse(`--param ${strange}: expected one of ${[...names, ...others].join(', ')}`);
  const values = await Promise.all(names.map(async (name) => [name, String(await resolveVariable(`param:${name}`))]));
  const settings = { stage: await resolveVariable('sls:stage'), ...Object.fromEntries(values) } as Settings;
  if (!['ssm', 'secretsmanager'].includes(settings.secretStore)) {
    refuse(`--param secretStore=${settings.secretStore}: expected ssm or secretsmanager`);
  }
  if ((settings.vpcSubnetIds === '') !== (settings.vpcSecurityGroupIds === '')) {
    refuse('A network takes both --param vpcSubnetIds=... and --param vpcSecurityGroupIds=...');
  }
  return settings;
}

/** osls prints the stack of whatever is thrown here; for a mistake of the person its sentence is enough. */
function refuse(sentence: string): never {
  const error = new Error(sentence);
  error.stack = '';
  throw error;
}

export async function roles(resolver: Resolver) {
  const settings = await readSettings(resolver);
  try {
    return rolesFor(readDeployedConfig(), settings);
  } catch (error) {
    if (error instanceof UserError) refuse([error.message, error.hint].join(' '));
    throw error;
  }
}

export async function digests(resolver: Resolver) {
  const settings = await readSettings(resolver);
  try {
    return digestsFor(readDeployedConfig(), settings);
  } catch (error) {
    if (error instanceof UserError) refuse([error.message, error.hint].join(' '));
    throw error;
  }
}

/** References as the functions understand them; the secrets themselves never pass through a deployment. */
export async function secrets(resolver: Resolver) {
  const { stage, secretStore } = await readSettings(resolver);
  const reference = (name: string) => (secretStore === 'ssm' ? `ssm:/arcbot/${stage}/${name}` : `secretsmanager:arcbot/${stage}/${name}`);
  return { signingSecret: reference('slack-signing-secret'), botToken: reference('slack-bot-token') };
}

export async function alarmActions(resolver: Resolver) {
  return listOf((await readSettings(resolver)).alarmTopicArn);
}

export async function vpc(resolver: Resolver) {
  const { vpcSubnetIds, vpcSecurityGroupIds } = await readSettings(resolver);
  return vpcSubnetIds !== '' && { subnetIds: listOf(vpcSubnetIds), securityGroupIds: listOf(vpcSecurityGroupIds) };
}

export async function warmUp({ resolveVariable }: Resolver) {
  return String(await resolveVariable('param:keepWarm')) === 'true' ? [{ schedule: { rate: ['rate(5 minutes)'] } }] : [];
}
