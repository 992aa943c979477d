import type { StatusFacts } from '../../../src/facts/status/status-facts';
import { statusReport } from '../../../src/reports/status';
import { healthyFacts, judge, madeAt, numbersIn, outcomeOf, problemOf, setRunners, told, unreachable } from './recorded-facts';

function failing(last15m: number, last3m = 0): StatusFacts {
  const facts = healthyFacts();
  Object.assign(told(numbersIn(facts).errors)[0]!, { last15m, last3m });
  return facts;
}

test('errors that delay nothing are told as such, and leave the verdict alone', () => {
  const facts = failing(12.3, 4);
  expect(problemOf(facts, 'reconcile-errors')).toMatchObject({
    severity: 'warn',
    title: '12 reconcile errors in 15 minutes, which delay nothing',
  });
  expect(judge(facts).verdict).toBe('healthy');
});

test('errors beside a set that lacks runners are told as a possible cause', () => {
  const facts = failing(12, 4);
  setRunners(facts, 'team-a', { phase: 'Pending' });
  expect(problemOf(facts, 'reconcile-errors').saw).toContain('team-a/web has fewer runners than it wants');
});

test('a conflict or two are no news', () => {
  const facts = failing(2, 2);
  expect(outcomeOf(facts, 'reconcile-errors')).toBe('pass');
  expect(judge(facts).reconcileErrors[0]).toMatchObject({ total: 2, perMinute: 0.13, window: '15m' });
});

test('processes of one controller are added up', () => {
  const facts = failing(10);
  const [first] = told(numbersIn(facts).errors);
  told(numbersIn(facts).errors).push({ ...first!, instance: '10.0.0.9:8080', last15m: 5 });
  expect(judge(facts).reconcileErrors[0]!.total).toBe(15);
});

test('is unknown when Prometheus does not answer', () => {
  const facts = failing(12);
  facts.servers = unreachable;
  expect(outcomeOf(facts, 'reconcile-errors')).toBe('unknown');
});

test('errors that are over explain nothing of what is now', () => {
  const facts = failing(12, 0);
  setRunners(facts, 'team-a', { phase: 'Pending' });
  expect(problemOf(facts, 'reconcile-errors')).toMatchObject({
    title: '12 reconcile errors in 15 minutes, none of them lately',
    saw: expect.stringContaining('explain nothing of what is now'),
  });
});

/** What stands beside the figure of reconcile errors. */
function figureOf(facts: StatusFacts): { value: string; note?: string } | undefined {
  const [numbers] = statusReport(judge(facts), { cluster: 'recorded', madeAt }).sections;
  return numbers?.kind === 'numbers' ? numbers.items.find(({ label }) => label === 'reconcile errors') : undefined;
}

/** As if the first sample of each counter were that old. */
function youngFacts(seconds: number, last15m = 0): StatusFacts {
  const facts = failing(last15m);
  const { errors, nowSeconds } = numbersIn(facts);
  for (const count of told(errors)) count.firstAtSeconds = told(nowSeconds) - seconds;
  return facts;
}

test('a Prometheus that is younger than the quarter of an hour says over how long it looked', () => {
  const facts = youngFacts(250, 8);
  expect(judge(facts).reconcileErrors[0]).toMatchObject({ total: 8, perMinute: 1.92, window: '4m' });
  expect(problemOf(facts, 'reconcile-errors').title).toMatch(/^8 reconcile errors in 4 minutes, as nothing older is recorded/);
  expect(figureOf(facts)).toMatchObject({ value: '8', note: 'in 4 minutes, as nothing older is recorded' });
  expect(figureOf(youngFacts(40))).toMatchObject({ value: '0', note: 'in 40 seconds, as nothing older is recorded' });
});

test('a window whose first sample lies a scrape within it is whole', () => {
  expect(judge(youngFacts(875)).reconcileErrors[0]).toMatchObject({ window: '15m' });
  expect(figureOf(youngFacts(875))).toMatchObject({ value: '0', note: 'in 15 minutes' });
});

test('a counter that was scraped once only counts nothing, which is no zero', () => {
  const facts = healthyFacts();
  numbersIn(facts).errors = { known: true, value: [] };
  expect(new Set(judge(facts).reconcileErrors.map(({ total }) => total))).toEqual(new Set([null]));
  expect(figureOf(facts)).toMatchObject({ value: 'unknown' });
  expect(outcomeOf(facts, 'reconcile-errors')).toBe('unknown');
});

test('the errors of a generation that nobody counts are not known beside those of the other', () => {
  const facts = healthyFacts();
  const ofTheNewer = told(numbersIn(facts).errors).filter(({ controller }) => /^(autoscaling|ephemeral)/.test(controller));
  numbersIn(facts).errors = { known: true, value: ofTheNewer };
  expect(
    judge(facts)
      .reconcileErrors.filter(({ total }) => total === null)
      .map(({ controller }) => controller),
  ).toEqual(['horizontalrunnerautoscaler-controller', 'runnerdeployment-controller']);
  expect(figureOf(facts)).toMatchObject({ value: 'unknown' });
  expect(outcomeOf(facts, 'reconcile-errors')).toBe('unknown');
});
