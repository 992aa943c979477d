import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { awsRequest } from '../../src/connections/aws-request';
import { command, event, secret } from '../handlers/slack/slack-request';
import { bedVariables } from './slack-road/bed-variables';
import { findSqs, startSqs, testKeys } from './slack-road/sqs-emulator';
import { findRuntime, startFunction } from './zips/lambda';
import { findSlackEmulator, startSlackEmulator } from './zips/slack-emulator';

const root = join(__dirname, '..', '..');
/** The bed's command: it gives the credentials with which its cluster is seen as the EKS cluster `arcbed`. */
const bed = process.env.ARCBOT_E2E_BED;
const runtime = findRuntime();
const emulator = findSqs();
const slackEmulator = findSlackEmulator();

const missing =
  'missing' in runtime
    ? runtime.missing
    : 'missing' in emulator
      ? emulator.missing
      : 'missing' in slackEmulator
        ? slackEmulator.missing
        : bed === undefined
          ? 'ARCBOT_E2E_BED is not set'
          : undefined;

const botToken = 'xoxb-kept-in-the-parameter-store';
/** So many that one function does not get through them in two seconds. */
const moreNames = Array.from({ length: 29 }, (_, at) => `arcbed-${at + 2}`);
/** What both secrets are changed to. */
const rotated = { signing: '0123456789abcdef0123456789abcdef', token: 'xoxb-kept-after-the-rotation' };

if (missing !== undefined || 'missing' in runtime || 'missing' in emulator || 'missing' in slackEmulator) {
  test.skip(`the zips are not run in Lambda's own runtime (${missing})`, () => {});
} else {
  describe('the zips in Lambda’s own runtime, their secrets in a parameter store', () => {
    let work: string;
    let aws: Awaited<ReturnType<typeof startSqs>>;
    let slack: Awaited<ReturnType<typeof startSlackEmulator>>;
    let door: Awaited<ReturnType<typeof startFunction>>;
    let worker: Awaited<ReturnType<typeof startFunction>>;
    let startWorker: () => ReturnType<typeof startFunction>;

    async function ask(service: string, path: string, target: string | undefined, input: object) {
      const { status, body } = await awsRequest({
        service,
        region: 'eu-west-1',
        endpoint: `${aws.endpoint}${path}`,
        headers:
          target === undefined
            ? { 'content-type': 'application/json' }
            : { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target },
        body: JSON.stringify(input),
        credentials: testKeys,
        timeoutMs: 20_000,
      });
      if (status !== 200) throw new Error(`${service} ${status}: ${body}`);
    }

    const keepSecret = (name: string, value: string) =>
      ask('ssm', '/', 'AmazonSSM.PutParameter', { Name: name, Value: value, Type: 'SecureString', Overwrite: true });

    /** As infra/digests.ts makes them. */
    async function makeDigestStore() {
      await ask('scheduler', '/schedule-groups/arcbot-prod-digests', undefined, {});
      await ask('dynamodb', '/', 'DynamoDB_20120810.CreateTable', {
        TableName: 'arcbot-prod-posted',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      });
    }

    beforeAll(async () => {
      work = mkdtempSync(join(tmpdir(), 'arcbot-zips-'));
      slack = await startSlackEmulator(runtime.node, slackEmulator.program, [botToken, rotated.token]);
      const config = join(work, 'arcbot.yml');
      // The one cluster under many names, for what is asked of many.
      const clusters = ['arcbed', ...moreNames].map((name) => ({ name, eksName: 'arcbed', region: 'eu-west-1' }));
      writeFileSync(config, stringify({ clusters, access: { change: [{ users: [slack.user] }] } }));
      execFileSync('node', ['esbuild.config.mjs', 'lambda', '--config', config, '--outdir', work], { cwd: root });
      aws = await startSqs(emulator.command);
      await keepSecret('/arcbot/prod/slack-signing-secret', secret);
      await keepSecret('/arcbot/prod/slack-bot-token', botToken);
      await makeDigestStore();
      const shared = { ARCBOT_CONFIG: 'arcbot.json', SLACK_API_URL: `${slack.url}/api/`, ARCBOT_QUEUE_URL: aws.queueUrl };
      door = await startFunction(join(work, 'lambda/slack.zip'), runtime, {
        ...shared,
        SLACK_SIGNING_SECRET: 'ssm:/arcbot/prod/slack-signing-secret',
        AWS_ENDPOINT_URL: aws.endpoint,
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: testKeys.accessKeyId,
        AWS_SECRET_ACCESS_KEY: testKeys.secretAccessKey,
      });
      startWorker = () =>
        startFunction(join(work, 'lambda/worker.zip'), runtime, {
          ...shared,
          ...bedVariables(bed!),
          SLACK_BOT_TOKEN: 'ssm:/arcbot/prod/slack-bot-token',
          AWS_ENDPOINT_URL_SSM: aws.endpoint,
          AWS_ENDPOINT_URL_SQS: aws.endpoint,
          AWS_ENDPOINT_URL_SCHEDULER: aws.endpoint,
          AWS_ENDPOINT_URL_DYNAMODB: aws.endpoint,
          ARCBOT_SCHEDULE_GROUP: 'arcbot-prod-digests',
          ARCBOT_SCHEDULE_ROLE_ARN: 'arn:aws:iam::123456789012:role/arcbot-prod-schedules',
          ARCBOT_DIGEST_TABLE: 'arcbot-prod-posted',
        });
      worker = await startWorker();
    }, 120_000);
    afterAll(async () => {
      await Promise.all([door?.close(), worker?.close(), aws?.close(), slack?.close()]);
      rmSync(work, { recursive: true, force: true });
    });

    const now = () => Math.floor(Date.now() / 1000);
    const asked = (text: string, mark: string) =>
      command(text, { response_url: `${slack.url}/response`, trigger_id: mark, user_id: slack.user, channel_id: slack.channel });
    const jobsOf = async (mark: string) => (await aws.receive()).filter(({ Body }) => Body.includes(mark));

    async function knock(body: string, mark: string) {
      const answer = (await door.invoke(event(body, { timestamp: now() }, 'Function URL, base64'))) as { statusCode: number; body: string };
      expect(answer.statusCode).toBe(200);
      const jobs = await jobsOf(mark);
      expect(jobs).toHaveLength(1);
      slack.responses.length = 0;
      slack.calls.length = 0;
      return {
        said: answer.body,
        Records: jobs.map(({ MessageId, Body }) => ({ messageId: MessageId, body: Body, eventSource: 'aws:sqs' })),
      };
    }

    test.each(['status', 'check-scrape'])('a signed %s goes in, and its answer about arcbed comes out', async (text) => {
      const mark = `zip-${text}-${Date.now()}`;
      const { said, Records } = await knock(asked(text, mark), mark);
      expect(JSON.parse(said).text).toMatch(/^Looking at arcbed/);
      expect(await worker.invoke({ Records })).toEqual({ batchItemFailures: [] });
      expect(slack.responses).toMatchObject([{ replace_original: true, text: expect.stringContaining('arcbed') }]);
      expect(slack.calls).toEqual([]);
    });

    test('where the response_url is spent, the person is told through the Web API', async () => {
      const mark = `zip-spent-${Date.now()}`;
      const { Records } = await knock(asked('status', mark), mark);
      slack.respondWith(() => ({ status: 404, body: 'used_url' }));
      expect(await worker.invoke({ Records })).toEqual({ batchItemFailures: [] });
      slack.respondWith(() => ({ status: 200, body: 'ok' }));
      expect(slack.calls).toMatchObject([{ method: 'chat.postEphemeral', answer: { ok: true } }]);
    });

    test('whoever opens the Home gets it', async () => {
      const mark = `Ev${Date.now()}`;
      const opened = { type: 'app_home_opened', user: slack.user, channel: 'D1', tab: 'home' };
      const body = JSON.stringify({ type: 'event_callback', event_id: mark, team_id: 'T1', event: opened });
      const { Records } = await knock(body, mark);
      expect(await worker.invoke({ Records })).toEqual({ batchItemFailures: [] });
      expect(slack.calls.length).toBeGreaterThan(0);
      for (const call of slack.calls) expect(call).toMatchObject({ method: 'views.publish', answer: { ok: true } });
    });

    test('a digest that is switched on is a schedule, and what the schedule puts into the queue is posted once', async () => {
      const mark = `zip-digest-${Date.now()}`;
      const { Records } = await knock(asked('digest on 09:00 Asia/Seoul', mark), mark);
      expect(await worker.invoke({ Records })).toEqual({ batchItemFailures: [] });
      expect(slack.responses).toMatchObject([{ text: expect.stringContaining('09:00 Asia/Seoul') }]);

      const input = await onlyScheduleInput();
      const body = input.replaceAll('<aws.scheduler.scheduled-time>', new Date().toISOString().slice(0, 19).concat('Z'));
      const due = [{ messageId: 'due', body, eventSource: 'aws:sqs' }];
      for (let delivery = 0; delivery < 2; delivery++) expect(await worker.invoke({ Records: due })).toEqual({ batchItemFailures: [] });
      const { messages } = await slack.call('conversations.history', { channel: slack.channel });
      // The latest first.
      expect(messages).toMatchObject([
        { text: expect.stringContaining('arcbed'), blocks: expect.any(Array) },
        { text: expect.stringContaining('switched on a digest for this channel') },
      ]);
    });

    test('a digest of many clusters is shared with another function, over the queue and the table', async () => {
      const mark = `zip-many-${Date.now()}`;
      const { Records } = await knock(asked('digest now all', mark), mark);
      await aws.purge();
      const helper = await startWorker();
      try {
        let isAnswered = false;
        const answering = worker.invoke({ Records }).finally(() => {
          isAnswered = true;
        });
        // One function is at hand for all that call.
        const isCall = ({ Body }: { Body: string }) => JSON.parse(Body).kind === 'help';
        while (!isAnswered) {
          const [call] = (await aws.receive()).filter(isCall);
          if (call === undefined) continue;
          await aws.purge();
          const help = { messageId: call.MessageId, body: call.Body, eventSource: 'aws:sqs' };
          expect(await helper.invoke({ Records: [help] })).toEqual({ batchItemFailures: [] });
        }
        expect(await answering).toEqual({ batchItemFailures: [] });
        expect(slack.responses).toMatchObject([{ replace_original: true, text: expect.stringContaining('30 clusters') }]);
        const told = JSON.stringify(slack.responses);
        for (const name of moreNames) expect(told).toContain(name);
        expect(told).not.toMatch(/Not known:|could not be asked/);
        expect(worker.logged()).toContain('"message":"called for help"');
        expect(helper.logged()).toMatch(/"message":"helped".*"clusters":"arcbed-\d+/);
      } finally {
        await helper.close();
      }
    }, 60_000);

    /** EventBridge Scheduler's own answer; moto fires nothing. */
    async function onlyScheduleInput(): Promise<string> {
      const get = async (path: string) => {
        const asking = { service: 'scheduler', region: 'eu-west-1', method: 'GET', credentials: testKeys, timeoutMs: 20_000 } as const;
        return JSON.parse((await awsRequest({ ...asking, endpoint: `${aws.endpoint}${path}` })).body);
      };
      const { Schedules } = await get('/schedules?ScheduleGroup=arcbot-prod-digests');
      expect(Schedules).toHaveLength(1);
      return (await get(`/schedules/${Schedules[0].Name}?groupName=arcbot-prod-digests`)).Target.Input;
    }

    test('secrets that are changed are read again once Slack refuses the old ones: nothing is deployed, nothing started anew', async () => {
      await keepSecret('/arcbot/prod/slack-signing-secret', rotated.signing);
      await keepSecret('/arcbot/prod/slack-bot-token', rotated.token);
      slack.revoke(botToken);
      const accepts = async (key: string, mark: string) => {
        const request = event(asked('status', mark), { timestamp: now(), key }, 'Function URL, base64');
        return ((await door.invoke(request)) as { statusCode: number }).statusCode === 200;
      };
      // A forged request must not cost a call to AWS each, so a change is noticed half a minute later at most.
      let mark = '';
      for (let tries = 0; tries < 60; tries++) {
        mark = `zip-rotated-${tries}-${Date.now()}`;
        if (await accepts(rotated.signing, mark)) break;
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
      const [job] = await jobsOf(mark);
      expect(await accepts(secret, 'zip-old-secret')).toBe(false);
      slack.calls.length = 0;
      slack.respondWith(() => ({ status: 404, body: 'used_url' }));
      expect(await worker.invoke({ Records: [{ messageId: 'rotated', body: job!.Body, eventSource: 'aws:sqs' }] })).toEqual({
        batchItemFailures: [],
      });
      expect(slack.calls.map(({ answer }) => answer.error ?? 'ok')).toEqual(['token_revoked', 'ok']);
    }, 120_000);

    test('what Slack did not sign is refused, and no job is made of it', async () => {
      const forged = event(asked('status', 'zip-forged'), { timestamp: now(), key: 'guessed' });
      expect(await door.invoke(forged)).toMatchObject({ statusCode: 401 });
      expect(await jobsOf('zip-forged')).toEqual([]);
    });

    test('neither log holds a secret', () => {
      const logs = door.logged() + worker.logged();
      expect(logs).toContain('"level":"info"');
      for (const hidden of [secret, botToken, rotated.signing, rotated.token, `${slack.url}/response`, 'k8s-aws-v1.'])
        expect(logs).not.toContain(hidden);
    });
  });
}
