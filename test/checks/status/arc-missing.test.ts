import { forbidden, healthyFacts, itemsIn, judge, outcomeOf, problemOf, told } from './recorded-facts';

function emptied() {
  const facts = healthyFacts();
  for (const kind of [
    'runnerDeployments',
    'autoscalingRunnerSets',
    'deployments',
    'horizontalRunnerAutoscalers',
    'autoscalingListeners',
  ] as const)
    itemsIn<unknown>(facts[kind] as never).length = 0;
  for (const server of told(facts.servers)) {
    server.census = { known: true, value: [] };
    delete server.numbers;
  }
  return facts;
}

test('is found where neither controllers, nor sets, nor metrics are there', () => {
  const facts = emptied();
  expect(problemOf(facts, 'arc-missing').severity).toBe('fail');
  expect(judge(facts).verdict).toBe('unhealthy');
  expect(judge(facts).problems).toHaveLength(1);
});

test('is not found where only one generation is there', () => {
  const facts = healthyFacts();
  itemsIn(facts.autoscalingRunnerSets).length = 0;
  itemsIn(facts.deployments).splice(
    0,
    9,
    ...itemsIn(facts.deployments).filter(({ metadata }) => metadata.namespace === 'actions-runner-system'),
  );
  expect(outcomeOf(facts, 'arc-missing')).toBe('pass');
});

test('is unknown when not the whole cluster could be looked at', () => {
  const facts = emptied();
  told(facts.deployments).scope = ['monitoring'];
  expect(outcomeOf(facts, 'arc-missing')).toBe('unknown');
  expect(judge(facts).verdict).toBe('undecided');
});

test('is unknown when Deployments may not be listed', () => {
  const facts = emptied();
  facts.deployments = forbidden;
  expect(outcomeOf(facts, 'arc-missing')).toBe('unknown');
});
