import { readFileSync } from 'node:fs';
import { readClusterNames } from './config/cluster-names';
import { UserError } from './errors';

type Variables = Readonly<Record<string, string | undefined>>;

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

/** What the environment says, as words. Nothing of it is resolved, opened or checked against the world yet. */
export interface Environment {
  /** The value itself or a reference, as SLACK_BOT_TOKEN. */
  slackSigningSecret: string | undefined;
  slackBotToken: string | undefined;
  /** With a slash at its end; undefined: Slack's own. */
  slackApiUrl: string | undefined;
  queueUrl: string | undefined;
  /** Path of, or inline, YAML. */
  config: string | undefined;
  /** DynamoDB table that remembers which digests were posted. */
  digestTable: string | undefined;
  /** Group of EventBridge Scheduler that holds digests, the role in whose name they reach the queue, and where they end otherwise. */
  scheduleGroup: string | undefined;
  scheduleRoleArn: string | undefined;
  deadLettersArn: string | undefined;
  logLevel: LogLevel;
  awsRegion: string | undefined;
  /** Keys in the environment, as Lambda has them. Read anew at each call. */
  awsCredentials(): { accessKeyId: string; secretAccessKey: string; sessionToken: string | undefined } | undefined;
  /** What AWS_ENDPOINT_URL_<SERVICE> or AWS_ENDPOINT_URL says; `service` as in the variable: `SQS`, `SECRETS_MANAGER`. */
  awsEndpoint(service: string): string | undefined;
  /** Everything, for the plugins of a kubeconfig. */
  variables: Variables;
}

/** Blank is the same as not there: that is how deployment tools write "none". */
export function readEnvironment(variables: Variables = process.env): Environment {
  const read = (name: string): string | undefined => variables[name]?.trim() || undefined;
  const level = read('LOG_LEVEL')?.toLowerCase();
  return {
    slackSigningSecret: read('SLACK_SIGNING_SECRET'),
    slackBotToken: read('SLACK_BOT_TOKEN'),
    slackApiUrl: read('SLACK_API_URL')?.replace(/\/*$/, '/'),
    queueUrl: read('ARCBOT_QUEUE_URL'),
    config: read('ARCBOT_CONFIG'),
    digestTable: read('ARCBOT_DIGEST_TABLE'),
    scheduleGroup: read('ARCBOT_SCHEDULE_GROUP'),
    scheduleRoleArn: read('ARCBOT_SCHEDULE_ROLE_ARN'),
    deadLettersArn: read('ARCBOT_DEAD_LETTERS_ARN'),
    logLevel: logLevels.find((each) => each === level) ?? 'info',
    awsRegion: read('AWS_REGION') ?? read('AWS_DEFAULT_REGION'),
    awsCredentials() {
      const [accessKeyId, secretAccessKey] = [read('AWS_ACCESS_KEY_ID'), read('AWS_SECRET_ACCESS_KEY')];
      if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
      return { accessKeyId, secretAccessKey, sessionToken: read('AWS_SESSION_TOKEN') };
    },
    awsEndpoint(service) {
      if (read('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS')?.toLowerCase() === 'true') return undefined;
      return read(`AWS_ENDPOINT_URL_${service}`) ?? read('AWS_ENDPOINT_URL');
    },
    variables,
  };
}

/** Inline YAML has a line's end, a brace, or a key with a colon; anything else is a path. */
const isInline = (value: string): boolean => /[\n{]|^\s*[\w"'-]+\s*:(\s|$)/.test(value);

interface ConfigText {
  text: string;
  /** For people, in front of line and column. */
  file: string;
}

/** Throws UserError where the file cannot be read. */
export function readConfigText(value: string | undefined): ConfigText {
  if (value === undefined) throw new UserError('No cluster is configured.', 'Set ARCBOT_CONFIG to a configuration file, or to its text.');
  if (isInline(value)) return { text: value, file: 'ARCBOT_CONFIG' };
  try {
    return { text: readFileSync(value, 'utf8'), file: value };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`;
    throw new UserError(`The configuration ${value} ${why}.`, 'ARCBOT_CONFIG names a YAML file, or holds its text.');
  }
}

/** What the door knows of the clusters without a YAML parser; undefined where only the worker can tell. */
export function knownClusters(value: string | undefined): string[] | undefined {
  try {
    return readClusterNames(readConfigText(value).text);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
