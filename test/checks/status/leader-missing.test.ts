import type { StatusFacts } from '../../../src/facts/status/status-facts';
import {
  healthyFacts,
  itemsIn,
  judge,
  madeAtSeconds,
  numbersIn,
  outcomeOf,
  problemOf,
  secondsAgo,
  told,
  unreachable,
} from './recorded-facts';

function leaderless(seconds: number): StatusFacts {
  const facts = healthyFacts();
  for (const leader of told(numbersIn(facts).leaders)) leader.leads = false;
  for (const pod of itemsIn(facts.pods)) pod.status!.startTime = secondsAgo(seconds);
  return facts;
}

test('tells that nobody leads, though the pod is ready and scraped', () => {
  const facts = leaderless(600);
  expect(problemOf(facts, 'leader-missing')).toMatchObject({ severity: 'fail', generation: 'summerwind' });
  expect(judge(facts).verdict).toBe('unhealthy');
});

test('lets a pod that started a moment ago wait for its lease', () => {
  expect(problemOf(leaderless(20), 'leader-missing').severity).toBe('warn');
});

test('is content with one of two pods leading', () => {
  const facts = healthyFacts();
  const [leader] = told(numbersIn(facts).leaders);
  told(numbersIn(facts).leaders).push({ ...leader!, pod: `${leader!.pod}x`, leads: false });
  expect(outcomeOf(facts, 'leader-missing')).toBe('pass');
});

test('says nothing of a controller that does not tell who leads, which is no tick', () => {
  const facts = healthyFacts();
  told(numbersIn(facts).leaders).length = 0;
  expect(outcomeOf(facts, 'leader-missing')).toBe('not-applicable');
  expect(judge(facts).verdict).toBe('healthy');
});

test('is unknown when Prometheus does not answer', () => {
  const facts = healthyFacts();
  facts.servers = unreachable;
  expect(outcomeOf(facts, 'leader-missing')).toBe('unknown');
  expect(madeAtSeconds).toBeGreaterThan(0);
});
