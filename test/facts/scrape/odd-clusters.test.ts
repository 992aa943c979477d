import fc from 'fast-check';
import { checkScrape } from '../../../src/commands/check-scrape';
import type { Report } from '../../../src/reports/report';
import { clusterOf, healthyAnswers, healthyObjects, madeAt, type Objects } from './cluster-of-facts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

async function ask(objects: Objects, answers = healthyAnswers()): Promise<Report> {
  const facts = await checkScrape.gather({}, clusterOf(objects, answers));
  return checkScrape.report({}, facts, { cluster: 'made', madeAt });
}

interface Subject {
  verdict: string;
  checks: { id: string; outcome: string; cause?: string; saw?: string; reason?: string; fix?: { explain: string; commands: string[] } }[];
}

/** An answer that a person can read, whatever the cluster holds. */
function expectAnswer(report: Report): void {
  expect(['healthy', 'unhealthy', 'undecided']).toContain(report.verdict);
  expect(report.summary).not.toMatch(/undefined|\[object|NaN/);
  const subjects = report.data.subjects as Subject[];
  expect(subjects.length).toBeGreaterThan(0);
  for (const check of subjects.flatMap(({ checks }) => checks)) {
    if (check.outcome === 'fail' || check.outcome === 'warn') {
      expect(check.cause).toMatch(/^[a-z-]+$/);
      expect(`${check.saw} ${check.fix?.explain} ${check.fix?.commands.join(' ')}`).not.toMatch(/\bundefined\b|\[object|\bNaN\b/);
    } else expect(check.saw ?? check.reason).toBeTruthy();
  }
}

/** Every place below a value, but the names that make an object an object. */
function places(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, inner]) => places(inner as Json, [...path, Array.isArray(value) ? Number(key) : key]));
  return path.length === 0 ? below : [path, ...below];
}
const isIdentity = (path: (string | number)[]) =>
  path.length < 3 || (path[2] === 'metadata' && (path.length === 3 || ['name', 'namespace'].includes(String(path[3]))));

const changes = ['drop', 'null', 'empty', 'longest', 'odd', 'many'] as const;

function change(root: Json, path: (string | number)[], how: (typeof changes)[number]): void {
  const parent = path.slice(0, -1).reduce<Json>((value, key) => (value as Record<string, Json>)?.[key] ?? {}, root) as Record<string, Json>;
  const key = path.at(-1)!;
  const value = parent[key];
  if (value === undefined) return;
  if (how === 'drop' || how === 'null') {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else if (how === 'drop') delete parent[key];
    else parent[key] = null;
  } else if (typeof value === 'string') parent[key] = { empty: '', longest: 'x'.repeat(253), odd: '$(x)\'"`\n%', many: 'a,b' }[how];
  else if (typeof value === 'number') parent[key] = { empty: 0, longest: 2 ** 31 - 1, odd: -1, many: 1e15 }[how];
  else if (typeof value === 'boolean') parent[key] = !value;
  else if (Array.isArray(value)) parent[key] = how === 'many' && value.length > 0 ? Array.from({ length: 300 }, () => value[0]!) : [];
  else parent[key] = {};
}

const healthy = healthyObjects();
const objectPlaces = places(healthy as unknown as Json).filter((path) => !isIdentity(path));

test('the unchanged cluster is healthy', async () => {
  const report = await ask(healthyObjects());
  expect(report.verdict).toBe('healthy');
  expectAnswer(report);
});

test('whatever is missing, empty, long or odd in any object, there is an answer', async () => {
  const step = fc.tuple(fc.nat(objectPlaces.length - 1), fc.constantFrom(...changes));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const objects = healthyObjects();
      for (const [index, how] of steps) change(objects as unknown as Json, objectPlaces[index]!, how);
      expectAnswer(await ask(objects));
    }),
    { numRuns: 100 },
  );
}, 120_000);

test('where the target is down or gone the answer is never healthy, whatever else is odd', async () => {
  const step = fc.tuple(fc.nat(objectPlaces.length - 1), fc.constantFrom(...changes));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 4 }), fc.constantFrom('down', 'unknown', 'gone', 'old'), async (steps, how) => {
      const objects = healthyObjects();
      for (const [index, each] of steps) change(objects as unknown as Json, objectPlaces[index]!, each);
      const answers = healthyAnswers();
      const targets = answers.targets as { activeTargets: { scrapePool: string; health: string; lastScrape: string; lastError: string }[] };
      const ours = ({ scrapePool }: { scrapePool: string }) => scrapePool.startsWith('serviceMonitor/actions-runner-system/');
      if (how === 'gone') targets.activeTargets = targets.activeTargets.filter((target) => !ours(target));
      else if (how === 'old') for (const target of targets.activeTargets.filter(ours)) target.lastScrape = '2020-01-01T00:00:00Z';
      else for (const target of targets.activeTargets.filter(ours)) Object.assign(target, { health: how, lastError: 'x' });
      expect((await ask(objects, answers)).verdict).not.toBe('healthy');
    }),
    { numRuns: 100 },
  );
}, 120_000);

test('each single part of an object can be missing', async () => {
  // The same field of every object of a kind is one part.
  const parts = new Map(objectPlaces.map((path) => [path.filter((key) => typeof key === 'string').join('.'), path]));
  for (const path of parts.values()) {
    const objects = healthyObjects();
    change(objects as unknown as Json, path, 'drop');
    await ask(objects).then(expectAnswer, (error) => {
      throw new Error(`without ${path.join('.')}: ${error instanceof Error ? error.stack : error}`);
    });
  }
}, 300_000);

test('each kind can be missing altogether, or not be served', async () => {
  for (const resource of Object.keys(healthy)) {
    expectAnswer(await ask({ ...healthyObjects(), [resource]: [] }));
    const { [resource]: _, ...others } = healthyObjects();
    expectAnswer(await ask(others));
  }
  expectAnswer(await ask({}));
  expectAnswer(await ask(Object.fromEntries(Object.keys(healthy).map((resource) => [resource, []]))));
});

test('a Prometheus that answers emptily, or with less than 3.x does, is answered about', async () => {
  const answers = healthyAnswers();
  for (const path of Object.keys(answers)) {
    const values = places(answers[path] as Json).filter((each) => each.length > 0);
    for (const place of values.slice(0, 80)) {
      const changed = healthyAnswers();
      change(changed[path] as Json, place, 'drop');
      expectAnswer(await ask(healthyObjects(), changed));
    }
  }
  const nothing = { ...answers, scrape_pools: { scrapePools: null }, targets: { activeTargets: null, droppedTargets: null } };
  const report = await ask(healthyObjects(), nothing as unknown as ReturnType<typeof healthyAnswers>);
  expectAnswer(report);
  expect(report.verdict).not.toBe('healthy');
}, 120_000);

test('thousands of Services, and a monitor with twenty endpoints, take seconds and not minutes', async () => {
  const objects = healthyObjects();
  const [service] = objects.services!;
  for (let index = 0; index < 3000; index++)
    objects.services!.push({ ...structuredClone(service!), metadata: { ...service!.metadata, name: `s${index}`.padEnd(63, 'x') } });
  const spec = (objects.servicemonitors as unknown as { metadata: { name: string }; spec: { endpoints: object[] } }[]).find(
    ({ metadata }) => metadata.name === 'actions-runner-controller-service-monitor',
  )!.spec;
  spec.endpoints = Array.from({ length: 20 }, (_, index) => ({ ...spec.endpoints[0], path: `/metrics${index}` }));
  const report = await ask(objects);
  expectAnswer(report);
  expect(report.verdict).not.toBe('healthy');
}, 60_000);
