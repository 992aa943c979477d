import type { StatusFacts } from '../../../src/facts/status/status-facts';
import { healthyFacts, itemsIn, judge, numbersIn, outcomeOf, problemOf, secondsAgo, setGauge, told, unreachable } from './recorded-facts';

function waiting(assigned: number, running: number): StatusFacts {
  const facts = healthyFacts();
  setGauge(facts, 'gha_assigned_jobs', assigned);
  setGauge(facts, 'gha_running_jobs', running);
  setGauge(facts, 'gha_busy_runners', running);
  setGauge(facts, 'gha_registered_runners', running);
  return facts;
}

function since(facts: StatusFacts, seconds: number): StatusFacts {
  const [series] = told(numbersIn(facts).series).filter(({ family }) => family === 'gha_assigned_jobs');
  const now = told(numbersIn(facts).nowSeconds);
  numbersIn(facts).since = {
    known: true,
    value: [{ what: 'jobs-waiting', labels: series!.labels, otherwiseAtSeconds: now - seconds, firstAtSeconds: now - 9999 }],
  };
  return facts;
}

/** One runner more, not ready since some time. */
function startRunner(facts: StatusFacts, seconds: number): string {
  const runner = structuredClone(itemsIn(facts.ephemeralRunners)[0]!);
  Object.assign(runner.metadata, { name: 'arc-runner-set-x-runner-y', creationTimestamp: secondsAgo(seconds) });
  runner.status = { phase: 'Pending' };
  itemsIn(facts.ephemeralRunners).push(runner);
  return runner.metadata.name;
}

test('tells the queue of a set at its maximum, and how it may have more', () => {
  const problem = problemOf(waiting(9, 5), 'jobs-waiting');
  expect(problem).toMatchObject({ severity: 'fail', title: '4 jobs wait for arc-runners/arc-runner-set, which is at its maximum of 5' });
  expect(problem.fix!.commands).toEqual([
    `kubectl -n arc-runners patch autoscalingrunnerset arc-runner-set --type=merge -p '{"spec":{"maxRunners":10}}'`,
  ]);
  expect(problem.fix!.lasting).toMatchObject({ kind: 'helm-values', text: expect.stringContaining('maxRunners: 10') });
});

test('only warns while the runners for the jobs are starting', () => {
  const facts = since(waiting(2, 1), 20);
  startRunner(facts, 15);
  expect(problemOf(facts, 'jobs-waiting')).toMatchObject({ severity: 'warn', saw: expect.stringContaining('1 runner is not ready yet') });
  expect(judge(facts).verdict).toBe('healthy');
});

test('does not wait with a runner whose image cannot be pulled', () => {
  const facts = since(waiting(2, 1), 90);
  const name = startRunner(facts, 85);
  facts.runnerPods = [
    {
      metadata: { namespace: 'arc-runners', name },
      spec: {},
      status: { containerStatuses: [{ name: 'runner', state: { waiting: { reason: 'ImagePullBackOff' } } }] },
    },
  ];
  expect(problemOf(facts, 'jobs-waiting')).toMatchObject({ severity: 'fail', saw: expect.stringContaining('ImagePullBackOff') });
  expect(problemOf(facts, 'ephemeral-runners-stuck')).toMatchObject({
    severity: 'fail',
    title: '1 EphemeralRunner of arc-runners/arc-runner-set is stuck',
  });
});

test('tells a listener that does not ask for more runners', () => {
  expect(problemOf(waiting(2, 1), 'jobs-waiting').saw).toContain('does not ask for more');
});

test('nothing waits where as many jobs run as are assigned', () => {
  expect(outcomeOf(waiting(5, 5), 'jobs-waiting')).toBe('pass');
});

test('is unknown when Prometheus does not answer', () => {
  const facts = waiting(9, 5);
  facts.servers = unreachable;
  expect(outcomeOf(facts, 'jobs-waiting')).toBe('unknown');
});
