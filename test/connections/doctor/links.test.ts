import { authTest } from '../../../src/connections/doctor/auth-test';
import { callerIdentity } from '../../../src/connections/doctor/caller-identity';
import { openSurroundings } from '../../../src/connections/doctor/open-surroundings';
import { queueAttributes } from '../../../src/connections/doctor/queue-attributes';
import { secretSeen } from '../../../src/connections/doctor/secret-seen';
import { type Asked, startServer, type TestServer } from '../test-server';

const token = 'xoxb-1234567890-secret';
const credentials = async () => ({ accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' });
let server: TestServer;
let asked: { path: string; headers: Asked['headers']; body: string }[];
let answer: { status: number; headers?: Record<string, string>; body: string };

beforeAll(async () => {
  server = await startServer('http', (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk;
    });
    request.on('end', () => {
      asked.push({ path: request.url ?? '', headers: request.headers, body });
      response.writeHead(answer.status, answer.headers ?? {}).end(answer.body);
    });
  });
});
beforeEach(() => {
  asked = [];
});
afterAll(() => server.close());

describe('auth.test', () => {
  test('tells whose token it is, and its scopes', async () => {
    const body = JSON.stringify({ ok: true, team: 'Acme', url: 'https://acme.slack.com/', user: 'arcbot' });
    answer = { status: 200, headers: { 'x-oauth-scopes': 'commands,chat:write' }, body };
    expect(await authTest(token, `${server.url}`)).toEqual({
      team: 'Acme',
      url: 'https://acme.slack.com/',
      user: 'arcbot',
      scopes: ['commands', 'chat:write'],
    });
    expect(asked).toMatchObject([{ path: '/auth.test', headers: { authorization: `Bearer ${token}` } }]);
  });

  test.each([
    [200, '{"ok":false,"error":"token_revoked"}', { reason: 'forbidden', detail: 'token_revoked', status: 401 }],
    [429, '', { reason: 'unreachable', status: 429 }],
    [503, 'down', { reason: 'unreachable', status: 503 }],
    [200, '<html>', { reason: 'unsupported' }],
  ])('answer %i %s', async (status, body, error) => {
    answer = { status, body };
    await expect(authTest(token, `${server.url}`)).rejects.toMatchObject(error);
  });

  test('no error holds the token', async () => {
    const error = await authTest(token, 'http://127.0.0.1:1/').catch(
      (thrown: Error) => `${thrown.message} ${thrown.stack} ${thrown.cause}`,
    );
    expect(error).toContain('cannot be reached');
    expect(error).not.toContain('secret');
  });
});

describe('the queue', () => {
  const ask = () => queueAttributes({ queueUrl: `${server.url}1/jobs`, region: 'eu-west-1', credentials });

  test('is looked at without a message being sent', async () => {
    const Attributes = {
      QueueArn: 'arn',
      ApproximateNumberOfMessages: '3',
      ApproximateNumberOfMessagesNotVisible: '1',
      RedrivePolicy: '{}',
    };
    answer = { status: 200, body: JSON.stringify({ Attributes }) };
    expect(await ask()).toEqual({ arn: 'arn', waiting: 3, inFlight: 1, hasDeadLetters: true });
    expect(asked.map(({ headers }) => headers['x-amz-target'])).toEqual(['AmazonSQS.GetQueueAttributes']);
  });

  test.each([
    [{ queueUrl: 'jobs' }, 'ARCBOT_QUEUE_URL', 'aws sqs list-queues'],
    [{ endpoint: 'localhost:4566' }, 'SQS cannot be called at "localhost:4566"', 'AWS_ENDPOINT_URL_SQS'],
  ])('set to %j is for a person to mend, and nothing is asked', async (set, words, hint) => {
    const asking = queueAttributes({ queueUrl: `${server.url}1/jobs`, region: 'eu-west-1', credentials, ...set });
    await expect(asking).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining(words),
      hint: expect.stringContaining(hint),
    });
    expect(asked).toHaveLength(0);
  });

  test.each([
    [400, 'com.amazonaws.sqs#QueueDoesNotExist', 404],
    [403, 'AccessDenied', 403],
    [400, 'ThrottlingException', 429],
    [500, 'InternalError', 500],
  ])('answer %i %s has status %i', async (status, type, meant) => {
    answer = { status, body: JSON.stringify({ __type: type }) };
    await expect(ask()).rejects.toMatchObject({ name: 'CouldNotLook', status: meant });
  });
});

describe('STS', () => {
  test('tells whose the credentials are', async () => {
    answer = { status: 200, body: '<Arn>arn:aws:sts::111122223333:assumed-role/worker/x</Arn><Account>111122223333</Account>' };
    expect(await callerIdentity(credentials, 'eu-west-1', `${server.url}`)).toEqual({
      arn: 'arn:aws:sts::111122223333:assumed-role/worker/x',
      account: '111122223333',
      principal: 'arn:aws:iam::111122223333:role/worker',
    });
  });

  test.each([
    [403, 'ExpiredToken', { name: 'UserError', message: 'The AWS credentials have expired.' }],
    [403, 'InvalidClientTokenId', { name: 'UserError', message: 'AWS does not accept the credentials (403 InvalidClientTokenId).' }],
    [400, 'Throttling', { name: 'CouldNotLook', status: 429 }],
    [503, 'ServiceUnavailable', { name: 'CouldNotLook', status: 503 }],
  ])('answer %i %s', async (status, code, error) => {
    answer = { status, body: `<Code>${code}</Code>` };
    await expect(callerIdentity(credentials, 'eu-west-1', `${server.url}`)).rejects.toMatchObject(error);
  });
});

test('of a secret its form is told, and nothing else', () => {
  expect(secretSeen('ssm:/token', token)).toEqual({ from: 'ssm:/token', form: 'bot-token' });
  expect(secretSeen(token, token)).toEqual({ from: 'the variable itself', form: 'bot-token' });
  expect(['xoxp-1', 'xapp-1', '8f742231b10e8888abcd99abcabc85a5', '', 'x'].map((value) => secretSeen('ssm:/a', value).form)).toEqual([
    'user-token',
    'app-token',
    'signing-secret',
    'empty',
    'other',
  ]);
});

test('surroundings ask nothing by themselves, and hold no secret', () => {
  const here = {
    askedIn: 'terminal',
    slackSigningSecret: undefined,
    slackBotToken: token,
    slackApiUrl: undefined,
    queueUrl: undefined,
  } as const;
  const around = openSurroundings(
    { ...here, awsRegion: 'eu-west-1', awsEndpoint: () => undefined, credentials, namesGroups: true },
    { name: 'x', context: 'x' },
  );
  expect(around.wantedScopes).toContain('usergroups:read');
  expect(around).toMatchObject({
    queue: { absent: expect.stringContaining('ARCBOT_QUEUE_URL is not set') },
    wayIn: { kind: 'kubeconfig' },
  });
  expect(JSON.stringify(around)).not.toContain(token);
  expect(asked).toEqual([]);
});
