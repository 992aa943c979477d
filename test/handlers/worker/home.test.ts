import type { AccessConfig } from '../../../src/config/access-schema';
import { UserError } from '../../../src/errors';
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
}

async function open(look: (cluster: string) => Promise<unknown>, { answers, access, clock = { ms: Date.now() } }: Options = {}) {
  const asked: string[] = [];
  const it = await openWorker(
    answers,
    ({ cluster = '' }) => {
      asked.push(cluster);
      return look(cluster);
    },
    { settings: async () => ({ ...(access ? { access } : {}), links: { docs: 'https://docs.example/' } }), now: () => clock.ms },
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
