import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { roles } from '../../infra/roles';
import type { Settings } from '../../infra/settings';
import { parseConfig } from '../../src/config/parse-config';

const root = join(__dirname, '..', '..');

const plain: Settings = {
  stage: 'prod',
  secretStore: 'ssm',
  secretsKeyArn: '',
  alarmTopicArn: '',
  vpcSubnetIds: '',
  vpcSecurityGroupIds: '',
  tracing: 'false',
};

const everyKind = `
clusters:
  - {name: near, eksName: near-eks, region: eu-west-1}
  - {name: here, eksName: here-eks}
  - {name: far, eksName: far-eks, roleArn: 'arn:aws:iam::210987654321:role/arcbot-reader'}
  - {name: told, eksName: told-eks, endpoint: 'https://api.example', certificateAuthority: YQ==}
  - name: measured
    eksName: measured-eks
    region: eu-central-1
    prometheus: {amp: 'https://aps-workspaces.eu-central-1.amazonaws.com/workspaces/ws-12345678-abcd'}
`;

interface Statement {
  Sid: string;
  Action: string[];
  Resource: unknown;
}

interface Role {
  Properties: { RoleName: unknown; AssumeRolePolicyDocument: unknown; Policies: [{ PolicyDocument: { Statement: Statement[] } }] };
}

function rolesFor(yaml: string, settings: Partial<Settings> = {}) {
  const { SlackRole, WorkerRole } = roles(parseConfig(yaml, 'arcbot.yml'), { ...plain, ...settings }) as Record<string, Role>;
  const statements = (role: Role) =>
    Object.fromEntries(role.Properties.Policies[0].PolicyDocument.Statement.map((each) => [each.Sid, each]));
  return { slack: statements(SlackRole!), worker: statements(WorkerRole!) };
}

const actionsOf = (statements: Record<string, Statement>) => new Set(Object.values(statements).flatMap(({ Action }) => Action));

/** Calls that Lambda makes in the role's name, not our code. GetQueueAttributes is made by both. */
const lambdasOwn = /^(logs:|xray:|ec2:|sqs:(ReceiveMessage|DeleteMessage)$)/;
/** Asked only to name a near miss beside an error; refused, the error stands alone. */
const doneWithout = ['eks:ListClusters'];

/** What stands behind `service: '...'` where no header names the action. */
const actionsOfService: Record<string, string[]> = {
  sqs: [],
  ssm: [],
  secretsmanager: [],
  // GetCallerIdentity and the token's signature need no right.
  sts: [],
  aps: ['aps:QueryMetrics'],
  dynamodb: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:UpdateItem'],
  scheduler: ['ListSchedules', 'GetSchedule', 'CreateSchedule', 'UpdateSchedule', 'DeleteSchedule']
    .map((action) => `scheduler:${action}`)
    .concat('iam:PassRole'),
};

const prefixOfTarget: Record<string, string> = { AmazonSQS: 'sqs', AmazonSSM: 'ssm', secretsmanager: 'secretsmanager' };

/** The AWS calls that stand in the source files which are really in a function. */
async function callsOf(entry: string): Promise<Set<string>> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'dist',
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  const [output] = Object.values(metafile.outputs);
  const files = Object.keys(output!.inputs).filter((path) => path.startsWith('src/') && output!.inputs[path]!.bytesInOutput > 0);
  const calls = new Set<string>();
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, service, action] of text.matchAll(/'(AmazonSQS|AmazonSSM|secretsmanager)\.(\w+)'/g))
      calls.add(`${prefixOfTarget[service!]}:${action}`);
    for (const [, action] of text.matchAll(/new (\w+)Command\(/g)) calls.add(`eks:${action}`);
    if (text.includes('fromTemporaryCredentials(')) calls.add('sts:AssumeRole');
    for (const [, service] of text.matchAll(/\bservice: '([a-z-]+)'/g)) {
      for (const action of actionsOfService[service!] ?? [`${service}: a service that this test does not know`]) calls.add(action);
    }
  }
  return calls;
}

describe.each([
  ['slack', 'src/handlers/slack.ts'],
  ['worker', 'src/handlers/worker.ts'],
] as const)('the role of %s', (name, entry) => {
  test('allows what the function calls, in one form of deployment or another, and nothing else', async () => {
    const forms = ['ssm', 'secretsmanager'].map((secretStore) => actionsOf(rolesFor(everyKind, { secretStore })[name]));
    const allowed = new Set(forms.flatMap((actions) => [...actions]).filter((action) => !lambdasOwn.test(action)));
    const called = [...(await callsOf(entry))].filter((action) => !doneWithout.includes(action) && !lambdasOwn.test(action));
    // The same module reads from both stores, so both forms are held against it.
    expect([...allowed].sort()).toEqual(called.sort());
  });

  test('names every resource, but where AWS knows none', () => {
    for (const { Action, Resource } of Object.values(rolesFor(everyKind, { tracing: 'true', vpcSubnetIds: 'subnet-1' })[name])) {
      if (Resource === '*') expect(Action.every((action) => /^((xray|ec2):|scheduler:ListSchedules$)/.test(action))).toBe(true);
      else expect(JSON.stringify(Resource)).not.toMatch(/"\*"|:\*:/);
    }
  });
});

test('each function reads its own secret alone', () => {
  const { slack, worker } = rolesFor(everyKind);
  expect(JSON.stringify(slack.ReadSecret!.Resource)).toContain('parameter/arcbot/prod/slack-signing-secret"');
  expect(JSON.stringify(worker.ReadSecret!.Resource)).toContain('parameter/arcbot/prod/slack-bot-token"');
});

test('a key of yours may be used to read the secret, and only where you name one', () => {
  expect(rolesFor(everyKind).slack).not.toHaveProperty('DecryptSecret');
  const key = 'arn:aws:kms:eu-west-1:123456789012:key/00000000-0000-0000-0000-000000000000';
  expect(rolesFor(everyKind, { secretsKeyArn: key }).slack.DecryptSecret).toMatchObject({ Action: ['kms:Decrypt'], Resource: key });
});

test('the worker describes the clusters of the configuration, each in its region, and assumes only the roles that it names', () => {
  const { worker } = rolesFor(everyKind);
  expect(worker.DescribeClusters!.Resource).toEqual(
    [
      'eu-west-1:${AWS::AccountId}:cluster/near-eks',
      '${AWS::Region}:${AWS::AccountId}:cluster/here-eks',
      'eu-central-1:${AWS::AccountId}:cluster/measured-eks',
    ].map((end) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:eks:${end}` })),
  );
  expect(worker.AssumeReaders!.Resource).toEqual(['arn:aws:iam::210987654321:role/arcbot-reader']);
  expect(worker.QueryMetrics!.Resource).toEqual([
    { 'Fn::Sub': 'arn:${AWS::Partition}:aps:eu-central-1:${AWS::AccountId}:workspace/ws-12345678-abcd' },
  ]);
});

test('a right that no cluster needs is not there', () => {
  const { worker } = rolesFor("clusters: [{name: far, eksName: far-eks, roleArn: 'arn:aws:iam::210987654321:role/arcbot-reader'}]");
  const digests = ['PutBackDigests', 'KeepDigests', 'ListDigests', 'PassScheduleRole', 'RememberDigests'];
  expect(Object.keys(worker)).toEqual(['WriteLogs', 'TakeJobs', 'ReadSecret', ...digests, 'AssumeReaders']);
});

test('an address that is no workspace is refused with its form', () => {
  const yaml = "clusters: [{name: a, eksName: a, prometheus: {amp: 'https://prometheus.example/'}}]";
  expect(() => rolesFor(yaml)).toThrow('is no workspace of Amazon Managed Prometheus');
});

test('docs/security.md names every right, and none that there is not', () => {
  const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
  const [, table = ''] = /\| function \| may \| because \|\n(.*?)\n\n/s.exec(text) ?? [];
  const named = [...table.matchAll(/`([a-z]+:[A-Z]\w+)`/g)].map(([, action]) => action!);
  const forms = ['ssm', 'secretsmanager'].flatMap((secretStore) => {
    const { slack, worker } = rolesFor(everyKind, { secretStore, secretsKeyArn: 'arn:aws:kms:eu-west-1:123456789012:key/x' });
    return [...actionsOf(slack), ...actionsOf(worker)];
  });
  expect([...new Set(named)].sort()).toEqual([...new Set(forms)].sort());
});
