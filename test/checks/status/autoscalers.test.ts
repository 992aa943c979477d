import type { HorizontalRunnerAutoscaler } from '../../../src/facts/shapes/arc';
import type { StatusFacts } from '../../../src/facts/status/status-facts';
import { forbidden, healthyFacts, itemsIn, judge, numbersIn, outcomeOf, problemOf, problemsOf, secondsAgo, told } from './recorded-facts';

const pod = 'actions-runner-system/actions-runner-controller-1';
const unsupported = 'validating autoscaling metrics: unsupported metric type {NoSuchMetric [] }';

function failing(errors: Record<string, string>, { seconds = 10 } = {}): StatusFacts {
  const facts = healthyFacts();
  const count = told(numbersIn(facts).errors).find(({ controller }) => controller === 'horizontalrunnerautoscaler-controller')!;
  Object.assign(count, { last15m: 40, last3m: 9 });
  const lines = Object.entries(errors).map(([name, error]) => {
    const [namespace, own] = name.split('/');
    return `${secondsAgo(seconds)}\tERROR\tReconciler error\t{"HorizontalRunnerAutoscaler": {"name":"${own}","namespace":"${namespace}"}, "error": "${error}"}`;
  });
  facts.logs = { [pod]: { known: true, value: lines } };
  return facts;
}

const another = (facts: StatusFacts, name: string, change: Partial<HorizontalRunnerAutoscaler['spec']> = {}) => {
  const [first] = itemsIn(facts.horizontalRunnerAutoscalers).filter(({ metadata }) => metadata.namespace === 'team-a');
  itemsIn(facts.horizontalRunnerAutoscalers).push({
    ...first!,
    metadata: { ...first!.metadata, name },
    spec: { ...first!.spec, ...change },
  });
};

describe('autoscaler-failing', () => {
  test('tells an autoscaler that fails each time, and that its set keeps its runners', () => {
    const facts = failing({ 'team-a/web': unsupported });
    expect(problemOf(facts, 'autoscaler-failing')).toMatchObject({
      severity: 'fail',
      title: 'HorizontalRunnerAutoscaler team-a/web fails: its set is not scaled',
      saw: expect.stringMatching(/unsupported metric type.*team-a\/web keeps the runners that it has/),
      fix: { explain: expect.stringContaining('TotalNumberOfQueuedAndInProgressWorkflowRuns') },
    });
    expect(judge(facts).sets.find(({ name }) => name === 'web')!.problems).toEqual(['autoscaler-failing']);
    expect(outcomeOf(facts, 'reconcile-errors')).toBe('skipped');
  });

  test('tells the same trouble of several as one', () => {
    const url = 'GET https://api.github.com/repos/acme/web/actions/runners?per_page=100: 500 Internal Server Error []';
    const facts = failing({ 'team-a/web': url, 'team-b/api': url.replace('acme/web', 'acme') });
    expect(problemOf(facts, 'autoscaler-failing')).toMatchObject({
      title: '2 HorizontalRunnerAutoscalers fail: their sets are not scaled',
      fix: { explain: expect.stringContaining('GitHub itself fails') },
    });
  });

  test('says nothing of one that went well since, or of two writers at once', () => {
    const over = failing({ 'team-a/web': unsupported });
    told(over.logs[pod]!).push(
      `${secondsAgo(5)}\tDEBUG\thorizontalrunnerautoscaler\tCalculated desired replicas of 3\t{"horizontalrunnerautoscaler": "team-a/web"}`,
    );
    expect(problemsOf(over, 'autoscaler-failing')).toEqual([]);
    const conflict =
      'Operation cannot be fulfilled on horizontalrunnerautoscalers: the object has been modified; please apply your changes';
    expect(problemsOf(failing({ 'team-a/web': conflict }), 'autoscaler-failing')).toEqual([]);
  });

  test("is unknown when ARC's words may not be read while reconciling fails", () => {
    const facts = failing({ 'team-a/web': unsupported });
    facts.logs = { [pod]: forbidden };
    expect(outcomeOf(facts, 'autoscaler-failing')).toBe('unknown');
  });
});

describe('webhook-broken', () => {
  const words = (reason: string) =>
    failing({
      'team-a/web': `Internal error occurred: failed calling webhook \\"mutate.runner.actions.summerwind.dev\\": failed to call webhook: ${reason}`,
    });

  test('tells a certificate that is not trusted', () => {
    const facts = words('tls: failed to verify certificate: x509: certificate signed by unknown authority');
    expect(problemOf(facts, 'webhook-broken')).toMatchObject({
      severity: 'fail',
      title: 'The API server cannot call the webhook mutate.runner.actions.summerwind.dev',
      saw: expect.stringContaining('x509: certificate signed by unknown authority'),
      fix: { explain: expect.stringContaining('caBundle') },
    });
  });

  test('tells a pod that cannot be reached, and a Service without pods', () => {
    expect(problemOf(words('context deadline exceeded'), 'webhook-broken').fix!.explain).toContain('security group');
    expect(problemOf(words('no endpoints available for service'), 'webhook-broken').fix!.explain).toContain('No ready pod');
  });
});

test('autoscalers-compete tells several autoscalers of one set, whose limits are the widest of theirs', () => {
  const facts = healthyFacts();
  another(facts, 'web-second', { minReplicas: 1, maxReplicas: 30 });
  expect(problemOf(facts, 'autoscalers-compete').saw).toContain('team-a/web and team-a/web-second all scale RunnerDeployment team-a/web');
  const set = judge(facts).sets.find(({ name }) => name === 'web')!;
  expect([set.min.value, set.max.value, set.busy.value]).toEqual([1, 30, 0]);
});

test('autoscaler-without-set tells an autoscaler whose target is not there, unless nobody could look', () => {
  const facts = healthyFacts();
  another(facts, 'stray', { scaleTargetRef: { name: 'wbe' } });
  expect(problemOf(facts, 'autoscaler-without-set')).toMatchObject({
    severity: 'warn',
    saw: 'Its target, RunnerDeployment team-a/wbe, does not exist.',
  });
  facts.runnerDeployments = forbidden;
  expect(problemsOf(facts, 'autoscaler-without-set')).toEqual([]);
});

test('a RunnerReplicaSet that nobody scales is a set whose runners nobody counts', () => {
  const facts = healthyFacts();
  const bare = { metadata: { namespace: 'team-b', name: 'bare' }, spec: { replicas: 2 }, status: { replicas: 2, availableReplicas: 1 } };
  facts.runnerReplicaSets = { known: true, value: { items: [bare], scope: 'all', blind: [], served: true, unread: 0 } };
  const set = judge(facts).sets.find(({ kind }) => kind === 'RunnerReplicaSet')!;
  expect([set.desired.value, set.current.value, set.available.value, set.registered.value]).toEqual([2, 2, 1, null]);
  expect(set.registered.byDesign).toBe(true);
  expect(judge(facts).verdict).toBe('healthy');
});
