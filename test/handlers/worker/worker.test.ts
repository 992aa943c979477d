import { UserError } from '../../../src/errors';
import { auditOf, job, openWorker, records } from './open-worker';

type Opened = Awaited<ReturnType<typeof openWorker>>;
const opened: Opened[] = [];
const open = async (...parts: Parameters<typeof openWorker>): Promise<Opened> => {
  const worker = await openWorker(...parts);
  opened.push(worker);
  return worker;
};
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

const settled = { batchItemFailures: [] };
const gaveBack = (...ids: string[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });

test('a job is one answer, in place of the acknowledgement', async () => {
  const { worker, posts, responseUrl, logged } = await open();
  expect(await worker(records(job('status staging', responseUrl)))).toEqual(settled);
  expect(posts()).toEqual([
    {
      path: '/response',
      message: expect.objectContaining({
        response_type: 'ephemeral',
        replace_original: true,
        text: ':white_check_mark: Runners · staging: seen: 5 runners',
        blocks: expect.arrayContaining([expect.objectContaining({ type: 'header' })]),
      }),
    },
  ]);
  expect(auditOf(logged)).toMatchObject([
    {
      user: 'U1',
      team: 'T1',
      channel: 'C1',
      way: 'typed',
      what: 'status staging',
      cluster: 'staging',
      verdict: 'healthy',
      outcome: 'answered',
    },
  ]);
  expect(logged.join()).not.toContain(responseUrl);
});

test('the words of a pressed button are asked as if they were typed', async () => {
  const { worker, posts, responseUrl } = await open();
  const pressed = {
    ...job('x', undefined),
    kind: 'interaction',
    slack: {
      type: 'block_actions',
      user: { id: 'U1' },
      team: null,
      channel: { id: 'C1' },
      response_url: responseUrl,
      actions: [{ type: 'button', action_id: 'again', block_id: 'b', value: 'status staging' }],
    },
  };
  expect(await worker(records(pressed))).toEqual(settled);
  expect(posts().map(({ message }) => message.text)).toEqual([expect.stringContaining('staging')]);
});

test('an event that nobody listens to is settled in silence', async () => {
  const { worker, posts } = await open();
  const opening = {
    ...job('x', undefined),
    kind: 'event',
    slack: { type: 'event_callback', event: { type: 'app_home_opened', user: 'U1' } },
  };
  expect(await worker(records(opening))).toEqual(settled);
  expect(posts()).toEqual([]);
});

describe('deliveries', () => {
  test('a job that comes twice, together and later, is answered once', async () => {
    const { worker, posts, responseUrl } = await open();
    const one = job('status', responseUrl);
    expect(await worker(records(one, one))).toEqual(settled);
    expect(await worker(records(one))).toEqual(settled);
    expect(posts()).toHaveLength(1);
  });

  test.each([
    ['not JSON', '{'],
    ['no job', '{"hello":1}'],
    ['a job of another version', { ...job('status', undefined), version: 2 }],
    ['a job with an unknown key', { ...job('status', undefined), surprise: 1 }],
    ['a job without a person', { ...job('status', undefined), slack: { command: '/arc' } }],
  ])('%s among good records is given back alone', async (_, poison) => {
    const { worker, posts, responseUrl, logged } = await open();
    expect(await worker(records(job('status', responseUrl), poison, job('status staging', responseUrl)))).toEqual(gaveBack('m2'));
    expect(posts()).toHaveLength(2);
    expect(logged.join()).toContain('not a job');
  });
});

describe('errors', () => {
  test.each([
    ['status prod a b', 'are two things to look at.'],
    ['statsu', 'Did you mean status?'],
    ['stack', 'There is no command "stack".'],
  ])('the words %j are refused to their person and not tried again', async (text, words) => {
    const { worker, posts, responseUrl } = await open();
    expect(await worker(records(job(text, responseUrl)))).toEqual(settled);
    expect(posts()).toHaveLength(1);
    expect(posts()[0]!.message).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining(words) });
  });

  test('what a person must mend is told to the one who asked, and not tried again', async () => {
    const { worker, posts, responseUrl } = await open(undefined, async () => {
      throw new UserError('The role may not describe the EKS cluster arc.', 'Let it: eks:DescribeCluster.');
    });
    expect(await worker(records(job('status', responseUrl)))).toEqual(settled);
    expect(posts().map(({ message }) => message.text)).toEqual([
      'The role may not describe the EKS cluster arc.\nLet it: eks:DescribeCluster.',
    ]);
  });

  test('a configuration that cannot be used is told, and read again by the next job', async () => {
    let isBroken = true;
    const good = await open();
    const { worker, posts, responseUrl } = await open(undefined, undefined, {
      openApp: async () => {
        if (isBroken) throw new UserError('The configuration is not right: arcbot.yml:3:5: unknown key "regoin".', 'Did you mean region?');
        return { clusters: ['prod'], answer: async () => Promise.reject(new UserError('read')), gather: jest.fn(), judge: jest.fn() };
      },
    });
    await worker(records(job('status', responseUrl)));
    isBroken = false;
    await worker(records(job('status prod', responseUrl)));
    expect(posts().map(({ message }) => message.text)).toEqual([expect.stringContaining('Did you mean region?'), 'read']);
    expect(good.posts()).toEqual([]);
  });

  test('a bug is told once with a reference, logged with its stack and given back; a later success replaces it', async () => {
    let isBroken = true;
    const { worker, posts, responseUrl, logged } = await open(undefined, async () => {
      if (isBroken) throw new TypeError('a bug');
      return 'all';
    });
    const one = job('status', responseUrl);
    expect(await worker(records(one))).toEqual(gaveBack('m1'));
    expect(await worker(records(one))).toEqual(gaveBack('m1'));
    expect(posts().map(({ message }) => message.text)).toEqual([`Something broke on our side, reference ${one.id}.`]);
    expect(logged.map((line) => JSON.parse(line)).find((entry) => entry.reference === one.id).error.stack).toContain('TypeError: a bug');
    isBroken = false;
    expect(await worker(records(one))).toEqual(settled);
    expect(posts().at(-1)!.message).toMatchObject({ replace_original: true, text: expect.stringContaining('seen: all') });
    expect(posts()).toHaveLength(2);
  });

  test('a question that hangs is ended in time to tell it', async () => {
    const { worker, posts, responseUrl } = await open(undefined, () => new Promise(() => {}));
    expect(await worker(records(job('status', responseUrl)), { getRemainingTimeInMillis: () => 3000 })).toEqual(gaveBack('m1'));
    expect(posts().map(({ message }) => message.text)).toEqual([expect.stringContaining('Something broke on our side')]);
  });
});
