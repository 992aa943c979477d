import type { StatusFacts } from '../../../src/facts/status/status-facts';
import {
  ageGauges,
  forbidden,
  healthyFacts,
  itemsIn,
  judge,
  numbersIn,
  outcomeOf,
  problemOf,
  problemsOf,
  seriesIn,
  told,
  unreachable,
} from './recorded-facts';

const sourceOf = (facts: StatusFacts, what: string) => judge(facts).sources.find((source) => source.what === what);

function drop(facts: StatusFacts, families: RegExp): StatusFacts {
  const { series } = numbersIn(facts);
  told(series).splice(0, Number.POSITIVE_INFINITY, ...told(series).filter(({ family }) => !families.test(family)));
  return facts;
}

describe('sources', () => {
  test('are the seventeen metrics of the older generation and the gauges of scale sets, all fresh', () => {
    const { sources } = judge(healthyFacts());
    expect(sources).toHaveLength(17 + 12);
    expect(new Set(sources.map(({ state }) => state))).toEqual(new Set(['fresh']));
    expect(sources.every(({ ageSeconds }) => ageSeconds !== null && ageSeconds < 30)).toBe(true);
  });

  test('leave out scale sets where there are none', () => {
    const facts = drop(healthyFacts(), /^gha_/);
    itemsIn(facts.autoscalingRunnerSets).length = 0;
    told(facts.deployments).items = itemsIn(facts.deployments).filter(({ metadata }) => metadata.namespace !== 'arc-systems');
    for (const server of told(facts.servers))
      server.census = { known: true, value: told(server.census).filter(({ family }) => !family.startsWith('gha_')) };
    expect(judge(facts).sources).toHaveLength(17);
  });

  test('are stale, with their age, where the last scrapes failed', () => {
    const facts = healthyFacts();
    ageGauges(facts, /runners_busy$/, 200);
    expect(sourceOf(facts, 'horizontalrunnerautoscaler_runners_busy')).toMatchObject({ state: 'stale', ageSeconds: expect.any(Number) });
  });

  test('are stale where they were seen within the hour', () => {
    const facts = drop(healthyFacts(), /runners_busy$/);
    const { nowSeconds, series } = numbersIn(facts);
    const { job = '', namespace = '' } = told(series)[0]!.labels;
    numbersIn(facts).lastSeen = {
      known: true,
      value: [{ family: 'horizontalrunnerautoscaler_runners_busy', job, namespace, atSeconds: told(nowSeconds) - 1800 }],
    };
    expect(sourceOf(facts, 'horizontalrunnerautoscaler_runners_busy')).toMatchObject({ state: 'absent' });
    const own = told(numbersIn(facts).series).find(({ family }) => family.startsWith('horizontal'))!.labels;
    Object.assign(told(numbersIn(facts).lastSeen!)[0]!, { job: own.job, namespace: own.namespace });
    expect(sourceOf(facts, 'horizontalrunnerautoscaler_runners_busy')).toMatchObject({ state: 'stale', ageSeconds: 1800 });
  });

  test('are absent by design where no autoscaler counts runners, and by fault where one should', () => {
    const facts = drop(healthyFacts(), /^horizontalrunnerautoscaler_(runners|replicas|terminating)/);
    expect(sourceOf(facts, 'horizontalrunnerautoscaler_runners')).toMatchObject({ state: 'absent', byDesign: false });
    for (const autoscaler of itemsIn(facts.horizontalRunnerAutoscalers))
      autoscaler.spec.metrics = [{ type: 'TotalNumberOfQueuedAndInProgressWorkflowRuns' }];
    expect(sourceOf(facts, 'horizontalrunnerautoscaler_runners')).toMatchObject({
      state: 'absent',
      byDesign: true,
      why: expect.stringContaining('PercentageRunnersBusy'),
    });
    itemsIn(facts.horizontalRunnerAutoscalers).length = 0;
    expect(sourceOf(facts, 'horizontalrunnerautoscaler_runners')).toMatchObject({
      byDesign: true,
      why: 'there is no HorizontalRunnerAutoscaler',
    });
  });

  test('are absent for a reason that nobody knows where autoscalers may not be listed', () => {
    const facts = drop(healthyFacts(), /^horizontalrunnerautoscaler_/);
    facts.horizontalRunnerAutoscalers = forbidden;
    const source = sourceOf(facts, 'horizontalrunnerautoscaler_spec_max_replicas')!;
    expect(source).toMatchObject({ state: 'absent', why: expect.stringContaining('could not be looked at') });
    expect(source.byDesign).toBeUndefined();
  });

  test('of scale sets are absent by design where the chart leaves metrics off', () => {
    const facts = drop(healthyFacts(), /^gha_/);
    const controller = itemsIn(facts.deployments).find(({ metadata }) => metadata.namespace === 'arc-systems')!;
    const [container] = controller.spec.template!.spec!.containers!;
    container!.args = ['--auto-scaling-runner-set-only', '--metrics-addr=0', '--listener-metrics-addr=0'];
    expect(sourceOf(facts, 'gha_busy_runners')).toMatchObject({ byDesign: true });
    expect(judge(facts).verdict).toBe('healthy');
    expect(judge(facts).notes.join()).toContain('switched off');
  });
});

describe('metrics-missing', () => {
  test('sends to check-scrape where metrics should be there', () => {
    const facts = drop(healthyFacts(), /^gha_(assigned|busy|desired|idle|max|min|registered|running)/);
    expect(problemOf(facts, 'metrics-missing')).toMatchObject({
      severity: 'warn',
      fix: { explain: expect.stringContaining('check-scrape') },
    });
    expect(judge(facts).verdict).toBe('undecided');
  });

  test('tells how old the newest sample is', () => {
    const facts = healthyFacts();
    ageGauges(facts, /^(horizontal|runnerdeployment)/, 240);
    expect(problemOf(facts, 'metrics-missing').saw).toContain('The newest sample of them is 4 min old.');
  });

  test('speaks of one metric in the singular', () => {
    expect(problemOf(drop(healthyFacts(), /^horizontalrunnerautoscaler_runners_busy$/), 'metrics-missing')).toMatchObject({
      title: '1 metric of actions.summerwind.dev is missing or old',
      saw: expect.stringMatching(/^This should be there and is not fresh: horizontalrunnerautoscaler_runners_busy\./),
    });
  });

  test('is unknown when Prometheus does not answer, which is told once', () => {
    const facts = healthyFacts();
    facts.servers = unreachable;
    expect(outcomeOf(facts, 'metrics-missing')).toBe('skipped');
    expect(judge(facts).problems.map(({ id }) => id)).toEqual(['prometheus-unreachable']);
  });
});

describe('prometheus-unreachable', () => {
  test('tells a Prometheus that is scaled to 0, and how it is scaled up', () => {
    const facts = healthyFacts();
    itemsIn(facts.prometheuses)[0]!.spec.replicas = 0;
    facts.servers = { known: true, value: [] };
    const problem = problemOf(facts, 'prometheus-unreachable');
    expect(problem.title).toBe('Prometheus monitoring/kube-prometheus-stack-prometheus is scaled to 0');
    expect(problem.fix!.commands).toEqual([
      `kubectl -n monitoring patch prometheus kube-prometheus-stack-prometheus --type=merge -p '{"spec":{"replicas":1}}'`,
    ]);
  });

  test('tells that there is none, and how one is named', () => {
    const facts = healthyFacts();
    itemsIn(facts.prometheuses).length = 0;
    facts.servers = { known: true, value: [] };
    expect(problemOf(facts, 'prometheus-unreachable')).toMatchObject({
      severity: 'unknown',
      fix: { explain: expect.stringContaining('--prometheus-url') },
    });
  });

  test('names the right that is missing', () => {
    const facts = healthyFacts();
    for (const server of told(facts.servers)) {
      server.census = forbidden;
      delete server.numbers;
    }
    expect(problemOf(facts, 'prometheus-unreachable').fix!.lasting!.text).toBe('- {a rule}');
  });

  test('is not told where one of two answers and knows ARC', () => {
    const facts = healthyFacts();
    told(facts.servers).push({ name: 'other', where: 'elsewhere', census: unreachable });
    expect(outcomeOf(facts, 'prometheus-unreachable')).toBe('pass');
  });
});

describe('gauge-outlives-hra', () => {
  test('tells gauges of a deleted autoscaler, leaves them out of the numbers, and names the restart that forgets them', () => {
    const facts = healthyFacts();
    told(facts.horizontalRunnerAutoscalers).items = itemsIn(facts.horizontalRunnerAutoscalers).filter(
      ({ metadata }) => metadata.name !== 'web',
    );
    const problem = problemOf(facts, 'gauge-outlives-hra');
    expect(problem).toMatchObject({ severity: 'warn', title: 'Metrics of HorizontalRunnerAutoscaler team-a/web outlive it' });
    expect(problem.fix!.commands).toEqual(['kubectl -n actions-runner-system rollout restart deployment actions-runner-controller']);
    expect(judge(facts).sets[0]!.registered.value).toBeNull();
  });

  test('tells gauges of an autoscaler that counts runners no more', () => {
    const facts = healthyFacts();
    delete itemsIn(facts.horizontalRunnerAutoscalers)[0]!.spec.metrics;
    expect(problemOf(facts, 'gauge-outlives-hra').title).toContain('outlive their type');
  });

  test('leaves samples alone that are only not forgotten yet', () => {
    const facts = healthyFacts();
    itemsIn(facts.runnerDeployments).length = 0;
    ageGauges(facts, /^runnerdeployment/, 240);
    expect(problemsOf(facts, 'gauge-outlives-hra')).toEqual([]);
  });

  test('takes no other cluster for the past of this one', () => {
    const facts = healthyFacts();
    const [first] = seriesIn(facts).filter(({ family }) => family === 'runnerdeployment_spec_replicas');
    seriesIn(facts).push({ ...first!, labels: { ...first!.labels, runnerdeployment: 'elsewhere', cluster: 'other' } });
    expect(problemsOf(facts, 'gauge-outlives-hra')).toEqual([]);
  });

  test('says nothing of namespaces that could not be looked at', () => {
    const facts = healthyFacts();
    facts.horizontalRunnerAutoscalers = forbidden;
    expect(problemsOf(facts, 'gauge-outlives-hra')).toEqual([]);
  });

  test('is unknown when Prometheus does not answer', () => {
    const facts = healthyFacts();
    facts.servers = unreachable;
    expect(outcomeOf(facts, 'gauge-outlives-hra')).toBe('unknown');
  });
});
