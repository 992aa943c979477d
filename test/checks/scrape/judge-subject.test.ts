import { judgeAfter, legacy, outcomeAfter } from './healthy-facts';

test('the healthy cluster is healthy, and nothing in it is a failure, a warning or unknown', () => {
  const { verdict, subjects } = judgeAfter(() => {});
  expect(verdict).toBe('healthy');
  expect(subjects).toHaveLength(3);
  expect(
    subjects
      .flatMap(({ checks }) => checks.map(({ outcome }) => outcome))
      .filter((outcome) => !['pass', 'not-applicable'].includes(outcome)),
  ).toEqual([]);
});

test('what Prometheus measured outranks what was inferred: a suspicion beside a fresh target is a warning', () => {
  const { verdict, subjects } = judgeAfter((world) => {
    world.prometheus.spec.paused = true;
  });
  expect(verdict).toBe('healthy');
  expect(subjects[0]?.checks.filter(({ outcome }) => outcome === 'warn')).toMatchObject([
    { id: 'prometheus-is-reconciled', cause: 'prometheus-paused' },
  ]);
});

test('without that target the same suspicion is the root of the failure, and what it explains is skipped', () => {
  const after = judgeAfter((world) => {
    world.losePool().prometheus.spec.paused = true;
  });
  const checks = after.subjects.find(({ name }) => name === legacy)!.checks;
  expect(after.verdict).toBe('unhealthy');
  expect(checks.filter(({ outcome }) => outcome === 'fail')).toMatchObject([{ cause: 'prometheus-paused', root: true }]);
  expect(checks.find(({ id }) => id === 'target-is-up')).toMatchObject({
    outcome: 'skipped',
    reason: expect.stringContaining('prometheus-is-reconciled failed'),
  });
});

test('two faults at once are both found, and both are roots', () => {
  const { subjects } = judgeAfter((world) => {
    world.losePool();
    delete world.monitor.metadata.labels!.release;
    world.service.spec.selector = { app: 'nobody' };
    world.remove('endpoints', world.service.metadata.name);
  });
  const roots = subjects.find(({ name }) => name === legacy)!.checks.filter(({ root }) => root === true);
  expect(roots.map(({ cause }) => cause)).toEqual(['monitor-labels-not-matched', 'service-selects-no-pod']);
});

test('a right that is missing makes just its checks unknown, with the rule that grants it', () => {
  const { verdict, subjects } = judgeAfter((world) => world.forbid('networkPolicies'));
  const unknown = subjects.flatMap(({ checks }) => checks.filter(({ outcome }) => outcome === 'unknown'));
  expect(new Set(unknown.map(({ id }) => id))).toEqual(new Set(['network-allows-scrape']));
  expect(unknown[0]?.reason).toContain('- rule for networkPolicies');
  expect(verdict).toBe('healthy');
});

test('a verdict is undecided where what it needs could not be looked at', () => {
  const { verdict } = judgeAfter((world) => {
    world.facts.servers = {};
    world.forbid('prometheuses');
  });
  expect(verdict).toBe('undecided');
});

test('nothing known is undecided in every check that needs a fact, never healthy and never an exception', () => {
  const { verdict, subjects } = judgeAfter((world) => {
    world.facts.servers = {};
    world.facts.reviews = [];
    world.forbid(
      'served',
      'crds',
      'namespaces',
      'prometheuses',
      'prometheusAgents',
      'serviceMonitors',
      'podMonitors',
      'deployments',
      'services',
      'endpoints',
      'endpointSlices',
      'pods',
      'statefulSets',
      'events',
      'networkPolicies',
      'horizontalRunnerAutoscalers',
      'autoscalingRunnerSets',
      'autoscalingListeners',
    );
  });
  expect(verdict).toBe('undecided');
  expect(subjects.flatMap(({ checks }) => checks.filter(({ outcome }) => outcome === 'pass'))).toEqual([]);
});

test('no monitor at all is a subject of its own, with a manifest to apply', () => {
  const missing = outcomeAfter('monitor-exists', (world) =>
    world.losePool().remove('serviceMonitors', 'actions-runner-controller-service-monitor'),
  );
  expect(missing).toMatchObject({ outcome: 'fail', cause: 'monitor-missing', root: true });
  expect(missing.fix?.commands[0]).toContain('kind: ServiceMonitor');
  expect(missing.fix?.commands[0]).toContain('release: "kube-prometheus-stack"');
});

test('a second Prometheus that selects nothing is nobody’s fault', () => {
  const { verdict, subjects } = judgeAfter((world) => {
    const other = structuredClone(world.prometheus);
    other.metadata = { ...other.metadata, name: 'another' };
    other.spec = { ...other.spec, serviceMonitorSelector: { matchLabels: { team: 'x' } }, podMonitorSelector: null };
    world.listing('prometheuses').items.push(other);
  });
  expect(verdict).toBe('healthy');
  expect(new Set(subjects.map(({ prometheus }) => prometheus))).toEqual(new Set(['monitoring/kube-prometheus-stack-prometheus']));
});
