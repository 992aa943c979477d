import type { StatusFacts } from '../../../src/facts/status/status-facts';
import {
  healthyFacts,
  itemsIn,
  judge,
  madeAtSeconds,
  numbersIn,
  outcomeOf,
  problemOf,
  problemsOf,
  setGauge,
  told,
  unreachable,
} from './recorded-facts';

function full(seconds: number): StatusFacts {
  const facts = healthyFacts();
  setGauge(facts, 'horizontalrunnerautoscaler_runners_busy', 10, 'web');
  const now = told(numbersIn(facts).nowSeconds);
  numbersIn(facts).since = {
    known: true,
    value: [
      {
        what: 'at-maximum',
        labels: { exported_namespace: 'team-a', namespace: 'actions-runner-system', horizontalrunnerautoscaler: 'web' },
        otherwiseAtSeconds: now - seconds,
        firstAtSeconds: madeAtSeconds - 20000,
      },
    ],
  };
  return facts;
}

test('tells for how long all runners that a set may have are busy, and how it may have more', () => {
  const problem = problemOf(full(1200), 'at-maximum');
  expect(problem).toMatchObject({ severity: 'fail', title: 'team-a/web is at its maximum of 10 for 20 min' });
  expect(problem.fix!.commands).toEqual([
    `kubectl -n team-a patch horizontalrunnerautoscaler web --type=merge -p '{"spec":{"maxReplicas":15}}'`,
  ]);
});

test('only warns of a peak', () => {
  expect(problemOf(full(100), 'at-maximum').severity).toBe('warn');
  expect(judge(full(100)).verdict).toBe('healthy');
});

test('says "at least" where it was never otherwise within the hours that were asked about', () => {
  const facts = full(0);
  told(numbersIn(facts).since!)[0]!.otherwiseAtSeconds = 0;
  told(numbersIn(facts).since!)[0]!.firstAtSeconds = told(numbersIn(facts).nowSeconds) - 6 * 3600;
  expect(problemOf(facts, 'at-maximum').title).toContain('for at least 6 h');
});

test('knows no maximum of a scale set that has none', () => {
  const facts = healthyFacts();
  setGauge(facts, 'gha_busy_runners', 50);
  delete itemsIn(facts.autoscalingRunnerSets)[0]!.spec.maxRunners;
  expect(problemsOf(facts, 'at-maximum')).toEqual([]);
});

test('quotes names that a shell would act on', () => {
  const facts = full(1200);
  const autoscaler = itemsIn(facts.horizontalRunnerAutoscalers).find(({ metadata }) => metadata.name === 'web')!;
  for (const one of told(numbersIn(facts).series))
    if (one.labels.horizontalrunnerautoscaler === 'web') one.labels = { ...one.labels, horizontalrunnerautoscaler: "we'b" };
  autoscaler.metadata.name = "we'b";
  expect(problemOf(facts, 'at-maximum').fix!.commands[0]).toContain(`'we'\\''b'`);
});

test('is unknown when Prometheus does not answer', () => {
  const facts = full(1200);
  facts.servers = unreachable;
  expect(outcomeOf(facts, 'at-maximum')).toBe('unknown');
});
