import { execFileSync } from 'node:child_process';
import { commands } from '../../src/commands/index';
import { type LocalAnswer, localServer } from '../handlers/local-server';
import { command, event, secret } from '../handlers/slack/slack-request';
import { bundleOf, invoke } from './slack-road/invoke';
import { findSqs, startSqs, testKeys } from './slack-road/sqs-emulator';

/** The bed's command: it gives the credentials with which its cluster is seen as the EKS cluster `arcbed`. */
const bed = process.env.ARCBOT_E2E_BED;
const sqsKind = findSqs();
const [slackBundle, workerBundle] = [bundleOf('slack'), bundleOf('worker')];

const missing =
  bed === undefined
    ? 'ARCBOT_E2E_BED is not set'
    : 'missing' in sqsKind
      ? sqsKind.missing
      : slackBundle === undefined || workerBundle === undefined
        ? 'nothing is built: npm run build'
        : undefined;

const config = `
clusters:
  - name: arcbed
    eksName: arcbed
    region: eu-west-1
`;

/** The lines of \`bed env\` as variables. */
function bedVariables(...words: string[]): Record<string, string> {
  const lines = execFileSync(bed!, ['env', ...words], { encoding: 'utf8' }).matchAll(/^export (\w+)='([^']*)'$/gm);
  return Object.fromEntries([...lines].map(([, name, value]) => [name!, value!]));
}

if (missing !== undefined) {
  test.skip(`the Slack road is not gone (${missing})`, () => {});
} else {
  describe('a signed request through the built functions, a queue and EKS', () => {
    let sqs: Awaited<ReturnType<typeof startSqs>>;
    let slack: Awaited<ReturnType<typeof localServer>>;
    const answerOf = ({ path }: { path: string }): LocalAnswer =>
      path.startsWith('/api/') ? { headers: { 'content-type': 'application/json' }, body: '{"ok":true}' } : { body: 'ok' };

    beforeAll(async () => {
      if ('command' in sqsKind) sqs = await startSqs(sqsKind.command);
      slack = await localServer(answerOf);
    });
    afterAll(async () => {
      await sqs?.close();
      await slack?.close();
    });
    afterEach(async () => {
      await sqs.purge();
      slack.received.length = 0;
    });

    const shared = () => ({ ARCBOT_CONFIG: config, SLACK_API_URL: `${slack.url}/api/`, LOG_LEVEL: 'info' });

    async function knock(text: string) {
      const body = command(text, { response_url: `${slack.url}/response`, trigger_id: `e2e-${text}-${Date.now()}` });
      const { answer, logged } = await invoke(slackBundle!, event(body, { timestamp: Math.floor(Date.now() / 1000) }), {
        ...shared(),
        SLACK_SIGNING_SECRET: secret,
        ARCBOT_QUEUE_URL: sqs.queueUrl,
        AWS_ENDPOINT_URL_SQS: sqs.endpoint,
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: testKeys.accessKeyId,
        AWS_SECRET_ACCESS_KEY: testKeys.secretAccessKey,
      });
      const messages = await sqs.receive();
      return { said: JSON.parse((answer as { body: string }).body).text as string, messages, logged };
    }

    async function work(messages: { MessageId: string; Body: string }[], ...role: string[]) {
      const Records = messages.map(({ MessageId, Body }) => ({ messageId: MessageId, body: Body, eventSource: 'aws:sqs' }));
      const { answer, logged } = await invoke(
        workerBundle!,
        { Records },
        { ...shared(), ...bedVariables(...role), SLACK_BOT_TOKEN: 'xoxb-e2e' },
      );
      return { answer, logged, posts: slack.received.map(({ path, body }) => ({ path, message: JSON.parse(body) })) };
    }

    test.each(commands.map(({ name }) => name).filter((name) => ['check-scrape', 'status'].includes(name)))(
      '%s is acknowledged, and answered at the response_url about arcbed',
      async (name) => {
        const { said, messages } = await knock(name);
        expect(said).toMatch(/^Looking at arcbed/);
        expect(messages).toHaveLength(1);
        const { answer, logged, posts } = await work(messages);
        expect(answer).toEqual({ batchItemFailures: [] });
        expect(posts).toHaveLength(1);
        expect(posts[0]).toMatchObject({
          path: '/response',
          message: { replace_original: true, response_type: 'ephemeral', text: expect.stringContaining('arcbed') },
        });
        const { verdict } = JSON.parse(logged.split('\n').find((line) => line.includes('"answered"'))!);
        expect(verdict).toBe('healthy');
        expect(posts[0]!.message.text).toMatch(/^:white_check_mark:/);
        expect(logged).not.toMatch(/xoxb-e2e|k8s-aws-v1\.|\/response|Secret\+Key/);
      },
    );

    test('a role without access entry is told the entry that is missing', async () => {
      const { messages } = await knock('check-scrape');
      const { answer, posts } = await work(messages, 'stranger');
      expect(answer).toEqual({ batchItemFailures: [] });
      expect(posts).toHaveLength(1);
      expect(JSON.stringify(posts[0]!.message)).toMatch(/access.entry/i);
    });

    test('bad words never reach the queue', async () => {
      const { said, messages } = await knock('statsu');
      expect([said, messages]).toEqual([expect.stringContaining('Did you mean status?'), []]);
    });
  });
}
