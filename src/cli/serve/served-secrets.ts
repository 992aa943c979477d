import type { Environment } from '../../config';
import { ownCredentials } from '../../connections/aws-own-credentials';
import { UserError } from '../../errors';
import { type ReadSecret, readSecret, secretsAccess } from '../../handlers/read-secret';

const where = {
  SLACK_SIGNING_SECRET: 'the Signing Secret, under Basic Information',
  SLACK_BOT_TOKEN: 'the Bot User OAuth Token (xoxb-), under OAuth & Permissions',
} as const;

/** Both secrets, read once to be sure of them. Throws UserError, or CouldNotLook where a reference leads nowhere at present. */
export async function servedSecrets(environment: Environment): Promise<{ signingSecret: ReadSecret; botToken: ReadSecret }> {
  const settings = { SLACK_SIGNING_SECRET: environment.slackSigningSecret, SLACK_BOT_TOKEN: environment.slackBotToken } as const;
  const missing = (Object.keys(settings) as (keyof typeof settings)[]).filter((name) => settings[name] === undefined);
  if (missing.length > 0)
    throw new UserError(
      `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set.`,
      `On https://api.slack.com/apps, of your app: ${missing.map((name) => where[name]).join('; ')}. Or a reference: secretsmanager:NAME[#KEY], ssm:/NAME`,
    );
  const access = secretsAccess(environment, ownCredentials());
  const read = (name: keyof typeof settings) => readSecret(name, settings[name], access);
  const secrets = { signingSecret: read('SLACK_SIGNING_SECRET'), botToken: read('SLACK_BOT_TOKEN') };
  await Promise.all([secrets.signingSecret(), secrets.botToken()]);
  return secrets;
}
