import type { Tried } from './link';

/** A setting that is a secret or refers to one, as far as it may be told: never the secret itself. */
export interface SecretSeen {
  /** `ssm:/arcbot/prod/slack-bot-token`, or "the variable itself". */
  from: string;
  /** What it looks like, by its form alone. */
  form: 'bot-token' | 'user-token' | 'app-token' | 'signing-secret' | 'empty' | 'other';
}

/** What Slack says of the bot token: https://docs.slack.dev/reference/methods/auth.test */
export interface SlackSeen {
  team: string;
  url: string;
  user: string;
  /** Of the header x-oauth-scopes; undefined: Slack did not tell. */
  scopes?: string[];
}

export interface QueueSeen {
  arn: string;
  waiting: number;
  inFlight: number;
  hasDeadLetters: boolean;
}

export interface IdentitySeen {
  arn: string;
  account: string;
  /** What an access entry would name, as a shell word. */
  principal: string;
}

export interface EksSeen {
  region: string;
  endpoint: string;
  /** API, API_AND_CONFIG_MAP or CONFIG_MAP; undefined: not told. */
  authenticationMode?: string | undefined;
  publicAccess?: boolean | undefined;
  publicCidrs?: readonly string[] | undefined;
}

/** How the cluster that is asked is reached. */
export type WayIn =
  | { kind: 'kubeconfig'; where: string }
  | { kind: 'eks'; eksName: string; region?: string | undefined; roleArn?: string | undefined };

/** What stands around a question: Slack, the secrets, the queue, AWS. Each link is tried when it is asked, and none prints a secret. */
export interface Surroundings {
  /** Where the question was asked: one from Slack has come through the door and the queue. */
  askedIn: 'slack' | 'terminal';
  /** Bot scopes that this configuration takes. */
  wantedScopes: readonly string[];
  /** The region of this process, where secrets without one of their own are. */
  region: string;
  /** Where the secrets are said to be; undefined: a value in the variable itself, or not set. */
  references: { signingSecret?: string | undefined; botToken?: string | undefined };
  signingSecret: Tried<SecretSeen>;
  botToken: Tried<SecretSeen>;
  slack: Tried<SlackSeen>;
  queue: Tried<QueueSeen>;
  wayIn: WayIn;
  identity: Tried<IdentitySeen>;
  /** The role that is assumed for this cluster: its ARN as STS tells it. */
  role: Tried<IdentitySeen>;
  described: Tried<EksSeen>;
}
