import { makeHandler } from '../../src/handlers/slack/make-handler';
import { opensSoon, startServer } from '../connections/test-server';
import { type LocalAnswer, localServer, type Received } from './local-server';
import { command, event } from './slack/slack-request';

const config = 'clusters:\n  - name: prod\n    eksName: arc-prod\n';
const realEnv = process.env;
afterEach(() => {
  process.env = realEnv;
});

/** The handler as Lambda makes it: with this environment and no other. Its log lines are kept off the terminal. */
async function load(variables: Record<string, string>) {
  process.env = { AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 'k', AWS_REGION: 'eu-west-1', ARCBOT_CONFIG: config, ...variables };
  const lines: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  const handler = await makeHandler();
  return {
    lines,
    async knock(text: string, key: string) {
      const body = command(text, { trigger_id: `${text}-${key}-${Math.random()}` });
      const answer = (await handler(event(body, { timestamp: Math.floor(Date.now() / 1000), key }))) as {
        statusCode: number;
        body: string;
      };
      return { status: answer.statusCode, text: answer.body.startsWith('{') ? (JSON.parse(answer.body).text as string) : answer.body };
    },
    end: () => write.mockRestore(),
  };
}

/** Secrets Manager, Parameter Store and SQS at one address, as with AWS_ENDPOINT_URL. */
const aws = (secret: () => string) =>
  localServer(({ headers }: Received): LocalAnswer => {
    switch (headers['x-amz-target']) {
      case 'secretsmanager.GetSecretValue':
        return { body: JSON.stringify({ SecretString: JSON.stringify({ signing: secret() }) }) };
      case 'AmazonSSM.GetParameter':
        return { body: JSON.stringify({ Parameter: { Value: secret() } }) };
      case 'AmazonSQS.SendMessage':
        return { body: '{"MessageId":"1"}' };
      default:
        return { status: 400, body: '{"__type":"UnknownOperation"}' };
    }
  });

test.each(['secretsmanager:arcbot/slack#signing', 'ssm:/arcbot/signing'])(
  'the signing secret may be the reference %s, which is read once',
  async (setting) => {
    const server = await aws(() => 'from-aws');
    const door = await load({ SLACK_SIGNING_SECRET: setting, AWS_ENDPOINT_URL: server.url, ARCBOT_QUEUE_URL: `${server.url}/0/jobs` });
    try {
      expect(server.received).toHaveLength(0);
      expect(await door.knock('status', 'from-aws')).toEqual({ status: 200, text: 'Looking at prod ...' });
      expect(await door.knock('status', 'from-aws')).toMatchObject({ status: 200 });
      expect(server.received.filter(({ headers }) => headers['x-amz-target'] !== 'AmazonSQS.SendMessage')).toHaveLength(1);
      expect(door.lines.join('')).not.toContain('from-aws');
    } finally {
      door.end();
      await server.close();
    }
  },
);

test('junk cannot make the door ask for the secret again and again', async () => {
  const server = await aws(() => 'from-aws');
  const door = await load({ SLACK_SIGNING_SECRET: 'ssm:/arcbot/signing', AWS_ENDPOINT_URL: server.url });
  try {
    for (let count = 0; count < 20; count++) expect((await door.knock('status', 'junk')).status).toBe(401);
    expect(server.received.length).toBeLessThanOrEqual(2);
  } finally {
    door.end();
    await server.close();
  }
});

test.each<[string, Record<string, string>, number, string, string]>([
  ['no secret', {}, 500, 'reference', 'SLACK_SIGNING_SECRET is not set.'],
  ['no queue', { SLACK_SIGNING_SECRET: 's' }, 200, 'did not take your question', 'ARCBOT_QUEUE_URL is not the URL of a queue.'],
  ['no URL of a queue', { SLACK_SIGNING_SECRET: 's', ARCBOT_QUEUE_URL: 'jobs' }, 200, 'did not take your question', 'ARCBOT_QUEUE_URL'],
  [
    'an endpoint that is no URL',
    { SLACK_SIGNING_SECRET: 's', ARCBOT_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/1/jobs', AWS_ENDPOINT_URL_SQS: 'localhost:4566' },
    200,
    'did not take your question',
    '\\"localhost:4566\\" is no URL that can be called',
  ],
  [
    'a queue that is no URL',
    { SLACK_SIGNING_SECRET: 's', ARCBOT_QUEUE_URL: 'sqs:jobs' },
    200,
    'did not take your question',
    'ARCBOT_QUEUE_URL',
  ],
  [
    'no credentials',
    { SLACK_SIGNING_SECRET: 's', ARCBOT_QUEUE_URL: 'http://127.0.0.1:1/0/jobs', AWS_ACCESS_KEY_ID: '' },
    200,
    'did not take your question',
    'no AWS credentials',
  ],
])('with %s the door answers, and the log says what is missing', async (_, variables, status, text, logged) => {
  const door = await load(variables);
  try {
    expect(await door.knock('status', 's')).toEqual({ status, text: expect.stringContaining(text) });
    expect(door.lines.join('')).toContain(logged);
  } finally {
    door.end();
  }
});

test.each<[string, Record<string, string>, number]>([
  ['connects to the queue and to where the secret is kept', {}, 2],
  ['leaves that to Node where it speaks through a proxy', { NODE_USE_ENV_PROXY: '1' }, 0],
  ['leaves that to Node where its options name a proxy', { NODE_OPTIONS: '--enable-source-maps --use-env-proxy' }, 0],
])('while it is loaded it %s, and asks nothing', async (_, variables, connections) => {
  const server = await startServer('http', (_request, response) => response.end());
  const door = await load({
    SLACK_SIGNING_SECRET: 'ssm:/arcbot/signing',
    AWS_ENDPOINT_URL: server.url.href,
    ARCBOT_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs',
    ...variables,
  });
  try {
    await opensSoon(server, connections);
    expect([server.connections(), server.requests()]).toEqual([connections, 0]);
  } finally {
    door.end();
    await server.close();
  }
});
