import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { RegoEngine, TemplateFile } from '@aws/cloudformation-validate';
import { testWithProgram } from '../test-with-program';

const root = join(__dirname, '..', '..');
const oslsProgram = join(root, 'node_modules/osls/bin/serverless.js');
const access = ['access-entry', 'reader-role'].map((name) => join(root, `infra/cluster-access/${name}.yaml`));
const everySetting = {
  secretStore: 'secretsmanager',
  secretsKeyArn: 'arn:aws:kms:eu-west-1:123456789012:key/00000000-0000-0000-0000-000000000000',
  alarmTopicArn: 'arn:aws:sns:eu-west-1:123456789012:ops',
  vpcSubnetIds: 'subnet-0123456789abcdef0,subnet-0123456789abcdef1',
  vpcSecurityGroupIds: 'sg-0123456789abcdef0',
  tracing: 'true',
  keepWarm: 'true',
};

interface Resource {
  Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: any CloudFormation resource
  Properties: any;
}

interface Template {
  Resources: Record<string, Resource>;
  Outputs: Record<string, { Value: unknown }>;
}

let work: string;

beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'arcbot-package-'));
  execFileSync('node', ['esbuild.config.mjs', 'deployment'], { cwd: root });
  if (!existsSync(join(root, 'dist/lambda/worker.zip'))) execFileSync('node', ['esbuild.config.mjs', 'lambda'], { cwd: root });
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

function osls(folder: string, settings: Record<string, string>) {
  const flags = Object.entries(settings).flatMap(([name, value]) => ['--param', `${name}=${value}`]);
  // No account, no proxy, no telemetry to reach: this must work on a plane.
  const env = { PATH: process.env.PATH, HOME: work, SLS_NOTIFICATIONS_MODE: 'off', HTTPS_PROXY: 'http://127.0.0.1:1' };
  return spawnSync('node', [oslsProgram, 'package', '--package', folder, ...flags], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
}

const made = new Map<string, { file: string; template: Template }>();

/** Once for the same settings, as it takes seconds. */
function packaged(settings: Record<string, string> = {}): { file: string; template: Template } {
  const key = Object.keys(settings).join('+') || 'plain';
  const before = made.get(key);
  if (before) return before;
  const folder = join(work, key);
  const run = osls(folder, settings);
  if (run.status !== 0) throw new Error(run.stdout + run.stderr);
  const file = join(folder, 'cloudformation-template-update-stack.json');
  const template = JSON.parse(readFileSync(file, 'utf8')) as Template;
  made.set(key, { file, template });
  return { file, template };
}

function findings(file: string): string[] {
  const engine = new RegoEngine();
  try {
    const { diagnostics } = engine.validateStandard(new TemplateFile(file));
    // INFO is advice on style, most of it about what osls writes by itself.
    return diagnostics.filter(({ severity }) => severity !== 'INFO').map(({ ruleId, message }) => `${ruleId}: ${message}`);
  } finally {
    engine.free();
  }
}

const seconds = 60_000;

/** osls has its own mind about Node: ^20.19, ^22.13 or 24 and newer. */
const refusal = /does not support Node\.js \S+\w/.exec(String(spawnSync('node', [oslsProgram, '--version'], { encoding: 'utf8' }).stderr));

(refusal ? describe.skip : describe)(`packed by osls${refusal ? ` (skipped: osls ${refusal[0]})` : ''}`, () => {
  describe.each([
    ['as it comes', {}],
    ['with every setting', everySetting],
  ])('the deployment %s', (_, settings: Record<string, string>) => {
    let deployed: ReturnType<typeof packaged>;
    beforeAll(() => {
      deployed = packaged(settings);
    }, seconds);

    test('has nothing that the CloudFormation validator objects to', () => {
      expect(findings(deployed.file)).toEqual([]);
    });

    testWithProgram('cfn-lint')('has nothing that cfn-lint objects to', () => {
      const run = spawnSync('cfn-lint', [deployed.file], { encoding: 'utf8' });
      expect(run.stdout + run.stderr).toBe('');
    });

    test('runs on Node 24 on arm64, and keeps logs for a month', () => {
      const functions = Object.values(deployed.template.Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function');
      expect(functions).toHaveLength(2);
      for (const { Properties } of functions) expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      const logs = Object.values(deployed.template.Resources).filter(({ Type }) => Type === 'AWS::Logs::LogGroup');
      expect(logs.map(({ Properties }) => Properties.RetentionInDays)).toEqual([30, 30]);
    });

    test('holds references to the secrets, and shows neither those nor anything like them', () => {
      const { SlackLambdaFunction, WorkerLambdaFunction } = deployed.template.Resources;
      expect(SlackLambdaFunction!.Properties.Environment.Variables.SLACK_SIGNING_SECRET).toMatch(
        /^(ssm:\/|secretsmanager:)arcbot\/prod\/slack-/,
      );
      expect(SlackLambdaFunction!.Properties.Environment.Variables).not.toHaveProperty('SLACK_BOT_TOKEN');
      expect(WorkerLambdaFunction!.Properties.Environment.Variables).not.toHaveProperty('SLACK_SIGNING_SECRET');
      expect(Object.keys(deployed.template.Outputs).sort()).toEqual([
        'ServerlessDeploymentBucketName',
        'SlackLambdaFunctionUrl',
        'WorkerRoleArn',
      ]);
    });
  });

  test('a deployment looks for the zip of each function, not for one of the service', () => {
    const { file } = packaged();
    const state = JSON.parse(readFileSync(join(dirname(file), 'serverless-state.json'), 'utf8')) as { package: { individually?: boolean } };
    expect(state.package.individually).toBe(true);
  }, 60_000);

  describe('the deployment as it comes', () => {
    let resources: Record<string, Resource>;
    beforeAll(() => {
      resources = packaged().template.Resources;
    }, seconds);

    test('gives a job six times the worker’s time before it is tried again, and three tries', () => {
      const { JobQueue, WorkerLambdaFunction } = resources;
      expect(JobQueue!.Properties.VisibilityTimeout).toBe(6 * WorkerLambdaFunction!.Properties.Timeout);
      expect(JobQueue!.Properties.RedrivePolicy).toEqual({
        deadLetterTargetArn: { 'Fn::GetAtt': ['JobDeadLetters', 'Arn'] },
        maxReceiveCount: 3,
      });
    });

    test('takes partial batch answers from the worker, and bounds how many run at once', () => {
      const mapping = Object.values(resources).find(({ Type }) => Type === 'AWS::Lambda::EventSourceMapping');
      expect(mapping?.Properties).toMatchObject({
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: 10 },
      });
    });

    test('opens the Function URL with both permissions that it takes', () => {
      const permissions = Object.values(resources).filter(({ Type }) => Type === 'AWS::Lambda::Permission');
      expect(permissions.map(({ Properties }) => Properties.Action).sort()).toEqual(['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl']);
      expect(permissions.find(({ Properties }) => Properties.Action === 'lambda:InvokeFunction')?.Properties.InvokedViaFunctionUrl).toBe(
        true,
      );
    });

    test('watches dead letters, waiting jobs, errors and throttles, and traces nothing', () => {
      const alarms = Object.values(resources).filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm');
      expect(alarms.map(({ Properties }) => Properties.MetricName).sort()).toEqual([
        'ApproximateAgeOfOldestMessage',
        'ApproximateNumberOfMessagesVisible',
        'Errors',
        'Errors',
        'Throttles',
        'Throttles',
      ]);
      for (const { Properties } of alarms) expect(Properties.AlarmActions).toEqual([]);
      expect(JSON.stringify(resources)).not.toContain('TracingConfig');
    });
  });

  test.each([
    [{ secretStore: 'vault' }, 'expected ssm or secretsmanager'],
    [{ vpcSubnetIds: 'subnet-0123456789abcdef0' }, 'vpcSecurityGroupIds'],
    [{ alarmTopic: 'arn:aws:sns:eu-west-1:123456789012:ops' }, '--param alarmTopic: expected one of'],
  ])(
    'refuses %j before anything is deployed',
    (settings, words) => {
      const run = osls(join(work, 'refused'), settings as unknown as Record<string, string>);
      expect(run.status).not.toBe(0);
      expect(run.stdout + run.stderr).toContain(words);
    },
    seconds,
  );
});

test.each(access.map((file) => [basename(file), file]))('%s has nothing that the CloudFormation validator objects to', (_, file) => {
  expect(findings(file)).toEqual([]);
});

testWithProgram('cfn-lint')('the access templates have nothing that cfn-lint objects to', () => {
  const run = spawnSync('cfn-lint', access, { encoding: 'utf8' });
  expect(run.stdout + run.stderr).toBe('');
});

testWithProgram('terraform')('the Terraform module is formatted, so it parses', () => {
  const run = spawnSync('terraform', ['fmt', '-check', '-diff', join(root, 'infra/cluster-access/terraform')], { encoding: 'utf8' });
  expect([run.status, run.stdout]).toEqual([0, '']);
});
