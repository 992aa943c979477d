import { safeParse } from 'valibot';
import { CouldNotLook } from '../../../src/errors';
import { jobSchema } from '../../../src/job';
import { openDoor } from './open-door';
import { command, event, form, nowSeconds, secret } from './slack-request';

test('a command is acknowledged to its person with a human sentence, and is one job', async () => {
  const { knock, jobs } = openDoor();
  const { statusCode, body } = await knock(event(command('Check-Scrape  staging')));
  expect([statusCode, JSON.parse(body)]).toEqual([200, { response_type: 'ephemeral', text: 'Looking at staging: is ARC scraped? ...' }]);
  expect(jobs).toHaveLength(1);
  expect(safeParse(jobSchema, jobs[0]).success).toBe(true);
  expect(jobs[0]).toMatchObject({ kind: 'command', slack: { text: 'Check-Scrape  staging', user_id: 'U1', channel_id: 'C1' } });
});

test('the verification token goes no further than the door', async () => {
  const { knock, jobs, logged } = openDoor();
  await knock(event(command('status')));
  expect(JSON.stringify(jobs)).not.toContain('verification-token');
  expect(logged.join()).not.toMatch(/verification-token|hooks\.slack\.com/);
});

test('the same request twice is one job; the second delivery says nothing', async () => {
  const { knock, jobs } = openDoor();
  await knock(event(command('status')));
  expect(await knock(event(command('status'), {}, 'load balancer'))).toMatchObject({ statusCode: 200, body: '' });
  expect(jobs).toHaveLength(1);
  await knock(event(command('status', { trigger_id: 'another' })));
  expect(jobs).toHaveLength(2);
  expect(jobs[0]!.id).not.toBe(jobs[1]!.id);
});

test('an id is the same on every machine, so that the worker knows a second delivery too', async () => {
  const [one, other] = [openDoor(), openDoor()];
  await one.knock(event(command('status')));
  await other.knock(event(command('status')));
  expect(one.jobs[0]!.id).toBe(other.jobs[0]!.id);
});

test.each([
  ['statsu', 'There is no command "statsu".\nDid you mean status?'],
  ['status stagin ci', 'There is no cluster called "stagin".\nDid you mean staging?'],
  ['<!channel> *now*', 'There is no command "&lt;!channel&gt;".\nThere is: status, '],
])('%j is answered at once, to that person alone, and is no job', async (text, words) => {
  const { knock, jobs } = openDoor();
  const answer = JSON.parse((await knock(event(command(text)))).body);
  expect(answer.response_type).toBe('ephemeral');
  expect(answer.text).toContain(words);
  expect(jobs).toEqual([]);
});

test.each([
  ['help', {}, 'answered'],
  ['statsu', {}, 'refused'],
  ['status', { enqueue: () => Promise.reject(new CouldNotLook('unreachable', 'The queue answered 400.')) }, 'not queued'],
])('%j ends at the door, so the audit has it', async (text, parts, outcome) => {
  const { knock, logged } = openDoor(parts);
  await knock(event(command(text)));
  const audit = logged.map((line) => JSON.parse(line)).filter(({ message }) => message === 'audit');
  expect(audit).toEqual([expect.objectContaining({ user: 'U1', team: 'T1', channel: 'C1', way: 'typed', what: text, outcome })]);
});

test('a question that is queued is left to the audit of the worker', async () => {
  const { knock, logged } = openDoor();
  await knock(event(command('status')));
  expect(logged.join()).not.toContain('"audit"');
});

test('help and clusters are answered at once', async () => {
  const { said, jobs } = openDoor();
  expect(await said(event(command('')))).toContain('/arc check-scrape [CLUSTER] [KIND/NAMESPACE/NAME]');
  expect(await said(event(command('help status', { command: '/arc-dev' })))).toContain('/arc-dev status prod ci-runners\n');
  expect(await said(event(command('help statsu')))).toContain('Did you mean help status?');
  expect(await said(event(command('clusters')))).toContain('prod (asked when none is named)\nstaging');
  expect(jobs).toEqual([]);
});

test('where the names of the clusters are not known, the worker reads the words', async () => {
  const { said, jobs } = openDoor({ clusters: undefined });
  expect(await said(event(command('status prod')))).toBe('Looking at the cluster ...');
  expect(await said(event(command('clusters')))).toContain('Looking');
  expect(await said(event(command('statsu')))).toContain('Did you mean status?');
  expect(await said(event(command('help')))).toContain('/arc status');
  expect(jobs.map(({ slack }) => slack.text)).toEqual(['status prod', 'clusters']);
});

const payload = (fields: object) => form({ payload: JSON.stringify({ token: 't', user: { id: 'U1' }, team: null, ...fields }) });
const button = payload({
  type: 'block_actions',
  trigger_id: 'b',
  actions: [{ value: 'status' }],
  response_url: 'https://hooks.slack.com/actions/1',
});

test.each([
  ['a button', 'interaction', button],
  ['a modal', 'interaction', payload({ type: 'view_submission', trigger_id: 'v', view: { callback_id: 'x' } })],
  [
    'the opened home',
    'event',
    JSON.stringify({ token: 't', type: 'event_callback', event_id: 'Ev1', event: { type: 'app_home_opened', user: 'U1' } }),
  ],
])('%s is acknowledged with nothing and is one job', async (_, kind, body) => {
  const { knock, jobs } = openDoor();
  expect(await knock(event(body))).toMatchObject({ statusCode: 200, body: '' });
  expect(await knock(event(body))).toMatchObject({ statusCode: 200, body: '' });
  expect(jobs).toHaveLength(1);
  expect(jobs[0]).toMatchObject({ kind });
  expect(safeParse(jobSchema, jobs[0]).success).toBe(true);
  expect(JSON.stringify(jobs)).not.toContain('"token"');
});

describe('when the queue does not take the job', () => {
  const refuses = async () => {
    throw new CouldNotLook('unreachable', 'The queue answered 400 NonExistentQueue.');
  };

  test('the person who typed is told so, and the log says why', async () => {
    const { said, logged } = openDoor({ enqueue: refuses });
    expect(await said(event(command('status')))).toBe(
      'The queue did not take your question, so no answer will come. Please ask again in a minute.',
    );
    expect(logged.join()).toContain('NonExistentQueue');
  });

  test('a queue that says nothing for two seconds is told as such', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
    try {
      const { said } = openDoor({ enqueue: () => new Promise<void>(() => {}) });
      const answer = said(event(command('status')));
      await jest.advanceTimersByTimeAsync(2000);
      expect(await answer).toContain('did not confirm your question in time, so an answer may not come');
    } finally {
      jest.useRealTimers();
    }
  });

  test.each([
    [0, 2000],
    [400, 2000],
    [1500, 1000],
    [2400, 300],
  ])('where the secret took %i ms to be read, the queue has %i ms, so that Slack is answered in time', async (tookMs, leftMs) => {
    let at = nowSeconds * 1000;
    const given: number[] = [];
    const { said } = openDoor({
      now: () => at,
      async signingSecret() {
        at += tookMs;
        return secret;
      },
      enqueue: async (_job, timeoutMs) => void given.push(timeoutMs),
    });
    expect(await said(event(command('status')))).toMatch(/^Looking at/);
    expect(given).toEqual([leftMs]);
  });

  test('who pressed a button is told through its response_url', async () => {
    const { knock, responses } = openDoor({ enqueue: refuses });
    expect((await knock(event(button))).statusCode).toBe(200);
    expect(responses).toEqual([
      {
        url: 'https://hooks.slack.com/actions/1',
        message: expect.objectContaining({ response_type: 'ephemeral', replace_original: false }),
      },
    ]);
  });

  test('Slack is asked to send an event again, and that delivery is not dropped', async () => {
    let isDown = true;
    const { knock, jobs } = openDoor({ enqueue: async ({ body }) => (isDown ? refuses() : void jobs.push(JSON.parse(body))) });
    const opened = JSON.stringify({ type: 'event_callback', event_id: 'Ev2', event: { type: 'app_home_opened' } });
    expect((await knock(event(opened))).statusCode).toBe(500);
    isDown = false;
    expect((await knock(event(opened))).statusCode).toBe(200);
    expect(jobs).toHaveLength(1);
  });
});

test('a bug of ours is told with a reference that the log has, with its stack', async () => {
  const { said, logged } = openDoor({ enqueue: () => Promise.reject(new TypeError('a bug')) });
  const [, reference] = /^Something broke on our side, reference (\w+)\.$/.exec(await said(event(command('status')))) ?? [];
  const entry = logged.map((line) => JSON.parse(line)).find((each) => each.reference === reference);
  expect(entry.error.stack).toContain('TypeError: a bug');
});
