import type { Tried } from '../../facts/doctor/link';
import type { Surroundings, WayIn } from '../../facts/doctor/surroundings';
import { groupScope, manifestScopes } from '../../facts/doctor/wanted-scopes';
import type { AwsCredentialProvider } from '../aws-credentials';
import { assumedCredentials, ownCredentials } from '../aws-own-credentials';
import type { ClusterTarget, EksTarget } from '../connect-cluster';
import { describeCluster } from '../eks/describe-cluster';
import { secretReference } from '../secrets/secret-reference';
import { Secrets } from '../secrets/secrets';
import { authTest } from './auth-test';
import { callerIdentity } from './caller-identity';
import { queueAttributes } from './queue-attributes';
import { secretSeen } from './secret-seen';

/** What this process was told of Slack, the queue and AWS. */
export interface AroundHere {
  askedIn: Surroundings['askedIn'];
  slackSigningSecret: string | undefined;
  slackBotToken: string | undefined;
  slackApiUrl: string | undefined;
  queueUrl: string | undefined;
  awsRegion: string | undefined;
  awsEndpoint(service: string): string | undefined;
  /** Whether a rule of access names a user group, which takes a scope more. */
  namesGroups?: boolean | undefined;
  /** Default: the AWS SDK's own chain. */
  credentials?: AwsCredentialProvider | undefined;
}

const where = 'Where the functions run they are set; ask /arc doctor in Slack, or set it here to a reference (ssm:/arcbot/prod/...)';
const notSet = (name: string) => ({ absent: `${name} is not set here. ${where}.` });

/** The links around one cluster, each ready to be tried. Opens nothing by itself. */
export function openSurroundings(here: AroundHere, target: ClusterTarget): Surroundings {
  const { askedIn, slackSigningSecret, slackBotToken, slackApiUrl, queueUrl, awsRegion, awsEndpoint } = here;
  const credentials = here.credentials ?? ownCredentials();
  const region = awsRegion ?? 'us-east-1';
  const endpoints = { secretsmanager: awsEndpoint('SECRETS_MANAGER'), ssm: awsEndpoint('SSM') };
  const secrets = new Secrets({ region, credentials, endpoints });
  const secret = (name: string, setting: string | undefined): Surroundings['botToken'] =>
    setting === undefined ? notSet(name) : { ask: async () => secretSeen(setting, await secrets.resolve(setting)) };
  return {
    askedIn,
    wantedScopes: here.namesGroups === true ? [...manifestScopes, groupScope] : manifestScopes,
    region,
    references: { signingSecret: referenceIn(slackSigningSecret), botToken: referenceIn(slackBotToken) },
    signingSecret: secret('SLACK_SIGNING_SECRET', slackSigningSecret),
    botToken: secret('SLACK_BOT_TOKEN', slackBotToken),
    slack:
      slackBotToken === undefined
        ? notSet('SLACK_BOT_TOKEN')
        : { ask: async () => authTest(await secrets.resolve(slackBotToken), slackApiUrl) },
    queue:
      queueUrl === undefined
        ? notSet('ARCBOT_QUEUE_URL')
        : { ask: () => queueAttributes({ queueUrl, region, endpoint: awsEndpoint('SQS'), credentials }) },
    ...('eksName' in target ? aroundEks(target, credentials, region, awsEndpoint('STS')) : aroundKubeconfig(target)),
  };
}

const referenceIn = (setting: string | undefined): string | undefined =>
  setting === undefined || secretReference(setting) === undefined ? undefined : setting;

type AroundCluster = Pick<Surroundings, 'wayIn' | 'identity' | 'role' | 'described'>;

function aroundEks(target: EksTarget, base: AwsCredentialProvider, own: string, sts: string | undefined): AroundCluster {
  const { eksName, roleArn, endpoint, certificateAuthority } = target;
  const region = target.region ?? own;
  const credentials = roleArn === undefined ? base : assumedCredentials(base, roleArn, region);
  const configured = endpoint !== undefined && certificateAuthority !== undefined;
  const described: Tried<Awaited<ReturnType<typeof describeCluster>>> = configured
    ? { absent: 'Its endpoint and certificate authority are configured, so EKS is not asked.' }
    : { ask: () => describeCluster({ eksName, region: target.region, credentials }) };
  return {
    wayIn: { kind: 'eks', eksName, region, roleArn },
    identity: { ask: () => callerIdentity(base, region, sts) },
    role:
      roleArn === undefined
        ? { absent: 'No other role is assumed for this cluster.' }
        : { ask: async () => ({ ...(await callerIdentity(credentials, region, sts)), principal: roleArn }) },
    described: 'absent' in described ? described : { ask: async () => withoutCa(await described.ask()) },
  };
}

const withoutCa = ({ region, endpoint, authenticationMode, publicAccess, publicCidrs }: Awaited<ReturnType<typeof describeCluster>>) => ({
  region,
  endpoint,
  authenticationMode,
  publicAccess,
  publicCidrs,
});

function aroundKubeconfig({ kubeconfig, context }: { kubeconfig?: string | undefined; context?: string | undefined }): AroundCluster {
  const noAws = { absent: 'This cluster is reached by a kubeconfig, not as an EKS cluster.' };
  const wayIn: WayIn = {
    kind: 'kubeconfig',
    where: `${context === undefined ? '' : `context ${context} of `}${kubeconfig ?? '~/.kube/config'}`,
  };
  return { wayIn, identity: noAws, role: noAws, described: noAws };
}
