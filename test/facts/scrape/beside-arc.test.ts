import { checkScrape } from '../../../src/commands/check-scrape';
import type { Connections } from '../../../src/facts/connections';
import type { ListShrink } from '../../../src/facts/list-shrink';
import type { ScrapeFacts } from '../../../src/facts/scrape/scrape-facts';
import { clusterOf, healthyAnswers, healthyObjects, madeAt, type Objects } from './cluster-of-facts';

type Service = Objects[string][number] & { metadata: { labels?: object }; spec: { selector?: object; ports?: object[] } };

const place = 'actions-runner-system';
const metricsService = 'actions-runner-controller-metrics-service';

/** Lists come in pages, as an API server gives them; a connection that shrinks drops what is not kept. */
function inPages(connections: Connections, shrinks: boolean): Connections & { largest: () => number } {
  let largest = 0;
  const lists = new Map<string, { items?: unknown[] }>();
  const get: Connections['kubernetes']['get'] = async (path, query = {}, shrink?: ListShrink) => {
    const whole = lists.get(path) ?? ((await connections.kubernetes.get(path)) as { items?: unknown[] });
    lists.set(path, whole);
    if (whole.items === undefined) return whole;
    const from = Number(query.continue ?? 0);
    const to = from + Number(query.limit);
    const page = whole.items.slice(from, to);
    const kept = shrinks && shrink !== undefined ? page.map(shrink.keep).filter((item) => item !== undefined) : page;
    largest = Math.max(largest, from > 0 ? kept.length : 0);
    return { items: kept, metadata: to < whole.items.length ? { continue: String(to), remainingItemCount: whole.items.length - to } : {} };
  };
  return { ...connections, kubernetes: { ...connections.kubernetes, get }, largest: () => largest };
}

/** Thousands of other applications' in ARC's namespace, before ARC's own by the alphabet. */
function crowded(change: (service: Service) => void = () => {}, others = 2300): Objects {
  const objects = healthyObjects();
  for (const kind of ['services', 'endpoints', 'endpointslices'] as const) {
    const foreign = Array.from({ length: others }, (_, index) => ({
      metadata: {
        name: `a-${index}`,
        namespace: place,
        labels: { app: `a-${index}`, ...(kind === 'endpointslices' ? { 'kubernetes.io/service-name': `a-${index}` } : {}) },
      },
      spec: { selector: { app: `a-${index}` }, ports: [{ name: 'http', port: 80 }] },
      ...(kind === 'services' ? {} : { subsets: [{ addresses: [{ ip: '10.0.0.1', targetRef: { kind: 'Pod', name: `a-${index}-x` } }] }] }),
      ...(kind === 'endpointslices' ? { endpoints: [{ addresses: ['10.0.0.1'], targetRef: { kind: 'Pod', name: `a-${index}-x` } }] } : {}),
    }));
    objects[kind] = [...foreign, ...(objects[kind] ?? [])];
  }
  change(objects.services!.find(({ metadata }) => metadata.name === metricsService) as Service);
  return objects;
}

async function ask(objects: Objects, shrinks = true) {
  const connections = inPages(clusterOf(objects, healthyAnswers()), shrinks);
  const facts = (await checkScrape.gather({}, connections)) as ScrapeFacts;
  const report = checkScrape.report({}, facts, { cluster: 'made', madeAt });
  return { facts, report, largest: connections.largest() };
}

test.each([true, false])(
  'all Services of a full namespace are looked at, and few are kept (a connection that shrinks: %s)',
  async (shrinks) => {
    const { facts, report, largest } = await ask(crowded(), shrinks);
    expect(report.verdict).toBe('healthy');
    for (const fact of [facts.services, facts.endpoints, facts.endpointSlices]) {
      if (!fact.known) throw new Error('they were not seen');
      expect(fact.value.unread).toBe(0);
      expect(fact.value.items.length).toBeLessThan(1100);
      expect(fact.value.items.some(({ metadata }) => metadata.name.startsWith(metricsService))).toBe(true);
    }
    if (shrinks) expect(largest).toBeLessThan(20);
  },
);

const causesOf = ({ data }: Awaited<ReturnType<typeof ask>>['report']) =>
  (data.subjects as { checks: { cause?: string }[] }[]).flatMap(({ checks }) => checks.flatMap(({ cause }) => cause ?? []));

test('a Service that lost its labels is found among them by where it leads', async () => {
  const { report } = await ask(crowded(({ metadata }) => delete metadata.labels));
  expect(causesOf(report)).toContain('service-labels-not-matched');
});

test('one that selects nobody is found by its labels', async () => {
  const objects = crowded(({ spec }) => {
    spec.selector = { app: 'nobody' };
  });
  objects.endpoints = objects.endpoints!.map((each) => (each.metadata.name === metricsService ? { ...each, subsets: [] } : each));
  const { report } = await ask(objects);
  expect(causesOf(report)).toContain('service-selects-no-pod');
});

test('where a monitor selects more than are read, it is said, and nothing is decided', async () => {
  const objects = crowded(undefined, 5200);
  const monitor = objects.servicemonitors!.find(({ metadata }) => metadata.namespace === place) as unknown as {
    spec: { selector: object };
  };
  monitor.spec.selector = {};
  const { report, facts } = await ask(objects);
  expect(facts.services.known && facts.services.value.unread).toBeGreaterThan(0);
  expect(report.verdict).not.toBe('healthy');
});
