import { commands } from '../../src/commands/index';
import { type LocalAnswer, localServer } from '../handlers/local-server';
import { command, event, form, secret } from '../handlers/slack/slack-request';
import { bedVariables } from './slack-road/bed-variables';
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

if (missing !== undefined) {
  test.skip(`the Slack road is not gone (${missing})`, () => {});
} else {
  describe('a signed request through the built functions, a queue and EKS', () => {
    let sqs: Awaited<ReturnType<typeof startSqs>>;
    let slack: Awaited<ReturnType<typeof localServer>>;
    /** Of the bot token: https://docs.slack.dev/reference/methods/auth.test */
    let scopes = 'commands,chat:write';
    const answerOf = ({ path }: { path: string }): LocalAnswer =>
      path.startsWith('/api/')
        ? { headers: { 'content-type': 'application/json', 'x-oauth-scopes': scopes }, body: '{"ok":true,"team":"acme","user":"arcbot"}' }
        : { body: 'ok' };

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

    const typed = (text: string) => command(text, { response_url: `${slack.url}/response`, trigger_id: `e2e-${text}-${Date.now()}` });

    const pressed = (value: string, more: object = {}) => {
      const from = { user: { id: 'U1' }, team: { id: 'T1' }, channel: { id: 'C1' }, container: { type: 'message', is_ephemeral: true } };
      const about = { type: 'block_actions', trigger_id: `e2e-${Date.now()}`, response_url: `${slack.url}/response` };
      const actions = [{ type: 'button', action_id: 'any', block_id: 'b', value }];
      return form({ payload: JSON.stringify({ ...from, ...about, actions, ...more }) });
    };

    const knock = (text: string) => send(typed(text));

    async function send(body: string) {
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
      const said = (answer as { body: string }).body;
      return { said: said === '' ? '' : (JSON.parse(said).text as string), messages, logged };
    }

    async function work(messages: { MessageId: string; Body: string }[], ...role: string[]) {
      const Records = messages.map(({ MessageId, Body }) => ({ messageId: MessageId, body: Body, eventSource: 'aws:sqs' }));
      const { answer, logged } = await invoke(
        workerBundle!,
        { Records },
        { ...shared(), ...bedVariables(bed!, ...role), SLACK_BOT_TOKEN: 'xoxb-e2e-0123456789' },
      );
      const posts = slack.received.filter(({ path }) => path === '/response');
      return { answer, logged, posts: posts.map(({ path, body }) => ({ path, message: JSON.parse(body) })) };
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

    test('Check again under an answer tells what changed since', async () => {
      const asked = await work((await knock('status')).messages);
      const buttons = (asked.posts.at(-1)!.message.blocks as { type: string; elements: { action_id: string; value: string }[] }[])
        .filter(({ type }) => type === 'actions')
        .flatMap(({ elements }) => elements);
      slack.received.length = 0;
      await sqs.purge();
      const { said, messages } = await send(pressed(buttons.find(({ action_id }) => action_id === 'check-again')!.value));
      expect([said, messages.length]).toEqual(['', 1]);
      const { answer, posts } = await work(messages);
      expect(answer).toEqual({ batchItemFailures: [] });
      expect(posts.map(({ message }) => message.text)).toEqual([
        expect.stringMatching(/^Looking at arcbed \.\.\. It was healthy at /),
        expect.stringMatching(/^:white_check_mark: Runners · arcbed: Since .* UTC/),
      ]);
    });

    test('whoever opens the Home sees the verdict of arcbed', async () => {
      const opened = { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' };
      const { messages } = await send(
        JSON.stringify({ type: 'event_callback', event_id: `Ev${Date.now()}`, team_id: 'T1', event: opened }),
      );
      const { answer, logged } = await work(messages);
      expect(answer).toEqual({ batchItemFailures: [] });
      const views = slack.received.map(({ path, body }) => [path, new URLSearchParams(body).get('view')]);
      expect(views.at(0)).toEqual(['/api/views.publish', expect.stringContaining('*arcbed* asking ...')]);
      expect(views.at(-1)).toEqual(['/api/views.publish', expect.stringContaining(':white_check_mark: *arcbed* healthy')]);
      expect(logged).toContain('"way":"home"');
    });

    test('a role without access entry is told the entry that is missing', async () => {
      const { messages } = await knock('check-scrape');
      const { answer, posts } = await work(messages, 'stranger');
      expect(answer).toEqual({ batchItemFailures: [] });
      expect(posts).toHaveLength(1);
      expect(JSON.stringify(posts[0]!.message)).toMatch(/access.entry/i);
    });

    const worded = (posts: { message: unknown }[]) => JSON.stringify(posts.map(({ message }) => message));

    test('doctor, asked in Slack, tries the links as the function has them', async () => {
      const { messages } = await knock('doctor');
      const { answer, posts, logged } = await work(messages);
      expect([answer, posts.length]).toEqual([{ batchItemFailures: [] }, 1]);
      expect(posts[0]!.message.text).toMatch(/^:white_check_mark: Every link holds · arcbed/);
      expect(logged + worded(posts)).not.toMatch(/xoxb-e2e|k8s-aws-v1\.|Secret\+Key/);
    });

    test.each([
      [
        'a role without access entry',
        'stranger',
        'commands,chat:write',
        /aws eks create-access-entry --cluster-name arcbed .*role\/stranger/,
      ],
      ['an app without a scope', undefined, 'commands', /The token lacks chat:write/],
    ])('doctor, asked in Slack, tells %s with what mends it', async (_, role, installed, says) => {
      const { messages } = await knock('doctor');
      scopes = installed;
      const { answer, posts } = await work(messages, ...(role === undefined ? [] : [role]));
      scopes = 'commands,chat:write';
      expect([answer, posts.length]).toEqual([{ batchItemFailures: [] }, 1]);
      expect(posts[0]!.message).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('A link is cut') });
      expect(worded(posts)).toMatch(says);
    });

    test('bad words never reach the queue', async () => {
      const { said, messages } = await knock('statsu');
      expect([said, messages]).toEqual([expect.stringContaining('Did you mean status?'), []]);
    });
  });
}
