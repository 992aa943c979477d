import { ageGauges, healthyFacts, itemsIn, judge, outcomeOf, seriesIn } from './recorded-facts';

const outcomesOf = (facts: ReturnType<typeof healthyFacts>, scope = {}) =>
  Object.fromEntries(
    judge(facts, scope)
      .checks.filter(({ id }) => ['jobs-waiting', 'at-maximum', 'runners-offline'].includes(id))
      .map(({ id, outcome }) => [id, outcome]),
  );

/** Prometheus has lost what the older generation counts. */
function withoutLegacyNumbers() {
  const facts = healthyFacts();
  ageGauges(facts, /^horizontalrunnerautoscaler_runners/, 1000);
  return facts;
}

test('figures that are not known are no tick', () => {
  expect(outcomesOf(withoutLegacyNumbers())).toEqual({ 'jobs-waiting': 'pass', 'at-maximum': 'unknown', 'runners-offline': 'unknown' });
});

test('that metrics are missing is told once, not by each check that wanted them', () => {
  const { problems, verdict } = judge(withoutLegacyNumbers());
  expect(verdict).toBe('undecided');
  expect(problems.map(({ id }) => id)).toEqual(['metrics-missing']);
});

test('figures of sets that nobody asked about do not matter', () => {
  const asked = { namespace: 'arc-runners' };
  expect(outcomesOf(withoutLegacyNumbers(), asked)).toMatchObject({ 'at-maximum': 'pass', 'runners-offline': 'pass' });
  expect(judge(withoutLegacyNumbers(), asked).verdict).toBe('healthy');
});

test('where nobody counts, by design, there is nothing to look at', () => {
  const facts = healthyFacts();
  for (const autoscaler of itemsIn(facts.horizontalRunnerAutoscalers)) autoscaler.spec.metrics = [];
  expect(outcomesOf(facts, { namespace: 'team-a' })).toEqual({
    'jobs-waiting': 'not-applicable',
    'at-maximum': 'not-applicable',
    'runners-offline': 'not-applicable',
  });
  expect(judge(facts).verdict).toBe('healthy');
});

test('a queue that no listener shows is not known', () => {
  const facts = healthyFacts();
  const [server] = facts.servers.known ? facts.servers.value : [];
  Object.assign(server!.numbers!.series, { value: seriesIn(facts).filter(({ family }) => family !== 'gha_assigned_jobs') });
  expect(outcomeOf(facts, 'jobs-waiting')).toBe('unknown');
});
