import { sqsQueue } from '../../../src/connections/queue';
import { CouldNotLook } from '../../../src/errors';
import type { Enqueue } from '../../../src/job';
import { type LocalAnswer, localServer } from '../../handlers/local-server';
import type { Road } from '../road';
import type { Row } from '../row';

const area = 'Queue';
const healthy = /white_check_mark/;
const notTaken = /will come|may not come/;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const typed = async (road: Road) => {
  await road.knock(road.signed(road.typed('check-scrape')));
};

/** Through a real SQS call to a server that answers so; what it takes is put into the queue. */
const throughSqs =
  (answer: (count: number) => LocalAnswer | undefined): ((put: Enqueue) => Enqueue) =>
  (put) =>
  async (message, timeoutMs) => {
    const server = await localServer((_, count) => answer(count));
    const credentials = async () => ({ accessKeyId: 'AKIAPLANTED', secretAccessKey: 'planted', sessionToken: 'planted-session-token' });
    try {
      await sqsQueue({ queueUrl: `${server.url}/1/jobs`, region: 'eu-west-1', endpoint: `${server.url}/`, credentials })(
        message,
        timeoutMs,
      );
      await put(message, timeoutMs);
    } finally {
      await server.close();
    }
  };
const aws = (status: number, type: string): LocalAnswer => ({
  status,
  body: JSON.stringify({ __type: `com.amazonaws.sqs#${type}`, message: 'no' }),
});
const taken: LocalAnswer = { body: '{"MessageId":"1"}' };

const sqs = (fault: string, answer: (count: number) => LocalAnswer | undefined, says: RegExp): Row => ({
  area,
  fault,
  faults: { enqueue: throughSqs(answer) },
  says,
});
const delivered = (fault: string, act: (road: Road) => Promise<unknown>, more: Partial<Row> = {}): Row => ({
  area,
  fault,
  says: healthy,
  act: async (road) => {
    await typed(road);
    await act(road);
  },
  ...more,
});

export const queueRows: Row[] = [
  sqs('down: 503', () => aws(503, 'ServiceUnavailable'), notTaken),
  sqs('down once: 503', (count) => (count === 1 ? aws(503, 'ServiceUnavailable') : taken), healthy),
  sqs('throttled', () => aws(400, 'ThrottlingException'), notTaken),
  sqs('throttled once', (count) => (count === 1 ? aws(400, 'ThrottlingException') : taken), healthy),
  sqs('access denied', () => aws(403, 'AccessDeniedException'), notTaken),
  sqs('credentials expired', () => aws(403, 'ExpiredTokenException'), notTaken),
  sqs('gone', () => aws(400, 'QueueDoesNotExist'), notTaken),
  sqs('silent', () => undefined, notTaken),
  {
    area,
    fault: 'cannot be reached',
    faults: { enqueue: () => () => Promise.reject(new CouldNotLook('unreachable', 'ECONNREFUSED')) },
    says: notTaken,
  },
  {
    area,
    fault: 'no credentials',
    faults: { enqueue: () => () => Promise.reject(new CouldNotLook('forbidden', 'There are no AWS credentials.')) },
    says: notTaken,
  },
  {
    area,
    fault: 'a bug of ours before it',
    faults: { enqueue: () => () => Promise.reject(new TypeError('x is not a function')) },
    says: /Something broke on our side, reference/,
  },
  {
    area,
    fault: 'slow: 1.5 s',
    faults: {
      enqueue:
        (put) =>
        async (...words) =>
          pause(1500).then(() => put(...words)),
    },
    says: healthy,
  },
  {
    area,
    fault: 'so slow that it confirms too late, and has taken it',
    faults: {
      enqueue:
        (put) =>
        async (...words) =>
          put(...words)
            .then(() => pause(4000))
            .then(() => {}),
    },
    says: healthy,
  },
  delivered('duplicate, one after the other', async (road) => {
    const [message] = road.queue;
    await road.work();
    road.queue.push({ ...message!, receives: 0 });
    await road.work();
  }),
  delivered(
    'duplicate at the same time, where each post is a message of its own',
    async (road) => {
      const [message] = road.queue.splice(0);
      await Promise.all([road.receive([message!]), road.receive([{ ...message! }])]);
    },
    { faults: { slack: ({ way }) => (way === 'response_url' ? { status: 404, body: '{"ok":false,"error":"used_url"}' } : undefined) } },
  ),
  delivered('duplicate within a batch', async (road) => {
    const [message] = road.queue.splice(0);
    await road.receive([message!, { ...message! }]);
  }),
  delivered('duplicate at the same time', async (road) => {
    const [message] = road.queue.splice(0);
    await Promise.all([road.receive([message!]), road.receive([{ ...message! }])]);
  }),
  delivered(
    'a poison message among good ones',
    async (road) => {
      const [message] = road.queue.splice(0);
      const back = await road.receive([
        { id: 'poison-1', body: '{', receives: 0 },
        message!,
        { id: 'poison-2', body: '{"version":9}', receives: 0 },
      ]);
      if (back.map(({ id }) => id).join() !== 'poison-1,poison-2') throw new Error(`given back: ${back.map(({ id }) => id)}`);
    },
    { logs: /not a job/ },
  ),
  delivered('a message of ten minutes ago', async (road) => {
    const [message] = road.queue.splice(0);
    const job = JSON.parse(message!.body) as { receivedAt: string };
    await road.receive([{ ...message!, body: JSON.stringify({ ...job, receivedAt: new Date(Date.now() - 600_000).toISOString() }) }]);
  }),
];
