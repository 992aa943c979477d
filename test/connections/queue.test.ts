import { sqsQueue } from '../../src/connections/queue';
import { CouldNotLook } from '../../src/errors';
import { type LocalAnswer, localServer } from '../handlers/local-server';

const credentials = async () => ({ accessKeyId: 'AKID', secretAccessKey: 'secret' });
const refusal = (status: number, type: string): LocalAnswer => ({ status, body: JSON.stringify({ __type: type }) });

async function send(answer: (count: number) => LocalAnswer | undefined, name = 'jobs', timeoutMs = 1000) {
  const server = await localServer((_, count) => answer(count));
  try {
    const queueUrl = `${server.url}/000000000000/${name}`;
    const error = await sqsQueue({ queueUrl, region: 'eu-west-1', credentials })({ id: 'job-1', body: '{"x":"\ufffe"}' }, timeoutMs).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return { error, received: server.received, queueUrl };
  } finally {
    await server.close();
  }
}

test("one signed SendMessage goes to the queue's own origin", async () => {
  const { error, received, queueUrl } = await send(() => ({ body: '{"MessageId":"1"}' }));
  expect(error).toBeUndefined();
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({
    method: 'POST',
    path: '/',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'AmazonSQS.SendMessage',
      authorization: expect.stringContaining('/eu-west-1/sqs/aws4_request'),
    },
  });
  const message = JSON.parse(received[0]!.body);
  expect(Object.keys(message)).toEqual(['QueueUrl', 'MessageBody']);
  expect(message.QueueUrl).toBe(queueUrl);
  // SQS refuses U+FFFE in a message.
  expect(message.MessageBody).toBe('{"x":"\\ufffe"}');
});

test('a FIFO queue drops a second delivery by itself', async () => {
  const { received } = await send(() => ({}), 'jobs.fifo');
  expect(JSON.parse(received[0]!.body)).toMatchObject({ MessageGroupId: 'job-1', MessageDeduplicationId: 'job-1' });
});

test('an endpoint of the environment is called instead, with the region out of the URL', async () => {
  const server = await localServer(() => ({}));
  try {
    const queueUrl = 'https://sqs.ap-northeast-2.amazonaws.com/123456789012/jobs';
    await sqsQueue({ queueUrl, endpoint: server.url, region: 'eu-west-1', credentials })({ id: 'job-1', body: '{}' }, 1000);
    expect(server.received[0]!.headers.authorization).toContain('/ap-northeast-2/sqs/');
  } finally {
    await server.close();
  }
});

test.each<[string, LocalAnswer, string, number]>([
  ['a queue that is not there', refusal(400, 'com.amazonaws.sqs#QueueDoesNotExist'), 'unreachable', 1],
  ['a role without the right', refusal(403, 'AccessDeniedException'), 'forbidden', 1],
  ['a queue that is down', { status: 503, body: '<html>' }, 'unreachable', 2],
  ['a queue that is asked too much', refusal(400, 'ThrottlingException'), 'unreachable', 2],
])('%s is told, and asked again only where it may pass', async (_, answer, reason, requests) => {
  const { error, received } = await send(() => answer);
  expect(error).toBeInstanceOf(CouldNotLook);
  expect(error).toMatchObject({ reason });
  expect(received).toHaveLength(requests);
});

test('a queue that fails once takes the job at the second time', async () => {
  const { error, received } = await send((count) => (count === 1 ? { status: 500 } : {}));
  expect([error, received.length]).toEqual([undefined, 2]);
});

test('a queue that says nothing is given up in time', async () => {
  const { error } = await send(() => undefined, 'jobs', 50);
  expect(error).toMatchObject({ reason: 'timed-out' });
});
