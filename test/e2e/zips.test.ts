import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { awsRequest } from '../../src/connections/aws-request';
import { localServer } from '../handlers/local-server';
import { command, event, secret } from '../handlers/slack/slack-request';
import { bedVariables } from './slack-road/bed-variables';
import { findSqs, startSqs, testKeys } from './slack-road/sqs-emulator';
import { findRuntime, startFunction } from './zips/lambda';

const root = join(__dirname, '..', '..');
/** The bed's command: it gives the credentials with which its cluster is seen as the EKS cluster `arcbed`. */
const bed = process.env.ARCBOT_E2E_BED;
const runtime = findRuntime();
const emulator = findSqs();

const missing =
  'missing' in runtime
    ? runtime.missing
    : 'missing' in emulator
      ? emulator.missing
      : bed === undefined
        ? 'ARCBOT_E2E_BED is not set'
        : undefined;

const botToken = 'xoxb-kept-in-the-parameter-store';

if (missing !== undefined || 'missing' in runtime || 'missing' in emulator) {
  test.skip(`the zips are not run in Lambda's own runtime (${missing})`, () => {});
} else {
  describe('the zips in Lambda’s own runtime, their secrets in a parameter store', () => {
    let work: string;
    let aws: Awaited<ReturnType<typeof startSqs>>;
    let slack: Awaited<ReturnType<typeof localServer>>;
    let door: Awaited<ReturnType<typeof startFunction>>;
    let worker: Awaited<ReturnType<typeof startFunction>>;

    async function keepSecret(name: string, value: string) {
      const { status, body } = await awsRequest({
        service: 'ssm',
        region: 'eu-west-1',
        endpoint: `${aws.endpoint}/`,
        headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.PutParameter' },
        body: JSON.stringify({ Name: name, Value: value, Type: 'SecureString', Overwrite: true }),
        credentials: testKeys,
        timeoutMs: 20_000,
      });
      if (status !== 200) throw new Error(body);
    }

    beforeAll(async () => {
      work = mkdtempSync(join(tmpdir(), 'arcbot-zips-'));
      const config = join(work, 'arcbot.yml');
      writeFileSync(config, 'clusters:\n  - {name: arcbed, eksName: arcbed, region: eu-west-1}\n');
      execFileSync('node', ['esbuild.config.mjs', 'lambda', '--config', config, '--outdir', work], { cwd: root });
      aws = await startSqs(emulator.command);
      slack = await localServer(() => ({ body: 'ok' }));
      await keepSecret('/arcbot/prod/slack-signing-secret', secret);
      await keepSecret('/arcbot/prod/slack-bot-token', botToken);
      const shared = { ARCBOT_CONFIG: 'arcbot.json', SLACK_API_URL: `${slack.url}/api/`, ARCBOT_QUEUE_URL: aws.queueUrl };
      door = await startFunction(join(work, 'lambda/slack.zip'), runtime, {
        ...shared,
        SLACK_SIGNING_SECRET: 'ssm:/arcbot/prod/slack-signing-secret',
        AWS_ENDPOINT_URL: aws.endpoint,
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: testKeys.accessKeyId,
        AWS_SECRET_ACCESS_KEY: testKeys.secretAccessKey,
      });
      worker = await startFunction(join(work, 'lambda/worker.zip'), runtime, {
        ...shared,
        ...bedVariables(bed!),
        SLACK_BOT_TOKEN: 'ssm:/arcbot/prod/slack-bot-token',
        AWS_ENDPOINT_URL_SSM: aws.endpoint,
      });
    }, 120_000);
    afterAll(async () => {
      await Promise.all([door?.close(), worker?.close(), aws?.close(), slack?.close()]);
      rmSync(work, { recursive: true, force: true });
    });

    const now = () => Math.floor(Date.now() / 1000);
    const asked = (text: string, mark: string) => command(text, { response_url: `${slack.url}/response`, trigger_id: mark });
    const jobsOf = async (mark: string) => (await aws.receive()).filter(({ Body }) => Body.includes(mark));

    test.each(['status', 'check-scrape'])('a signed %s goes in, and its answer about arcbed comes out', async (text) => {
      const mark = `zip-${text}-${Date.now()}`;
      const request = event(asked(text, mark), { timestamp: now() }, 'Function URL, base64');
      const answer = (await door.invoke(request)) as { statusCode: number; body: string };
      expect(answer.statusCode).toBe(200);
      expect(JSON.parse(answer.body).text).toMatch(/^Looking at arcbed/);
      const jobs = await jobsOf(mark);
      expect(jobs).toHaveLength(1);
      slack.received.length = 0;
      const Records = jobs.map(({ MessageId, Body }) => ({ messageId: MessageId, body: Body, eventSource: 'aws:sqs' }));
      expect(await worker.invoke({ Records })).toEqual({ batchItemFailures: [] });
      const posts = slack.received.filter(({ path }) => path === '/response').map(({ body }) => JSON.parse(body));
      expect(posts).toHaveLength(1);
      expect(posts[0]).toMatchObject({ replace_original: true, text: expect.stringContaining('arcbed') });
    });

    test('what Slack did not sign is refused, and no job is made of it', async () => {
      const forged = event(asked('status', 'zip-forged'), { timestamp: now(), key: 'guessed' });
      expect(await door.invoke(forged)).toMatchObject({ statusCode: 401 });
      expect(await jobsOf('zip-forged')).toEqual([]);
    });

    test('neither log holds a secret', () => {
      const logs = door.logged() + worker.logged();
      expect(logs).toContain('"level":"info"');
      for (const hidden of [secret, botToken, `${slack.url}/response`, 'k8s-aws-v1.']) expect(logs).not.toContain(hidden);
    });
  });
}
