import type { StatusFacts } from '../../../src/facts/status/status-facts';
import { forbidden, healthyFacts, itemsIn, judge, outcomeOf, problemOf, told } from './recorded-facts';

const controllerIn = (facts: StatusFacts) =>
  itemsIn(facts.deployments).find(({ metadata }) => metadata.name === 'actions-runner-controller')!;

test('tells a controller that is scaled to 0, and the command that scales it up', () => {
  const facts = healthyFacts();
  controllerIn(facts).spec.replicas = 0;
  const problem = problemOf(facts, 'arc-not-running');
  expect(problem).toMatchObject({ severity: 'fail', generation: 'summerwind' });
  expect(problem.fix!.commands).toEqual(['kubectl -n actions-runner-system scale deployment actions-runner-controller --replicas=1']);
  expect(problem.fix!.lasting).toMatchObject({ kind: 'helm-values', text: expect.stringContaining('replicaCount: 1') });
});

test('tells a controller that is not ready, in the words of its pod', () => {
  const facts = healthyFacts();
  controllerIn(facts).status = { replicas: 1 };
  const pod = itemsIn(facts.pods).find(({ metadata }) => metadata.name.startsWith('actions-runner-controller-'))!;
  pod.status = {
    phase: 'Pending',
    containerStatuses: [{ name: 'manager', state: { waiting: { reason: 'ImagePullBackOff', message: 'not found' } } }],
  };
  expect(problemOf(facts, 'arc-not-running')).toMatchObject({
    severity: 'fail',
    saw: expect.stringContaining('ImagePullBackOff: not found'),
  });
});

test('only warns while one of two pods is ready', () => {
  const facts = healthyFacts();
  Object.assign(controllerIn(facts).spec, { replicas: 2 });
  expect(problemOf(facts, 'arc-not-running').severity).toBe('warn');
  expect(judge(facts).verdict).toBe('healthy');
});

test('tells sets without a controller', () => {
  const facts = healthyFacts();
  itemsIn(facts.deployments).splice(0, 9, controllerIn(facts));
  expect(problemOf(facts, 'arc-not-running').title).toBe('No controller of actions.github.com is installed');
});

test('is unknown when the controller may stand where nobody could look', () => {
  const facts = healthyFacts();
  told(facts.deployments).scope = ['actions-runner-system'];
  itemsIn(facts.deployments).splice(0, 9, controllerIn(facts));
  expect(outcomeOf(facts, 'arc-not-running')).toBe('unknown');
});

test('is unknown when Deployments may not be listed', () => {
  const facts = healthyFacts();
  facts.deployments = forbidden;
  expect(outcomeOf(facts, 'arc-not-running')).toBe('unknown');
});
