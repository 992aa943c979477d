import type { Config } from '../src/config/config-schema';
import { UserError } from '../src/errors';
import { scheduleGroup } from './digests';
import { listOf, type Settings } from './settings';

interface Statement {
  Sid: string;
  Effect: 'Allow';
  Action: string[];
  Resource: unknown;
}

const sub = (text: string) => ({ 'Fn::Sub': text });
const arn = (rest: string) => sub(`arn:\${AWS::Partition}:${rest}`);
const region = `\${AWS::Region}`;
const account = `\${AWS::AccountId}`;
const here = `${region}:${account}`;

const allow = (sid: string, actions: string[], resource: unknown): Statement => ({
  Sid: sid,
  Effect: 'Allow',
  Action: actions,
  Resource: resource,
});

/** One role a function, each action for a call that the function makes; test/infra/roles.test.ts holds them to the code. */
export function roles(config: Config, settings: Settings): Record<string, unknown> {
  return {
    SlackRole: role('slack', settings, [
      // The one job that the door puts on the queue for each command.
      allow('QueueJobs', ['sqs:SendMessage'], { 'Fn::GetAtt': ['JobQueue', 'Arn'] }),
      // To verify that a request is Slack's. The bot's token is not the door's to read.
      ...readSecret('slack-signing-secret', settings),
    ]),
    WorkerRole: role('worker', settings, [
      // Lambda takes the jobs off the queue in the worker's name.
      allow('TakeJobs', ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], { 'Fn::GetAtt': ['JobQueue', 'Arn'] }),
      // To post where a response_url is spent.
      ...readSecret('slack-bot-token', settings),
      ...digestRights(settings),
      ...clusterRights(config),
      ...networkRights(settings),
    ]),
  };
}

function role(name: string, settings: Settings, statements: Statement[]) {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      // A stable name: an EKS access entry follows the role, and breaks without a word when the role is made anew under another.
      RoleName: sub(`arcbot-${settings.stage}-${name}-\${AWS::Region}`),
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
      Policies: [
        {
          PolicyName: 'arcbot',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              // Its own log group, which the stack makes; it may not make others.
              allow(
                'WriteLogs',
                ['logs:CreateLogStream', 'logs:PutLogEvents'],
                arn(`logs:${here}:log-group:/aws/lambda/arcbot-${settings.stage}-${name}:*`),
              ),
              ...statements,
              // X-Ray has no resources to name. Off unless asked for.
              ...(settings.tracing === 'true' ? [allow('Trace', ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], '*')] : []),
            ],
          },
        },
      ],
    },
  };
}

function readSecret(name: string, { stage, secretStore, secretsKeyArn }: Settings): Statement[] {
  const read =
    secretStore === 'secretsmanager'
      ? // Secrets Manager ends a secret's ARN with six characters of its own.
        allow('ReadSecret', ['secretsmanager:GetSecretValue'], arn(`secretsmanager:${here}:secret:arcbot/${stage}/${name}-??????`))
      : allow('ReadSecret', ['ssm:GetParameter'], arn(`ssm:${here}:parameter/arcbot/${stage}/${name}`));
  // AWS' own keys of both stores need no right of the caller; a key of yours does.
  return secretsKeyArn === '' ? [read] : [read, allow('DecryptSecret', ['kms:Decrypt'], secretsKeyArn)];
}

/** Digests: their schedules, in a group of their own, and what was posted. */
function digestRights(settings: Settings): Statement[] {
  const schedules = arn(`scheduler:${here}:schedule/${scheduleGroup(settings)}/*`);
  return [
    // One that has to wait goes back into the queue; and other workers are called there to help with many clusters.
    allow('PutBackDigests', ['sqs:SendMessage'], { 'Fn::GetAtt': ['JobQueue', 'Arn'] }),
    allow(
      'KeepDigests',
      ['scheduler:GetSchedule', 'scheduler:CreateSchedule', 'scheduler:UpdateSchedule', 'scheduler:DeleteSchedule'],
      schedules,
    ),
    // Names alone; it knows no resources.
    allow('ListDigests', ['scheduler:ListSchedules'], '*'),
    allow('PassScheduleRole', ['iam:PassRole'], { 'Fn::GetAtt': ['ScheduleRole', 'Arn'] }),
    // Which were posted; and, where several workers ask the clusters of one question, who asks which, and what each was told.
    allow('RememberDigests', ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:UpdateItem'], {
      'Fn::GetAtt': ['PostedDigests', 'Arn'],
    }),
  ];
}

/** Only the clusters of the configuration, in the region where each is. */
function clusterRights({ clusters }: Config): Statement[] {
  const asked = clusters.filter(
    ({ eksName, roleArn, endpoint }) => eksName !== undefined && roleArn === undefined && endpoint === undefined,
  );
  const assumed = new Set(clusters.flatMap(({ roleArn }) => roleArn ?? []));
  const workspaces = clusters.flatMap(({ roleArn, prometheus }) => (roleArn === undefined ? (prometheus?.amp ?? []) : []));
  return [
    // Endpoint and certificate authority of each cluster. What is seen inside of it is Kubernetes RBAC's to say.
    ...(asked.length > 0 ? [allow('DescribeClusters', ['eks:DescribeCluster'], asked.map(clusterArn))] : []),
    // Clusters of other accounts, through a role there that trusts this one.
    ...(assumed.size > 0 ? [allow('AssumeReaders', ['sts:AssumeRole'], [...assumed])] : []),
    // Amazon Managed Prometheus, queries alone.
    ...(workspaces.length > 0 ? [allow('QueryMetrics', ['aps:QueryMetrics'], workspaces.map(workspaceArn))] : []),
  ];
}

const clusterArn = (cluster: Config['clusters'][number]) => arn(`eks:${cluster.region ?? region}:${account}:cluster/${cluster.eksName}`);

function workspaceArn(url: string) {
  const [, where, id] = /aps-workspaces\.([a-z0-9-]+)\..*\/workspaces\/([\w-]+)/.exec(url) ?? [];
  if (where === undefined)
    throw new UserError(
      `${url} is no workspace of Amazon Managed Prometheus.`,
      'Expected https://aps-workspaces.REGION.amazonaws.com/workspaces/ID.',
    );
  return arn(`aps:${where}:${account}:workspace/${id}`);
}

/** Lambda's own list for a function in a VPC; these actions know no resources. */
function networkRights({ vpcSubnetIds }: Settings): Statement[] {
  if (listOf(vpcSubnetIds).length === 0) return [];
  const actions = [
    'ec2:CreateNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSubnets',
    'ec2:DeleteNetworkInterface',
    'ec2:AssignPrivateIpAddresses',
    'ec2:UnassignPrivateIpAddresses',
  ];
  return [allow('JoinNetwork', actions, '*')];
}
