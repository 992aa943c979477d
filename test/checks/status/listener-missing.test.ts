import { forbidden, healthyFacts, itemsIn, judge, outcomeOf, problemOf, problemsOf, secondsAgo, told } from './recorded-facts';

test('tells a scale set without a listener', () => {
  const facts = healthyFacts();
  itemsIn(facts.autoscalingListeners).length = 0;
  const problem = problemOf(facts, 'listener-missing');
  expect(problem).toMatchObject({
    severity: 'fail',
    set: { kind: 'AutoscalingRunnerSet', namespace: 'arc-runners', name: 'arc-runner-set' },
  });
  expect(problem.fix!.commands).toEqual(['kubectl -n arc-systems rollout restart deployment arc-gha-rs-controller']);
  expect(judge(facts).sets[2]!.problems).toEqual(['listener-missing']);
});

test('tells a listener whose pod is not there, in the words of the controller', () => {
  const facts = healthyFacts();
  const [listener] = itemsIn(facts.autoscalingListeners);
  const name = listener!.metadata.name;
  told(facts.pods).items = itemsIn(facts.pods).filter(({ metadata }) => metadata.name !== name);
  facts.logs = {
    'arc-systems/x': {
      known: true,
      value: [`${secondsAgo(5)}\tERROR\tReconciler error\t{"error": "pods \\"${name}\\" is forbidden: exceeded quota: tight"}`],
    },
  };
  expect(problemOf(facts, 'listener-missing')).toMatchObject({
    saw: expect.stringContaining('exceeded quota: tight'),
    fix: { commands: [] },
  });
});

test('tells a listener that crashes', () => {
  const facts = healthyFacts();
  const [listener] = itemsIn(facts.autoscalingListeners);
  const pod = itemsIn(facts.pods).find(({ metadata }) => metadata.name === listener!.metadata.name)!;
  pod.status = { containerStatuses: [{ name: 'listener', state: { waiting: { reason: 'CrashLoopBackOff' } } }] };
  expect(problemOf(facts, 'listener-missing').fix!.commands[0]).toMatch(
    /^kubectl -n arc-systems delete autoscalinglistener .* --ignore-not-found$/,
  );
});

test('gives a scale set that was made just now the time to get one', () => {
  const facts = healthyFacts();
  itemsIn(facts.autoscalingListeners).length = 0;
  itemsIn(facts.autoscalingRunnerSets)[0]!.metadata.creationTimestamp = secondsAgo(10);
  expect(problemsOf(facts, 'listener-missing')).toEqual([]);
});

test('is unknown when listeners may stand where nobody could look', () => {
  const facts = healthyFacts();
  told(facts.autoscalingListeners).scope = ['arc-runners'];
  itemsIn(facts.autoscalingListeners).length = 0;
  expect(outcomeOf(facts, 'listener-missing')).toBe('unknown');
});

test('is unknown when listeners may not be listed', () => {
  const facts = healthyFacts();
  facts.autoscalingListeners = forbidden;
  expect(outcomeOf(facts, 'listener-missing')).toBe('unknown');
});
