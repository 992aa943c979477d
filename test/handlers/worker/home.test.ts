import type { AccessConfig } from '../../../src/config/access-schema';
import { CouldNotLook, UserError } from '../../../src/errors';
import { type Digest, type Schedules, weekdays } from '../../../src/facts/digest/schedules';
import { viewViolations } from '../../renderers/view-violations';
import { type Answers, auditOf, openWorker, press, records } from './open-worker';

type Opened = Awaited<ReturnType<typeof openWorker>>;
const opened: Opened[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

const opening = (id = 'event-home-0001', event: object = {}) => ({
  version: 1,
  id,
  receivedAt: '2026-11-23T09:00:00.000Z',
  kind: 'event',
  slack: { type: 'event_callback', team_id: 'T1', event: { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home', ...event } },
});

interface Options {
  answers?: Answers;
  access?: AccessConfig;
  clock?: { ms: number };
  schedules?: Schedules;
}

async function open(look: (cluster: string) => Promise<unknown>, { answers, access, clock = { ms: Date.now() }, schedules }: Options = {}) {
  const asked: string[] = [];
  const it = await openWorker(
    answers,
    ({ cluster = '' }) => {
      asked.push(cluster);
      return look(cluster);
    },
    {
      settings: async () => ({ ...(access ? { access } : {}), links: { docs: 'https://docs.example/' } }),
      now: () => clock.ms,
      ...(schedules ? { schedules } : {}),
    },
  );
  opened.push(it);
  const views = () => it.posts().filter(({ path }) => path === '/api/views.publish');
  const textOf = (at: number) => JSON.stringify((views().at(at)!.message.view as { blocks: object[] }).blocks);
  return { ...it, asked, views, textOf };
}

test('the Home is there at once, asking, and then with the verdict of each cluster', async () => {
  const it = await open(async (cluster) => (cluster === 'prod' ? { verdict: 'unhealthy', summary: '2 of 5 are offline.' } : '5 runners'));
  expect(await it.worker(records(opening()))).toEqual({ batchItemFailures: [] });
  expect(it.views().every(({ message }) => message.user_id === 'U1')).toBe(true);
  expect(it.textOf(0)).toMatch(/prod\* asking .*staging\* asking/);
  expect(it.textOf(-1)).toContain(':x: *prod* unhealthy\\n2 of 5 are offline.\\n_seen 2026-11-23 09:00 UTC_');
  expect(it.textOf(-1)).toContain(':white_check_mark: *staging* healthy');
  expect(it.textOf(-1)).toContain('<https://docs.example/|Documentation>');
  for (const { message } of it.views()) expect(viewViolations(message.view)).toEqual([]);
  expect(auditOf(it.logged).map(({ user, way, cluster, outcome }) => [user, way, cluster, outcome])).toEqual([
    ['U1', 'home', 'prod', 'answered'],
    ['U1', 'home', 'staging', 'answered'],
  ]);
});

test('a cluster that cannot be asked, and one that breaks us, hide no other', async () => {
  const it = await open(async (cluster) => {
    if (cluster === 'prod') throw new TypeError('a bug');
    throw new UserError('The role may not describe it.');
  });
  expect(await it.worker(records(opening()))).toEqual({ batchItemFailures: [] });
  expect(it.textOf(-1)).toContain(':grey_question: *prod* not known: something broke on our side, reference event-home-0001.');
  expect(it.textOf(-1)).toContain(':grey_question: *staging* not known: The role may not describe it.');
  expect(it.logged.join()).toContain('TypeError: a bug');
});

test('a cluster that says nothing is not known once the time is over', async () => {
  const it = await open((cluster) => (cluster === 'prod' ? new Promise(() => {}) : Promise.resolve('5 runners')));
  await it.worker(records(opening()), { getRemainingTimeInMillis: () => 4000 });
  expect(it.textOf(-1)).toContain('*prod* not known: it gave no answer in time.');
  expect(it.textOf(-1)).toContain('*staging* healthy');
});

test('what was seen a moment ago is not asked again; later it is shown with its time until there is an answer', async () => {
  const clock = { ms: Date.parse('2026-11-23T09:00:00Z') };
  const it = await open(async () => '5 runners', { clock });
  await it.worker(records(opening('event-home-0001')));
  clock.ms += 30_000;
  await it.worker(records(opening('event-home-0002')));
  expect(it.asked).toEqual(['prod', 'staging']);
  expect(it.textOf(-1)).not.toContain('asking');
  clock.ms += 120_000;
  const before = it.views().length;
  await it.worker(records(opening('event-home-0003')));
  expect(it.asked).toHaveLength(4);
  expect(it.textOf(before)).toContain('*prod* asking ...\\nlast seen healthy: seen: 5 runners\\n_seen 2026-11-23 09:00 UTC_');
});

test('Ask again asks, however fresh it is', async () => {
  const it = await open(async () => '5 runners');
  await it.worker(records(opening()));
  const again = press('refresh', undefined, {
    container: { type: 'view' },
    view: { type: 'home' },
    actions: [{ type: 'button', action_id: 'home-refresh', block_id: 'b', value: 'refresh' }],
  });
  await it.worker(records(again));
  expect(it.asked).toEqual(['prod', 'staging', 'prod', 'staging']);
});

test('Status opens a window with the answer, and is a direct message where the press is too long ago', async () => {
  const value = '{"v":1,"w":"status prod"}';
  const inHome = { container: { type: 'view' }, view: { type: 'home' } };
  const it = await open(async () => '5 runners', {
    answers: ({ path, count }) => {
      if (path !== '/api/views.open') return undefined;
      const body = count === 1 ? { ok: true, view: { id: 'V1' } } : { ok: false, error: 'expired_trigger_id' };
      return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    },
  });
  await it.worker(records(press(value, undefined, inHome)));
  expect(it.posts().map(({ path }) => path)).toEqual(['/api/views.open', '/api/views.update']);
  expect(viewViolations(it.posts().at(-1)!.message.view)).toEqual([]);
  expect(JSON.stringify(it.posts().at(-1)!.message.view)).toContain('seen: 5 runners');
  await it.worker(records(press(value, undefined, inHome, 'U2')));
  expect(it.posts().at(-1)).toMatchObject({ path: '/api/chat.postMessage', message: { channel: 'U2' } });
});

test('only clusters that the person may ask are there', async () => {
  const access = { ask: [{ clusters: ['prod'], users: ['UBOSS'] }] };
  const it = await open(async () => '5 runners', { access });
  await it.worker(records(opening()));
  expect(it.asked).toEqual(['staging']);
  expect(it.textOf(-1)).not.toContain('prod');
  await it.worker(records(opening('event-home-0002', { user: 'UBOSS' })));
  expect(it.textOf(-1)).toContain('*prod* healthy');
});

test('whether the person may can be unknown, and then nothing of the cluster is shown', async () => {
  const access = { ask: [{ clusters: ['prod'], groups: ['SOPS'] }] };
  const it = await open(async () => '5 runners', {
    access,
    answers: ({ path }) =>
      path === '/api/usergroups.users.list'
        ? { headers: { 'content-type': 'application/json' }, body: '{"ok":false,"error":"missing_scope"}' }
        : undefined,
  });
  await it.worker(records(opening()));
  expect(it.asked).toEqual(['staging']);
  expect(it.textOf(-1)).toContain('*prod* not known: The Slack app lacks the scope usergroups:read');
});

test('a configuration that cannot be used is told in the Home', async () => {
  const it = await openWorker(undefined, undefined, {
    openApp: async () => {
      throw new UserError('The configuration is not right: arcbot.yml:3:5: unknown key "regoin".', 'Did you mean region?');
    },
  });
  opened.push(it);
  expect(await it.worker(records(opening()))).toEqual({ batchItemFailures: [] });
  expect(JSON.stringify(it.posts()[0])).toContain('Did you mean region?');
});

test('the tab with messages asks nothing, and a Home that Slack does not take is not tried again and again', async () => {
  const it = await open(async () => '5 runners', {
    answers: () => ({ headers: { 'content-type': 'application/json' }, body: '{"ok":false,"error":"not_enabled"}' }),
  });
  await it.worker(records(opening('event-home-0001', { tab: 'messages' })));
  expect([it.asked, it.posts()]).toEqual([[], []]);
  expect(await it.worker(records(opening('event-home-0002')))).toEqual({ batchItemFailures: [] });
  expect(it.logged.join()).toContain('not_enabled');
  expect(it.asked).toEqual([]);
});

describe('digests in the Home', () => {
  const morning = (more: Partial<Digest> = {}): Digest => ({
    team: 'T1',
    channel: 'COPS',
    at: '09:00',
    zone: 'Asia/Seoul',
    days: [...weekdays],
    clusters: ['prod'],
    maker: 'U1',
    ...more,
  });

  function store(...digests: Digest[]) {
    const asked: unknown[] = [];
    const schedules: Schedules = {
      list: async (where) => {
        asked.push(where);
        return digests;
      },
      put: async (digest) => void digests.splice(0, 1, digest),
      remove: async () => true,
    };
    return { schedules, digests, asked };
  }

  const clock = () => ({ ms: Date.parse('2026-11-23T09:00:00Z') });
  const switching = (value: string, user = 'U1') =>
    press(
      value,
      undefined,
      {
        container: { type: 'view' },
        view: { type: 'home' },
        actions: [{ type: 'button', action_id: 'home-digest', block_id: 'b', value }],
      },
      user,
    );
  const buttonOf = (it: { views(): { message: Record<string, unknown> }[] }): string | undefined => {
    const { blocks } = it.views().at(-1)!.message.view as { blocks: { accessory?: { action_id: string; value: string } }[] };
    return blocks.find(({ accessory }) => accessory?.action_id === 'home-digest')?.accessory?.value;
  };

  test('are listed for the workspace, with what is next, and their maker switches them off and on', async () => {
    const { schedules, digests, asked } = store(morning());
    const it = await open(async () => '5 runners', { clock: clock(), schedules });
    await it.worker(records(opening()));
    expect(asked[0]).toMatchObject({ team: 'T1' });
    expect(it.textOf(-1)).toContain(':bell: <#COPS> prod\\n09:00 Asia/Seoul, daily, next 2026-11-24 00:00 UTC');
    await it.worker(records(switching(buttonOf(it)!)));
    expect(digests[0]).toEqual({ ...morning(), paused: 'switched off in the Home' });
    expect(it.textOf(-1)).toContain(':no_bell: <#COPS> prod\\n09:00 Asia/Seoul, daily, off: switched off in the Home');
    await it.worker(records(switching(buttonOf(it)!)));
    expect(digests[0]).toEqual(morning());
    expect(auditOf(it.logged).filter(({ command }) => command === 'digest')).toMatchObject([
      { user: 'U1', what: 'digest off (in the Home)', cluster: 'prod', outcome: 'answered' },
      { what: 'digest on (in the Home)', outcome: 'answered' },
    ]);
  });

  test('others have no button, and cannot press one that they made themselves', async () => {
    const { schedules, digests } = store(morning());
    const it = await open(async () => '5 runners', { schedules });
    await it.worker(records(opening()));
    const value = buttonOf(it)!;
    await it.worker(records(opening('event-home-0002', { user: 'U2' })));
    expect(buttonOf(it)).toBeUndefined();
    await it.worker(records(switching(value, 'U2')));
    expect(digests[0]).toEqual(morning());
    expect(it.posts().at(-1)).toMatchObject({
      path: '/api/chat.postMessage',
      message: { channel: 'U2', text: expect.stringContaining('You may not change the digest of prod.') },
    });
  });

  test('those whom access names for changes may, but not by a channel in which they do not stand', async () => {
    const { schedules, digests } = store(morning({ maker: 'UELSE' }));
    const it = await open(async () => '5 runners', { schedules, access: { change: [{ channels: ['COPS'], users: ['U3'] }] } });
    await it.worker(records(opening()));
    expect(buttonOf(it)).toBeUndefined();
    await it.worker(records(opening('event-home-0002', { user: 'U3' })));
    await it.worker(records(switching(buttonOf(it)!, 'U3')));
    expect(digests[0]!.paused).toBe('switched off in the Home');
  });

  test('one in the configuration has no button, one about a closed cluster is not shown, and none is told as such', async () => {
    const access = { ask: [{ clusters: ['staging'], users: ['UBOSS'] }] };
    const { schedules } = store(morning({ fixed: true }), morning({ clusters: ['prod', 'staging'] }));
    const it = await open(async () => '5 runners', { schedules, access });
    await it.worker(records(opening()));
    expect(it.textOf(-1)).toContain('(kept in the configuration)');
    expect(it.textOf(-1)).not.toContain('staging');
    expect(buttonOf(it)).toBeUndefined();
    const none = await open(async () => '5 runners', { schedules: store().schedules });
    await none.worker(records(opening()));
    expect(none.textOf(-1)).toContain('None yet.');
  });

  test('that they could not be looked at is told, and hides no cluster', async () => {
    const { schedules } = store();
    const blind = { ...schedules, list: () => Promise.reject(new CouldNotLook('forbidden', 'The role may not list schedules.')) };
    const it = await open(async () => '5 runners', { schedules: blind });
    expect(await it.worker(records(opening()))).toEqual({ batchItemFailures: [] });
    expect(it.textOf(-1)).toContain(':grey_question: not known: The role may not list schedules.');
    expect(it.textOf(-1)).toContain('*prod* healthy');
  });
});
