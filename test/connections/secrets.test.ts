import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Secrets } from '../../src/connections/secrets/secrets';

let server: Server;
let endpoint: string;
let clock = 0;
const asked: { target: string; body: unknown; authorization: string }[] = [];
let answer: () => { status: number; body: unknown };

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const { 'x-amz-target': target, authorization = '' } = request.headers;
      asked.push({ target: String(target), body: JSON.parse(body), authorization });
      const said = answer();
      response.writeHead(said.status).end(JSON.stringify(said.body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked.length = 0;
  clock = 1_000_000;
  answer = () => ({ status: 200, body: { SecretString: 'xoxb-1' } });
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((done) => server.close(done));
});

const secrets = () =>
  new Secrets(
    {
      region: 'eu-west-1',
      credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' },
      endpoints: { secretsmanager: endpoint, ssm: endpoint },
    },
    () => clock,
  );

test('a plain value is the secret itself, and nobody is asked', async () => {
  expect(await secrets().resolve('xoxb-plain')).toBe('xoxb-plain');
  expect(asked).toEqual([]);
});

test('reads a secret from Secrets Manager, signed for its region', async () => {
  expect(await secrets().resolve('secretsmanager:arcbot/slack')).toBe('xoxb-1');
  expect(asked).toMatchObject([{ target: 'secretsmanager.GetSecretValue', body: { SecretId: 'arcbot/slack' } }]);
  expect(asked[0]!.authorization).toContain('/eu-west-1/secretsmanager/aws4_request');
});

test('reads one key of a secret that holds JSON', async () => {
  answer = () => ({ status: 200, body: { SecretString: '{"token":"xoxb-2","port":1}' } });
  expect(await secrets().resolve('secretsmanager:arcbot#token')).toBe('xoxb-2');
  await expect(secrets().resolve('secretsmanager:arcbot#tokn')).rejects.toMatchObject({
    name: 'UserError',
    message: expect.stringContaining('"tokn"'),
  });
  await expect(secrets().resolve('secretsmanager:arcbot#port')).rejects.toMatchObject({ name: 'UserError' });
});

test('an ARN is asked for in its own region', async () => {
  await secrets().resolve('secretsmanager:arn:aws:secretsmanager:us-east-2:111122223333:secret:slack-AbCdEf');
  expect(asked[0]!.authorization).toContain('/us-east-2/secretsmanager/');
});

test('reads a parameter, decrypted and without the line end that an editor left', async () => {
  answer = () => ({ status: 200, body: { Parameter: { Value: 'abc\n' } } });
  expect(await secrets().resolve('ssm:/arcbot/signing')).toBe('abc');
  expect(asked).toMatchObject([{ target: 'AmazonSSM.GetParameter', body: { Name: '/arcbot/signing', WithDecryption: true } }]);
});

test('keeps a secret for five minutes and asks once for all who wait', async () => {
  const kept = secrets();
  answer = () => ({ status: 200, body: { Parameter: { Value: 'v' } } });
  expect(await Promise.all([kept.resolve('ssm:/a'), kept.resolve('ssm:/a')])).toEqual(['v', 'v']);
  clock += 299_000;
  await kept.resolve('ssm:/a');
  expect(asked).toHaveLength(1);
  clock += 2_000;
  await kept.resolve('ssm:/a');
  expect(asked).toHaveLength(2);
});

test('serves the old secret while AWS cannot be asked, but not when it was taken away', async () => {
  const kept = secrets();
  await kept.resolve('secretsmanager:a');
  clock += 600_000;
  answer = () => ({ status: 500, body: { __type: 'InternalServiceError' } });
  expect(await kept.resolve('secretsmanager:a')).toBe('xoxb-1');
  answer = () => ({ status: 400, body: { __type: 'com.amazonaws.secretsmanager#ResourceNotFoundException' } });
  await expect(kept.resolve('secretsmanager:a')).rejects.toMatchObject({
    name: 'UserError',
    message: 'There is no secret a in eu-west-1.',
  });
});

test('a refresh tells whether there is another value, and asks no more than twice a minute', async () => {
  const kept = secrets();
  await kept.resolve('secretsmanager:a');
  expect(await kept.refresh('secretsmanager:a')).toBe(false);
  expect(asked).toHaveLength(1);
  clock += 31_000;
  answer = () => ({ status: 200, body: { SecretString: 'xoxb-rotated' } });
  expect(await kept.refresh('secretsmanager:a')).toBe(true);
  expect(await kept.resolve('secretsmanager:a')).toBe('xoxb-rotated');
  clock += 31_000;
  expect(await kept.refresh('secretsmanager:a')).toBe(false);
  expect(await kept.refresh('plain')).toBe(false);
});

test.each([
  [400, { __type: 'AccessDeniedException', Message: 'User is not authorized' }, 'UserError', 'may not be read: User is not authorized'],
  [
    400,
    { __type: 'DecryptionFailure', Message: "Secrets Manager can't decrypt" },
    'UserError',
    "may not be read: Secrets Manager can't decrypt",
  ],
  [400, { __type: 'UnrecognizedClientException' }, 'UserError', 'does not accept the credentials'],
  [400, { __type: 'ThrottlingException' }, 'CouldNotLook', 'could not be read just now'],
  [503, {}, 'CouldNotLook', 'could not be read just now'],
  [200, {}, 'UserError', 'has no value'],
])('answer %i %j is a %s', async (status, body, name, words) => {
  answer = () => ({ status, body });
  await expect(secrets().resolve('secretsmanager:a')).rejects.toMatchObject({ name, message: expect.stringContaining(words) });
});

test('no error holds what the secret held', async () => {
  answer = () => ({ status: 200, body: { SecretString: 'xoxb-not-json-at-all' } });
  const error = await secrets()
    .resolve('secretsmanager:a#key')
    .catch((thrown: Error & { hint?: string }) => `${thrown.message} ${thrown.hint} ${thrown.stack} ${thrown.cause}`);
  expect(error).toContain('is not JSON');
  expect(error).not.toContain('xoxb-not');
});
