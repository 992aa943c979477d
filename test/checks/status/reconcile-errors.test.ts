import type { StatusFacts } from '../../../src/facts/status/status-facts';
import { healthyFacts, judge, numbersIn, outcomeOf, problemOf, setRunners, told, unreachable } from './recorded-facts';

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
