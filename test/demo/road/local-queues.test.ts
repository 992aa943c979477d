import { LocalQueues } from '../../../demo/road/local-queues';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const url = 'http://127.0.0.1/queue';

test('hands a message to its consumer, and says what SQS says', async () => {
  const queue = new LocalQueues(() => {});
  const taken: string[] = [];
  queue.consume(url, async ({ Records }) => {
    taken.push(Records[0]!.body);
    return { batchItemFailures: [] };
  });
  const sent = queue.send(url, 'hello');
  expect(sent).toEqual({ MessageId: expect.any(String), MD5OfMessageBody: '5d41402abc4b2a76b9719d911017c592' });
  await jest.runAllTimersAsync();
  expect(taken).toEqual(['hello']);
  expect(queue.send('http://127.0.0.1/other', 'hello')).toBeUndefined();
});

test('hands out again what is given back, three times in all', async () => {
  const lost: string[] = [];
  const queue = new LocalQueues((body) => lost.push(body));
  let count = 0;
  queue.consume(url, async ({ Records }) => {
    count += 1;
    return { batchItemFailures: [{ itemIdentifier: Records[0]!.messageId }] };
  });
  queue.send(url, 'poison');
  await jest.runAllTimersAsync();
  expect([count, lost]).toEqual([3, ['poison']]);
});

test('hands out nothing once it is closed', async () => {
  const queue = new LocalQueues(() => {});
  const consumer = jest.fn(async () => ({ batchItemFailures: [] }));
  queue.consume(url, consumer);
  queue.send(url, 'hello');
  queue.close();
  await jest.runAllTimersAsync();
  expect(consumer).not.toHaveBeenCalled();
});
