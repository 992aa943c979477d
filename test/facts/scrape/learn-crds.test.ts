import { CouldNotLook, NotThere } from '../../../src/errors';
import type { Kubernetes } from '../../../src/facts/connections';
import { learnCrds, learnLostFields } from '../../../src/facts/scrape/learn-crds';
import { crdNameOf, lostFields } from '../../../src/facts/scrape/lost-fields';
import type { Monitor } from '../../../src/facts/shapes/monitoring';

const names = ['servicemonitors.monitoring.coreos.com', 'podmonitors.monitoring.coreos.com'] as const;
const annotations = { 'operator.prometheus.io/version': '0.93.0' };
const properties = { scrapeClass: {}, endpoints: { items: { properties: { path: { properties: { never: {} } } } } } };
const spec = { versions: [{ storage: true, schema: { openAPIV3Schema: { properties: { spec: { properties } } } } }] };
const fields = ['endpoints', 'endpoints.path', 'scrapeClass'];

/** Tells what was asked: a CRD's name, and * where the whole of it was. */
function server(crds: Record<string, object | Error>, { whole = false } = {}) {
  const asked: string[] = [];
  const get: Kubernetes['get'] = async (path, _query, form) => {
    const name = path.split('/').at(-1)!;
    asked.push(form === 'metadata' ? name : `${name}*`);
    const metadata = crds[name] ?? new NotThere(name);
    if (metadata instanceof Error) throw metadata;
    return { metadata, ...(form === 'metadata' && !whole ? {} : { spec }) };
  };
  const kubernetes: Kubernetes = { name: 'made', get, text: async () => '', review: async () => ({}) };
  return { kubernetes, asked };
}

const monitor = (applied: unknown, kind: Monitor['kind'] = 'ServiceMonitor'): Monitor => ({
  kind,
  metadata: {
    name: 'arc',
    namespace: 'arc',
    ...(applied === undefined ? {} : { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify(applied) } }),
  },
  spec: { selector: {}, endpoints: [{ path: '/metrics' }] } as Monitor['spec'],
});

test('a CRD that says of which operator it is is not read whole', async () => {
  const { kubernetes, asked } = server({ [names[0]]: { annotations }, [names[1]]: { annotations } });
  expect(await learnCrds(kubernetes)).toEqual({
    known: true,
    value: names.map((name) => ({ metadata: { name, namespace: '', annotations } })),
  });
  expect(asked).toEqual([...names]);
});

test('one that does not say it is told apart by its fields, and one that is not there is left out', async () => {
  const { kubernetes, asked } = server({ [names[0]]: {} });
  expect(await learnCrds(kubernetes)).toEqual({ known: true, value: [{ metadata: { name: names[0], namespace: '' }, fields }] });
  expect(asked.sort()).toEqual([names[1], names[0], `${names[0]}*`].sort());
});

test('a server that answers the whole all the same is not asked again', async () => {
  const { kubernetes, asked } = server({ [names[0]]: {}, [names[1]]: { annotations } }, { whole: true });
  const crds = await learnCrds(kubernetes);
  expect(crds).toMatchObject({ known: true, value: [{ fields }, { fields }] });
  expect(await learnLostFields(kubernetes, crds, [monitor({ spec: { labelNameLengthLimit: 1 } })])).toBe(crds);
  expect(asked).toEqual([...names]);
});

test('fields are asked for where a monitor lost one, for its kind alone', async () => {
  const { kubernetes, asked } = server({ [names[0]]: { annotations }, [names[1]]: { annotations } });
  const crds = await learnCrds(kubernetes);
  const kept = { spec: { selector: {}, endpoints: [{ path: '/metrics' }] } };
  expect(await learnLostFields(kubernetes, crds, [monitor(undefined), monitor(kept)])).toBe(crds);
  const lost = monitor({ spec: { selector: {}, endpoints: [{ path: '/metrics', scrapeTimeout: '1s' }] } });
  expect(await learnLostFields(kubernetes, crds, [monitor(kept), lost])).toMatchObject({ known: true, value: [{ fields }, {}] });
  expect(asked.slice(2)).toEqual([`${names[0]}*`]);
});

test.each([['forbidden'], ['timed-out']] as const)('is unknown when it is %s', async (reason) => {
  const { kubernetes } = server({ [names[0]]: new CouldNotLook(reason, 'no'), [names[1]]: { annotations } });
  const crds = await learnCrds(kubernetes);
  expect(crds).toMatchObject({ known: false, reason });
  expect(await learnLostFields(kubernetes, crds, [monitor({ spec: { x: 1 } })])).toBe(crds);
});

test('what was applied and is not there is told by its place and by its field', () => {
  const applied = { spec: { scrapeClass: 'x', endpoints: [{ path: '/metrics', portNumber: 1 }, { path: '/b' }] } };
  expect(lostFields(monitor(applied))).toEqual([
    { path: 'scrapeClass', field: 'scrapeClass' },
    { path: 'endpoints[0].portNumber', field: 'endpoints.portNumber' },
    { path: 'endpoints[1].path', field: 'endpoints.path' },
  ]);
  expect(
    lostFields({
      ...monitor(undefined),
      metadata: { name: 'x', namespace: 'x', annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{' } },
    }),
  ).toEqual([]);
  expect(crdNameOf(monitor(undefined, 'PodMonitor'))).toBe(names[1]);
});
