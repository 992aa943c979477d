import type { AccessConfig } from '../../../src/config/access-schema';
import { writeButton } from '../../../src/handlers/worker/button-value';
import type { Report } from '../../../src/reports/report';
import type { LocalAnswer } from '../local-server';
import { type Answers, auditOf, job, openWorker, press, records } from './open-worker';

type Opened = Awaited<ReturnType<typeof openWorker>>;
const opened: Opened[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

const broken: Partial<Report> = {
  verdict: 'unhealthy',
  summary: 'broken.',
  sections: [
    { kind: 'numbers', items: [{ label: 'busy', value: '2' }] },
    { kind: 'problems', problems: [{ id: 'leader-missing', severity: 'fail', title: 'No leader', saw: 'no Lease' }] },
    {
      kind: 'checks',
      subject: '',
      verdict: 'unhealthy',
      checks: [{ id: 'leader-missing', title: 'A leader', outcome: 'fail', detail: 'no' }],
    },
  ],
};
const mended: Partial<Report> = { summary: 'fine.', sections: [{ kind: 'numbers', items: [{ label: 'busy', value: '3' }] }] };

/** Slack as it is, with windows. */
const json = (body: object): LocalAnswer => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const windows: Answers = ({ path }) => (path === '/api/views.open' ? json({ ok: true, view: { id: 'V1' } }) : undefined);
const noWindows: Answers = ({ path }) => (path === '/api/views.open' ? json({ ok: false, error: 'expired_trigger_id' }) : undefined);

interface Options {
  answers?: Answers;
  access?: AccessConfig;
}

/** A worker whose cluster shows one thing after the other; the last one stays. */
async function open(shown: unknown[], { answers = windows, access }: Options = {}) {
  let asked = 0;
  const look = async () => shown[Math.min(asked++, shown.length - 1)];
  const settings = async () => ({ ...(access ? { access } : {}), links: { docs: 'https://docs.example/checks' } });
  const worker = await openWorker(answers, look, { settings });
  opened.push(worker);
  return { ...worker, timesAsked: () => asked };
}

type Blocks = { type: string; elements?: { action_id?: string; value?: string }[] }[];
const valuesOf = (message: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    (message.blocks as Blocks)
      .filter(({ type }) => type === 'actions')
      .flatMap(({ elements = [] }) => elements.map(({ action_id = '', value = '' }) => [action_id, value])),
  );

/** Asks by typing; gives the buttons of the answer. */
async function ask({ worker, posts, responseUrl }: Opened, words = 'status staging') {
  await worker(records(job(words, responseUrl)));
  return valuesOf(posts().at(-1)!.message);
}

const inChannel = { container: { type: 'message', is_ephemeral: false, message_ts: '1.2' } };

describe('check again', () => {
  test('replaces the message at once, and then with what changed since', async () => {
    const it = await open([broken, mended]);
    const buttons = await ask(it);
    await it.worker(records(press(buttons['check-again']!, it.responseUrl)));
    const [, looking, answer] = it.posts();
    expect(looking).toMatchObject({
      path: '/response',
      message: {
        replace_original: true,
        response_type: 'ephemeral',
        text: 'Looking at staging ... It was unhealthy at 2026-11-23 09:00 UTC.',
      },
    });
    expect(answer).toMatchObject({ path: '/response', message: { replace_original: true, response_type: 'ephemeral' } });
    expect(JSON.stringify(answer!.message.blocks)).toContain(
      'Since 2026-11-23 09:00 UTC: was unhealthy, is healthy. Gone: leader-missing. busy 2 → 3.\\nfine.',
    );
    expect(it.posts()).toHaveLength(3);
    expect(auditOf(it.logged).at(-1)).toMatchObject({ way: 'button', what: 'status staging', verdict: 'healthy', outcome: 'answered' });
  });

  test('works for a button of the first kind, whose value is its words', async () => {
    const it = await open([mended]);
    await it.worker(records(press('status staging', it.responseUrl)));
    expect(it.posts().map(({ message }) => message.replace_original)).toEqual([true, true]);
    expect(it.posts().at(-1)!.message.text).toContain('staging');
  });

  test('of a message in the channel replaces it for everyone, and stays its asker’s', async () => {
    const it = await open([broken, mended]);
    const buttons = await ask(it);
    await it.worker(records(press(buttons['check-again']!, it.responseUrl, inChannel)));
    const { message } = it.posts().at(-1)!;
    expect(message).toMatchObject({ replace_original: true, response_type: 'in_channel' });
    expect(JSON.stringify(message.blocks)).toContain('Asked by <@U1>');
    expect(valuesOf(message)).not.toHaveProperty('share');
  });

  test('under a message that is nobody’s gives whoever presses an answer of their own', async () => {
    const it = await open([mended]);
    await it.worker(records(press(writeButton({ words: 'status prod' }), it.responseUrl, inChannel, 'U2')));
    expect(it.posts().map(({ message }) => [message.replace_original, message.response_type])).toEqual([[false, 'ephemeral']]);
  });

  test('twice the same press is one answer', async () => {
    const it = await open([broken, mended]);
    const buttons = await ask(it);
    const one = press(buttons['check-again']!, it.responseUrl);
    await it.worker(records(one, one));
    expect(it.posts()).toHaveLength(3);
  });
});

describe('who may press', () => {
  const foreign = (access?: AccessConfig) => async () => {
    const it = await open([broken, mended], { ...(access ? { access } : {}) });
    const buttons = await ask(it);
    await it.worker(records(press(buttons['check-again']!, it.responseUrl, inChannel, 'U2')));
    return it;
  };

  test('somebody else may not, is told so alone, and how to ask', async () => {
    const it = await foreign()();
    expect(it.posts()).toHaveLength(2);
    expect(it.posts().at(-1)!.message).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
      text: expect.stringContaining('These buttons are for the person who asked.\nAsk for yourself: /arc status staging'),
    });
    expect(it.timesAsked()).toBe(1);
    expect(auditOf(it.logged).at(-1)).toMatchObject({ user: 'U2', outcome: 'not allowed', cluster: 'staging' });
  });

  test('those whom the configuration names for the question may', async () => {
    const it = await foreign({ ask: [{ clusters: ['staging'], users: ['U1', 'U2'] }] })();
    expect(it.timesAsked()).toBe(2);
    expect(it.posts().at(-1)!.message).toMatchObject({ replace_original: true });
  });

  test('a button is no way around the rules, nor is a window', async () => {
    const it = await open([mended], { access: { ask: [{ clusters: ['prod'], users: ['UBOSS'] }] } });
    for (const words of ['status prod', 'status prod --all', 'status prod --share'])
      await it.worker(records(press(writeButton({ words, asker: 'U1' }), it.responseUrl)));
    expect(it.timesAsked()).toBe(0);
    expect(auditOf(it.logged).map(({ outcome }) => outcome)).toEqual(['not allowed', 'not allowed', 'not allowed']);
    const told = JSON.stringify(it.posts());
    expect(told).toContain('It is open to <@UBOSS>.');
    expect(told).not.toContain('fine.');
  });

  test('words that cannot be understood are refused before anybody is let in, and audited', async () => {
    const it = await open([mended]);
    await it.worker(records(press(writeButton({ words: 'status nowhere x y' }), it.responseUrl), press('{"v":3,"x":1}', it.responseUrl)));
    expect(
      auditOf(it.logged)
        .map(({ what, outcome }) => `${what}: ${outcome}`)
        .sort(),
    ).toEqual(['a button that is not understood: refused', 'status nowhere x y: refused']);
    expect(JSON.stringify(it.posts())).toContain('This button is from another version of arcbot.');
  });

  test('typed questions are held to the same rules, and what they do not cover stays open', async () => {
    const it = await open([mended], { access: { ask: [{ clusters: ['prod'], users: ['UBOSS'] }] } });
    await it.worker(records(job('status', it.responseUrl)));
    await it.worker(records(job('status staging', it.responseUrl)));
    expect(it.posts().map(({ message }) => message.text)).toEqual([
      expect.stringContaining('You may not ask for status of prod here.'),
      expect.stringContaining('staging'),
    ]);
  });
});

describe('share', () => {
  test('posts to the channel the very answer that was given, and says who asked', async () => {
    const it = await open([broken, mended]);
    const buttons = await ask(it);
    await it.worker(records(press(buttons.share!, it.responseUrl)));
    expect(it.timesAsked()).toBe(1);
    const { path, message } = it.posts().at(-1)!;
    expect([path, message.response_type, message.replace_original]).toEqual(['/response', 'in_channel', false]);
    expect(JSON.stringify(message.blocks)).toContain('No leader');
    expect(JSON.stringify(message.blocks)).toContain('Asked by <@U1>');
  });

  test('asks anew where the answer is no longer at hand, as with a button of last week', async () => {
    const it = await open([mended]);
    await it.worker(records(press(writeButton({ words: 'status staging --share', asker: 'U1', answer: 'gone' }), it.responseUrl)));
    expect([it.timesAsked(), it.posts()[0]!.message.response_type]).toEqual([1, 'in_channel']);
  });

  test('typed, it answers in the channel and ends the acknowledgement', async () => {
    const it = await open([mended]);
    await it.worker(records(job('status staging --share', it.responseUrl)));
    expect(it.posts().map(({ message }) => [message.response_type, message.replace_original, message.text])).toEqual([
      ['in_channel', false, expect.stringContaining('fine.')],
      ['ephemeral', true, 'Answered in the channel.'],
    ]);
  });

  test('where the response_url is spent it is posted by the bot, and to the person where the bot is not in the channel', async () => {
    const it = await open([mended], {
      answers: ({ path, message }) => {
        if (path === '/response') return { status: 404, ...json({ ok: false, error: 'used_url' }) };
        return path === '/api/chat.postMessage' && message.channel === 'C1' ? json({ ok: false, error: 'not_in_channel' }) : undefined;
      },
    });
    await it.worker(records(press('status staging --share', it.responseUrl)));
    expect(it.posts().map(({ path, message }) => [path, message.channel])).toEqual([
      ['/response', undefined],
      ['/api/chat.postMessage', 'C1'],
      ['/api/chat.postMessage', 'U1'],
    ]);
  });
});

describe('all checks', () => {
  test('opens a window at once and fills it with the answer that was given', async () => {
    const it = await open([broken, mended]);
    const buttons = await ask(it);
    await it.worker(records(press(buttons['all-checks']!, it.responseUrl)));
    const [, looking, filled] = it.posts();
    expect(looking).toMatchObject({ path: '/api/views.open', message: { trigger_id: '1.2.3', view: { type: 'modal' } } });
    expect(filled).toMatchObject({ path: '/api/views.update', message: { view_id: 'V1' } });
    expect(JSON.stringify(filled!.message.view)).toContain(':x: A leader (fail)');
    expect([it.timesAsked(), it.posts().length]).toEqual([1, 3]);
  });

  test('is a message beside the answer where the press is too long ago for a window', async () => {
    const it = await open([broken], { answers: noWindows });
    const buttons = await ask(it);
    await it.worker(records(press(buttons['all-checks']!, it.responseUrl)));
    const { path, message } = it.posts().at(-1)!;
    expect([path, message.replace_original, message.response_type]).toEqual(['/response', false, 'ephemeral']);
    expect(JSON.stringify(message.blocks)).toContain(':x: A leader (fail)');
  });

  test('a bug is told in the window, which would otherwise look for ever', async () => {
    const it = await openWorker(windows, () => Promise.reject(new TypeError('a bug')));
    opened.push(it);
    expect((await it.worker(records(press('status staging --all', it.responseUrl)))).batchItemFailures).toHaveLength(1);
    expect(it.posts().map(({ path }) => path)).toEqual(['/api/views.open', '/api/views.update']);
    expect(JSON.stringify(it.posts().at(-1)!.message.view)).toContain('Something broke on our side');
  });

  test('a window that was closed in the meantime is not an error', async () => {
    const it = await open([broken], {
      answers: (post) => (post.path === '/api/views.update' ? json({ ok: false, error: 'not_found' }) : windows(post)),
    });
    expect(await it.worker(records(press('status staging --all', it.responseUrl)))).toEqual({ batchItemFailures: [] });
    expect(it.posts().map(({ path }) => path)).toEqual(['/api/views.open', '/api/views.update']);
  });

  test('typed, it is a message', async () => {
    const it = await open([broken]);
    await it.worker(records(job('status staging --all', it.responseUrl)));
    expect(JSON.stringify(it.posts().at(-1)!.message.blocks)).toContain(':x: A leader (fail)');
  });
});

describe('explain', () => {
  test('opens a window with what the cause means and a link, without asking a cluster', async () => {
    const it = await open([broken]);
    const buttons = await ask(it);
    await it.worker(records(press(buttons['explain-leader-missing']!, it.responseUrl)));
    expect(it.timesAsked()).toBe(1);
    const view = JSON.stringify(it.posts().at(-1)!.message.view);
    expect(view).toContain('<https://docs.example/checks#leader-missing|Read more>');
  });

  test.each([
    ['explain target-is-up', 'target-is-up'],
    ['explain target-is-upp', 'Did you mean target-is-up?'],
    ['explain', 'Which check, or which cause?'],
  ])('typed, %j is a message', async (words, told) => {
    const it = await open([]);
    await it.worker(records(job(words, it.responseUrl)));
    expect(JSON.stringify(it.posts()[0]!.message)).toContain(told);
  });
});
