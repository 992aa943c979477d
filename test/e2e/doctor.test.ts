import { readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { awsRequest } from '../../src/connections/aws-request';
import { fixture, startServer, type TestServer } from '../connections/test-server';
import { localServer } from '../handlers/local-server';
import { hasBed, kubectl } from './check-scrape/bed';
import { askDoctor, type DoctorCheckSeen } from './doctor/ask-doctor';
import { awsCuts } from './doctor/aws-cuts';
import { clusterCuts } from './doctor/cluster-cuts';
import type { Around, Cut } from './doctor/cut';
import { eksInFront } from './doctor/eks-in-front';
import { slackCuts } from './doctor/slack-cuts';
import { bedVariables } from './slack-road/bed-variables';
import { findSqs, startSqs, testKeys } from './slack-road/sqs-emulator';

const bed = process.env.ARCBOT_E2E_BED;
const emulator = findSqs();
const missing =
  bed === undefined
    ? 'ARCBOT_E2E_BED is not set'
    : 'missing' in emulator
      ? emulator.missing
      : hasBed
        ? undefined
        : 'ARCBED_DIR names no running bed, or kubectl is not on the PATH';
const manifest = 'infra/cluster-access/rbac/cluster-wide.yaml';

const signingSecret = '8f742231b10e8888abcd9900000085a5';
const cuts = [...slackCuts, ...awsCuts, ...clusterCuts];
const botToken = 'xoxb-good-0123456789';

/** What Slack says of a token, by the token: https://docs.slack.dev/reference/methods/auth.test */
function slackAnswer(token: string) {
  const json = { 'content-type': 'application/json' };
  if (token.includes('down')) return { status: 503, body: 'no' };
  if (token.includes('revoked')) return { headers: json, body: '{"ok":false,"error":"token_revoked"}' };
  const scopes = token.includes('narrow') ? 'commands' : 'commands,chat:write';
  return {
    headers: { ...json, 'x-oauth-scopes': scopes },
    body: '{"ok":true,"team":"acme","user":"arcbot","url":"https://acme.slack.com/"}',
  };
}

if (missing !== undefined || 'missing' in emulator) {
  test.skip(`no link is cut (${missing})`, () => {});
} else {
  describe('arcbot doctor, each link cut in turn', () => {
    let aws: Awaited<ReturnType<typeof startSqs>>;
    let eks: Awaited<ReturnType<typeof eksInFront>>;
    let slack: Awaited<ReturnType<typeof localServer>>;
    let refusing: Awaited<ReturnType<typeof localServer>>;
    let expired: TestServer;
    let around: Around;
    let queueUrl: string;

    async function ask(service: 'ssm' | 'sqs', target: string, input: object) {
      const { status, body } = await awsRequest({
        service,
        region: 'eu-west-1',
        endpoint: `${aws.endpoint}/`,
        headers: { 'content-type': `application/x-amz-json-1.${service === 'sqs' ? 0 : 1}`, 'x-amz-target': target },
        body: JSON.stringify(input),
        credentials: testKeys,
        timeoutMs: 20_000,
      });
      if (status !== 200) throw new Error(body);
      return JSON.parse(body || '{}') as { QueueUrl?: string };
    }

    const keep = (name: string, Value: string) =>
      ask('ssm', 'AmazonSSM.PutParameter', { Name: `/arcbot/prod/${name}`, Value, Type: 'SecureString' });

    beforeAll(async () => {
      kubectl(['apply', '-f', manifest]);
      aws = await startSqs(emulator.command);
      eks = await eksInFront(bedVariables(bed!).AWS_ENDPOINT_URL_EKS!);
      slack = await localServer(({ headers }) => slackAnswer(headers.authorization ?? ''));
      refusing = await localServer(() => ({
        status: 400,
        body: '{"__type":"AccessDeniedException","message":"The ciphertext refers to a key of KMS that you may not use."}',
      }));
      expired = await startServer('https', (_, response) => response.end('{}'), 'expired');
      await keep('slack-signing-secret', signingSecret);
      await keep('slack-bot-token', botToken);
      await ask('sqs', 'AmazonSQS.CreateQueue', { QueueName: 'dead' });
      const deadLetterTargetArn = 'arn:aws:sqs:eu-west-1:123456789012:dead';
      const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 3 });
      queueUrl = (await ask('sqs', 'AmazonSQS.CreateQueue', { QueueName: 'jobs', Attributes: { RedrivePolicy } })).QueueUrl!;
      around = {
        refusing: refusing.url,
        expired: { url: expired.url.href, ca: fixture('ca.crt') },
        otherCa: fixture('other-ca.crt'),
        queueWithoutDeadLetters: aws.queueUrl,
      };
    }, 120_000);
    afterAll(async () => {
      await Promise.all([aws?.close(), eks?.close(), slack?.close(), refusing?.close(), expired?.close()]);
      kubectl(['delete', '--ignore-not-found', '-f', manifest]);
    });
    afterEach(() => eks.change(undefined));

    function environment({ env, cluster, as }: Partial<Cut> = {}): Record<string, string> {
      const clusters = [{ name: 'arcbed', eksName: 'arcbed', region: 'eu-west-1', ...cluster }];
      return {
        ...bedVariables(bed!, ...(as === undefined ? [] : [as])),
        HOME: '/nowhere',
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_ENDPOINT_URL_EKS: eks.url,
        AWS_ENDPOINT_URL_SSM: aws.endpoint,
        AWS_ENDPOINT_URL_SECRETS_MANAGER: aws.endpoint,
        AWS_ENDPOINT_URL_SQS: aws.endpoint,
        SLACK_API_URL: `${slack.url}/api/`,
        SLACK_SIGNING_SECRET: 'ssm:/arcbot/prod/slack-signing-secret',
        SLACK_BOT_TOKEN: 'ssm:/arcbot/prod/slack-bot-token',
        ARCBOT_QUEUE_URL: queueUrl,
        ARCBOT_CONFIG: stringify({ clusters }),
        ...env?.(around),
      };
    }

    const which = (checks: DoctorCheckSeen[], ...outcomes: string[]) =>
      checks.filter(({ outcome }) => outcomes.includes(outcome)).map(({ id }) => id);

    test('healthy, every link is tried and holds', async () => {
      const { status, verdict, checks } = await askDoctor(environment());
      expect([status, verdict, which(checks, 'fail', 'warn', 'unknown', 'skipped')]).toEqual([0, 'healthy', []]);
      expect(which(checks, 'not-applicable')).toEqual(['role-is-assumed']);
      expect(which(checks, 'pass').filter((id) => !id.startsWith('may-'))).toHaveLength(12);
      expect(which(checks, 'pass').filter((id) => id.startsWith('may-')).length).toBeGreaterThan(20);
    });

    test('the same by an assumed role, as for a cluster of another account', async () => {
      const { ARCBED_ASSUMABLE_ROLE: roleArn } = bedVariables(bed!);
      const { status, checks } = await askDoctor(environment({ cluster: { roleArn } }));
      expect([status, which(checks, 'fail', 'warn', 'unknown', 'skipped', 'not-applicable')]).toEqual([0, []]);
      expect(checks.find(({ id }) => id === 'role-is-assumed')?.saw).toContain('assumed-role/arcbot-reader');
    });

    test.each(cuts.map((cut) => [cut.cut, cut] as const))('%s', async (_, cut) => {
      eks.change(cut.eks?.(around));
      const answer = await askDoctor(environment(cut));
      const expected = { fail: [1, 'unhealthy'], unknown: [2, 'undecided'], warn: [0, 'healthy'] }[cut.outcome];
      const check = answer.checks.find(({ id }) => id === cut.id)!;
      expect([check.outcome, check.cause]).toEqual([cut.outcome, cut.cause]);
      expect(check.saw ?? check.reason).toMatch(cut.says);
      const { commands = [], explain = '' } = check.fix ?? {};
      if (cut.mends !== undefined) expect([explain, ...commands]).toContainEqual(expect.stringMatching(cut.mends));
      // What is cut is told once, and nothing beside it is blamed.
      expect(which(answer.checks, 'fail', 'warn', 'unknown')).toEqual([cut.id]);
      expect([answer.status, answer.verdict]).toEqual(expected);
      for (const hidden of [signingSecret, botToken, 'k8s-aws-v1.', 'Secret+Key']) expect(JSON.stringify(answer)).not.toContain(hidden);
    });

    test('docs/doctor.md names every cause that was seen here', () => {
      const docs = readFileSync('docs/doctor.md', 'utf8');
      for (const { cause } of cuts) if (cause !== undefined) expect(docs).toContain(`| \`${cause}\` |`);
    });
  });
}
