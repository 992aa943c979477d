import { statusChecks } from '../../../src/checks/status/index';
import { ageGauges, forbidden, healthyFacts, itemsIn, judge, numbersIn, outcomeOf, setGauge, told, unreachable } from './recorded-facts';

test('is healthy where all is well, with every check answered', () => {
  const { verdict, problems, lacking, checks } = judge(healthyFacts());
  expect({ verdict, problems, lacking }).toEqual({ verdict: 'healthy', problems: [], lacking: [] });
  expect(checks.map(({ outcome }) => outcome)).toEqual(statusChecks.map(() => 'pass'));
});

test('sums both generations', () => {
  const facts = healthyFacts();
  setGauge(facts, 'horizontalrunnerautoscaler_runners_busy', 2, 'web');
  setGauge(facts, 'gha_busy_runners', 1);
  const { total, sets } = judge(facts);
  expect(Object.values(total).map(({ value }) => value)).toEqual([6, 3, 6, 6, 20]);
  expect(sets.map(({ generation, namespace, name, busy }) => [generation, namespace, name, busy.value])).toEqual([
    ['summerwind', 'team-a', 'web', 2],
    ['summerwind', 'team-b', 'api', 0],
    ['scale-set', 'arc-runners', 'arc-runner-set', 1],
  ]);
});

test('never takes a number that is not known for 0', () => {
  const facts = healthyFacts();
  ageGauges(facts, /runners_busy$/, 60);
  const { total, sets, verdict } = judge(facts);
  expect(total.busy).toMatchObject({ value: null, why: expect.stringContaining('team-a/web') });
  expect(sets[0]!.busy).toMatchObject({ value: null, why: expect.stringMatching(/horizontalrunnerautoscaler_runners_busy is \d\d s old/) });
  expect(verdict).toBe('undecided');
});

test('counts EphemeralRunners where Prometheus does not tell of a scale set, and says so', () => {
  const facts = healthyFacts();
  ageGauges(facts, /^gha_/, 3600);
  const set = judge(facts).sets.find(({ generation }) => generation === 'scale-set')!;
  expect(set.registered).toMatchObject({ value: 1, from: 'kubernetes' });
  expect(set.waitingJobs.value).toBeNull();
});

test('takes the newest sample where two pods show a gauge, and the largest of one round of scrapes', () => {
  const facts = healthyFacts();
  const series = told(numbersIn(facts).series);
  const busy = series.find(({ family, labels }) => family === 'horizontalrunnerautoscaler_runners_busy' && labels.name === 'web')!;
  series.push({ ...busy, labels: { ...busy.labels, pod: 'gone' }, value: 9, atSeconds: busy.atSeconds - 60 });
  series.push({ ...busy, labels: { ...busy.labels, pod: 'beside' }, value: 2, atSeconds: busy.atSeconds - 1 });
  expect(judge(facts).sets[0]!.busy.value).toBe(2);
});

test('finds the namespace of a metric whether or not Prometheus renamed its label', () => {
  const facts = healthyFacts();
  for (const one of told(numbersIn(facts).series)) {
    const { exported_namespace: own, ...labels } = one.labels;
    if (own !== undefined) one.labels = { ...labels, namespace: own };
  }
  expect(judge(facts).sets.map(({ registered }) => registered.value)).toEqual([3, 2, 1]);
});

test('finds the scale set of a listener that is called by its EphemeralRunnerSet', () => {
  const facts = healthyFacts();
  for (const one of told(numbersIn(facts).series)) {
    const { actions_github_com_scale_set_name: _, actions_github_com_scale_set_namespace: __, ...labels } = one.labels;
    one.labels = labels;
  }
  expect(judge(facts).sets[2]).toMatchObject({ registered: { value: 1, from: 'prometheus' }, waitingJobs: { value: 0 } });
  facts.ephemeralRunnerSets = forbidden;
  facts.autoscalingListeners = forbidden;
  expect(judge(facts).sets[2]!.registered.from).toBe('prometheus');
});

test('tells sets that only metrics know where nobody may look', () => {
  const facts = healthyFacts();
  facts.runnerDeployments = forbidden;
  facts.horizontalRunnerAutoscalers = forbidden;
  const { sets, verdict } = judge(facts);
  expect(sets[0]).toMatchObject({
    namespace: 'team-a',
    name: 'web',
    kind: 'RunnerDeployment',
    registered: { value: 3 },
    max: { value: 10 },
    available: { value: null },
  });
  // Others may be there that no metric tells of.
  expect(verdict).toBe('undecided');
});

test('is undecided where neither could be asked, and names every right that is missing', () => {
  const facts = healthyFacts();
  facts.servers = unreachable;
  for (const kind of ['runnerDeployments', 'autoscalingRunnerSets', 'deployments'] as const)
    facts[kind] = { ...forbidden, detail: `no ${kind}`, rule: `- {${kind}}` };
  const { verdict, problems, sets, total } = judge(facts);
  expect(verdict).toBe('undecided');
  expect(sets).toEqual([]);
  expect(total.registered.value).toBeNull();
  expect(problems.find(({ id }) => id === 'not-looked-at')?.fix?.lasting?.text).toBe(
    '- {autoscalingRunnerSets}\n- {deployments}\n- {runnerDeployments}',
  );
});

test('is undecided where Prometheus does not answer, and still tells what the objects say', () => {
  const facts = healthyFacts();
  facts.servers = unreachable;
  const { verdict, total, sources, reconcileErrors } = judge(facts);
  expect(verdict).toBe('undecided');
  expect([total.desired.value, total.max.value, total.registered.value, total.busy.value]).toEqual([6, 20, null, null]);
  expect(new Set(sources.map(({ state }) => state))).toEqual(new Set(['unknown']));
  expect(new Set(reconcileErrors.map(({ total: errors }) => errors))).toEqual(new Set([null]));
});

test('needs nothing that nobody counts in this set-up', () => {
  const facts = healthyFacts();
  for (const autoscaler of itemsIn(facts.horizontalRunnerAutoscalers)) delete autoscaler.spec.metrics;
  told(numbersIn(facts).series).splice(
    0,
    Number.POSITIVE_INFINITY,
    ...told(numbersIn(facts).series).filter(
      ({ family }) => !/_runners|replicas_desired|terminating/.test(family) || family.startsWith('gha_'),
    ),
  );
  const { verdict, sets, sources } = judge(facts);
  expect(verdict).toBe('healthy');
  expect(sets[0]!.registered).toMatchObject({ value: null, byDesign: true });
  expect(sources.find(({ what }) => what === 'horizontalrunnerautoscaler_runners_busy')).toMatchObject({ state: 'absent', byDesign: true });
});

test('has no maximum in all where one set has none', () => {
  const facts = healthyFacts();
  delete itemsIn(facts.autoscalingRunnerSets)[0]!.spec.maxRunners;
  const { sets, total } = judge(facts);
  expect(sets[2]).toMatchObject({ unlimited: true, max: { value: null } });
  expect(total.max).toMatchObject({ value: null, why: 'arc-runners/arc-runner-set has no maximum' });
});

test('looks only at the set that was asked for', () => {
  const { sets, total } = judge(healthyFacts(), { namespace: 'team-a', name: 'web' });
  expect(sets.map(({ name }) => name)).toEqual(['web']);
  expect(total.max.value).toBe(10);
});

test('skips what an earlier problem of the same generation explains, and nothing of the other', () => {
  const facts = healthyFacts();
  const controller = itemsIn(facts.deployments).find(({ metadata }) => metadata.name === 'actions-runner-controller')!;
  controller.spec.replicas = 0;
  ageGauges(facts, /^(horizontal|runnerdeployment)/, 240);
  facts.autoscalingListeners = { known: true, value: { ...told(facts.autoscalingListeners), items: [] } };
  const { problems, verdict } = judge(facts);
  expect(problems.map(({ id }) => id)).toEqual(['arc-not-running', 'listener-missing']);
  expect(outcomeOf(facts, 'metrics-missing')).toBe('skipped');
  expect(verdict).toBe('unhealthy');
});

test('does not take the last sample of a target that is gone for how things are', () => {
  const facts = healthyFacts();
  numbersIn(facts).targets = { known: true, value: 6 };
  expect(judge(facts).verdict).toBe('healthy');
  numbersIn(facts).up = { known: true, value: told(numbersIn(facts).up).filter(({ namespace }) => namespace !== 'actions-runner-system') };
  const { verdict, sets, problems } = judge(facts);
  expect(verdict).toBe('undecided');
  expect(sets[0]!.busy).toMatchObject({ value: null, why: expect.stringContaining('its target is gone or down') });
  expect(problems.map(({ id }) => id)).toEqual(['metrics-missing']);
});

test('goes by age alone where a server keeps no record of targets', () => {
  const facts = healthyFacts();
  numbersIn(facts).targets = { known: true, value: 0 };
  numbersIn(facts).up = { known: true, value: [] };
  expect(judge(facts).verdict).toBe('healthy');
});

test('does not trouble who asks for one set with the other generation', () => {
  const facts = healthyFacts();
  itemsIn(facts.deployments).find(({ metadata }) => metadata.namespace === 'arc-systems')!.spec.replicas = 0;
  expect(judge(facts).verdict).toBe('unhealthy');
  expect(judge(facts, { namespace: 'team-a' })).toMatchObject({ verdict: 'healthy', problems: [] });
});
