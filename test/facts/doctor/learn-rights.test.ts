import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { CouldNotLook, NotThere, UserError } from '../../../src/errors';
import type { Kubernetes } from '../../../src/facts/connections';
import { learnRights, unasked } from '../../../src/facts/doctor/learn-rights';
import { tryLink } from '../../../src/facts/doctor/link';
import { manifestScopes } from '../../../src/facts/doctor/wanted-scopes';

interface Attributes {
  group: string;
  resource: string;
  subresource?: string;
  verb: string;
  namespace?: string;
  name?: string;
}

/** An API server with rights of its own; notes what it was asked. */
function server(allowed: (asked: Attributes) => boolean, asked: Attributes[] = []): Kubernetes {
  return {
    name: 'prod',
    get: async (path) => {
      if (path === '/apis/actions.summerwind.dev') throw new NotThere('no');
      return {};
    },
    text: async () => '',
    review: async (_, body) => {
      const { resourceAttributes } = (body as { spec: { resourceAttributes: Attributes } }).spec;
      asked.push(resourceAttributes);
      return { status: { allowed: allowed(resourceAttributes) } };
    },
  };
}

const places = { monitoring: ['monitoring'], arc: ['arc-systems'], sawAll: true };

test('a right that is granted everywhere takes one question, or one for each name', async () => {
  const asked: Attributes[] = [];
  const rights = await learnRights(
    server(() => true, asked),
    places,
  );
  expect(rights.every(({ everywhere }) => everywhere)).toBe(true);
  expect(asked.filter(({ resource }) => resource === 'customresourcedefinitions').map(({ name }) => name)).toEqual([
    'servicemonitors.monitoring.coreos.com',
    'podmonitors.monitoring.coreos.com',
  ]);
  expect(asked).toContainEqual({ group: '', resource: 'pods', subresource: 'log', verb: 'get' });
});

test('a right that is not is asked for in each namespace that matters to it', async () => {
  const rights = await learnRights(
    server(({ namespace }) => namespace === 'monitoring'),
    places,
  );
  const of = (id: string) => rights.find((right) => right.id === id);
  expect(of('may-list-pods')?.narrow).toEqual([
    { namespace: 'arc-systems', allowed: false },
    { namespace: 'monitoring', allowed: true },
  ]);
  expect(of('may-get-pods-log')?.narrow).toEqual([{ namespace: 'monitoring', allowed: true }]);
  expect(of('may-list-namespaces')).toMatchObject({ everywhere: false, narrow: [] });
  expect(of('may-list-runners')).toMatchObject({ served: false });
  expect(of('may-list-ephemeralrunners')).toMatchObject({ served: true });
});

test('is unknown when the API server cannot be asked', async () => {
  const kubernetes = { ...server(() => true), review: () => Promise.reject(new CouldNotLook('timed-out', 'too late')) };
  expect((await learnRights(kubernetes, places))[0]).toMatchObject({ everywhere: false, blind: { detail: 'too late' } });
});

test('no two rights share an id', () => {
  const ids = unasked().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each([
  [new UserError('mend it', 'so'), { state: 'broken', saw: 'mend it', hint: 'so', mend: true }],
  [new NotThere('gone'), { state: 'broken', saw: 'gone', status: 404, missing: true }],
  [new CouldNotLook('unreachable', 'no way'), { state: 'broken', saw: 'no way' }],
  [new CouldNotLook('forbidden', 'who', { status: 401 }), { state: 'broken', saw: 'who', status: 401 }],
  [new CouldNotLook('unreachable', 'slow down', { status: 429 }), { state: 'unknown', why: 'slow down' }],
  [new CouldNotLook('unreachable', 'failed', { status: 503 }), { state: 'unknown', why: 'failed' }],
])('a link that throws %s is %j', async (error, link) => {
  expect(await tryLink({ ask: () => Promise.reject(error) })).toEqual(link);
});

test('a bug is no broken link', async () => {
  await expect(tryLink({ ask: () => Promise.reject(new TypeError('bug')) })).rejects.toThrow('bug');
});

test('the scopes that are looked for are those of the Slack manifest', () => {
  const manifest = parse(readFileSync('infra/slack-manifest.yml', 'utf8')) as { oauth_config: { scopes: { bot: string[] } } };
  expect([...manifestScopes].sort()).toEqual(manifest.oauth_config.scopes.bot.filter((scope) => scope !== 'usergroups:read').sort());
});
