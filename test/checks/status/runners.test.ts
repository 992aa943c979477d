import type { StatusFacts } from '../../../src/facts/status/status-facts';
import {
  forbidden,
  healthyFacts,
  itemsIn,
  judge,
  outcomeOf,
  problemOf,
  problemsOf,
  secondsAgo,
  setGauge,
  setRunners,
} from './recorded-facts';

const runnersOfWeb = (facts: StatusFacts) => itemsIn(facts.runners).filter(({ metadata }) => metadata.namespace === 'team-a');

describe('runners-pending', () => {
  const pending = (seconds: number) => {
    const facts = healthyFacts();
    const [runner] = runnersOfWeb(facts);
    runner!.status = {};
    runner!.metadata.creationTimestamp = secondsAgo(seconds);
    return { facts, name: runner!.metadata.name };
  };

  test('tells a runner that has not started for minutes', () => {
    const { facts, name } = pending(400);
    expect(problemOf(facts, 'runners-pending')).toMatchObject({
      severity: 'warn',
      title: '1 runner of team-a/web does not start',
      saw: expect.stringContaining(name),
    });
    expect(judge(facts).sets[0]!.problems).toContain('runners-pending');
  });

  test('tells at once what waiting will not mend', () => {
    const { facts, name } = pending(90);
    expect(problemsOf(facts, 'runners-pending')).toEqual([]);
    facts.runnerPods = [
      {
        metadata: { namespace: 'team-a', name },
        spec: {},
        status: { conditions: [{ type: 'PodScheduled', status: 'False', message: '0/3 nodes are available: 3 Insufficient cpu.' }] },
      },
    ];
    expect(problemOf(facts, 'runners-pending')).toMatchObject({
      saw: expect.stringMatching(/3 Insufficient cpu\.$/),
      fix: {
        explain: expect.stringMatching(/No node takes them: .* delete these afterwards/),
        commands: [`kubectl -n team-a delete pod ${name} --ignore-not-found`],
      },
    });
  });

  test('counts those whose pods were not looked at, where the pod of one of their set says that waiting is in vain', () => {
    const { facts, name } = pending(90);
    facts.runnerPods = [
      {
        metadata: { namespace: 'team-a', name },
        spec: {},
        status: { containerStatuses: [{ name: 'runner', state: { waiting: { reason: 'ErrImagePull' } } }] },
      },
    ];
    const [, second, third] = runnersOfWeb(facts);
    second!.status = {};
    second!.metadata.creationTimestamp = secondsAgo(80);
    third!.status = {};
    third!.metadata.creationTimestamp = secondsAgo(20);
    expect(problemOf(facts, 'runners-pending').title).toBe('2 runners of team-a/web do not start');
  });

  test('is a failure where no runner of the set is available', () => {
    const { facts } = pending(400);
    setRunners(facts, 'team-a', { phase: 'Pending' });
    expect(problemOf(facts, 'runners-pending').severity).toBe('fail');
  });

  test('is unknown when Runners may not be listed', () => {
    const facts = healthyFacts();
    facts.runners = forbidden;
    expect(outcomeOf(facts, 'runners-pending')).toBe('unknown');
    expect(judge(facts).verdict).toBe('undecided');
  });
});

describe('runners of a template that was given up', () => {
  const givenUp = (seconds: number, phase: string, ready?: boolean) => {
    const facts = healthyFacts();
    const [runner] = runnersOfWeb(facts);
    runner!.status = { phase, ...(ready === undefined ? {} : { ready }) };
    runner!.metadata.creationTimestamp = secondsAgo(900);
    runner!.metadata.annotations = { 'actions-runner/unregistration-request-timestamp': secondsAgo(seconds) };
    return { facts, name: runner!.metadata.name };
  };

  test('are told as left over, with what removes them, where they never started', () => {
    const { facts, name } = givenUp(200, 'Pending');
    expect(problemOf(facts, 'runners-pending')).toMatchObject({
      severity: 'warn',
      title: '1 runner of team-a/web is left over',
      fix: { commands: [`kubectl -n team-a delete pod ${name} --ignore-not-found`] },
    });
  });

  test('have their time to go', () => {
    expect(problemsOf(givenUp(60, 'Pending').facts, 'runners-pending')).toEqual([]);
  });

  test('are nobody to delete where they are ready, as they may have a job', () => {
    expect(problemsOf(givenUp(9000, 'Running', true).facts, 'runners-pending')).toEqual([]);
  });
});

describe('runners-failed', () => {
  const failed = (reason?: string) => {
    const facts = healthyFacts();
    itemsIn(facts.ephemeralRunners)[0]!.status = {
      phase: 'Failed',
      ...(reason === undefined ? {} : { reason, message: 'Pod has failed to start more than 5 times: ' }),
    };
    return facts;
  };

  test('tells failed runners with their reason, and the command that makes room for new ones', () => {
    const facts = failed('TooManyPodFailures');
    const [runner] = itemsIn(facts.ephemeralRunners);
    const problem = problemOf(facts, 'runners-failed');
    expect(problem.saw).toContain('failed: TooManyPodFailures: Pod has failed to start more than 5 times.');
    expect(problem.fix!.commands).toEqual([`kubectl -n arc-runners delete ephemeralrunner ${runner!.metadata.name} --ignore-not-found`]);
  });

  test('is a failure where the set has no other runner', () => {
    expect(problemOf(failed(), 'runners-failed').severity).toBe('fail');
  });

  test('leaves those alone that are about to be deleted', () => {
    const facts = failed();
    itemsIn(facts.ephemeralRunners)[0]!.metadata.deletionTimestamp = secondsAgo(1);
    expect(problemsOf(facts, 'runners-failed')).toEqual([]);
  });

  test('tells failed Runners of the older generation, too', () => {
    const facts = healthyFacts();
    runnersOfWeb(facts)[0]!.status = { phase: 'Failed', reason: 'Evicted' };
    expect(problemOf(facts, 'runners-failed')).toMatchObject({ severity: 'warn', saw: expect.stringContaining('Evicted') });
  });

  test('is unknown when EphemeralRunners may not be listed', () => {
    const facts = failed();
    facts.ephemeralRunners = forbidden;
    expect(outcomeOf(facts, 'runners-failed')).toBe('unknown');
  });
});

describe('ephemeral-runners-stuck', () => {
  const stuck = (seconds: number) => {
    const facts = healthyFacts();
    const [runner] = itemsIn(facts.ephemeralRunners);
    runner!.status = { phase: 'Pending' };
    runner!.metadata.creationTimestamp = secondsAgo(seconds);
    return facts;
  };

  test('tells what has been pending for more than ten minutes', () => {
    expect(problemOf(stuck(700), 'ephemeral-runners-stuck').fix!.commands).toHaveLength(1);
    expect(problemsOf(stuck(500), 'ephemeral-runners-stuck')).toEqual([]);
  });

  test('takes a runner whose phase is Running, but whose pod is not ready, for pending', () => {
    const facts = stuck(700);
    itemsIn(facts.ephemeralRunners)[0]!.status = { phase: 'Running', runnerId: 3 };
    expect(problemsOf(facts, 'ephemeral-runners-stuck')).toHaveLength(1);
    expect(judge(facts).sets[2]!.available.value).toBe(0);
  });

  test('is unknown when EphemeralRunners may not be listed', () => {
    const facts = stuck(700);
    facts.ephemeralRunners = forbidden;
    expect(outcomeOf(facts, 'ephemeral-runners-stuck')).toBe('unknown');
  });
});

describe('runners-offline', () => {
  const offline = (registered: number, seconds = 900) => {
    const facts = healthyFacts();
    setGauge(facts, 'horizontalrunnerautoscaler_runners_registered', registered, 'web');
    for (const runner of runnersOfWeb(facts)) runner.metadata.creationTimestamp = secondsAgo(seconds);
    return facts;
  };

  test('tells runners that run and that GitHub does not count', () => {
    expect(problemOf(offline(1), 'runners-offline')).toMatchObject({ severity: 'warn', title: '2 runners of team-a/web are offline' });
    expect(problemOf(offline(0), 'runners-offline').severity).toBe('fail');
  });

  test('gives young runners the time to register', () => {
    expect(problemsOf(offline(1, 60), 'runners-offline')).toEqual([]);
  });

  test('does not expect runners at GitHub that were asked to go', () => {
    const facts = offline(2);
    runnersOfWeb(facts)[0]!.metadata.annotations = { 'actions-runner/unregistration-request-timestamp': secondsAgo(30) };
    expect(problemsOf(facts, 'runners-offline')).toEqual([]);
  });

  test('is unknown when Runners may not be listed', () => {
    const facts = offline(1);
    facts.runners = forbidden;
    expect(outcomeOf(facts, 'runners-offline')).toBe('unknown');
  });
});

test('runners are counted by their objects, as the status of their RunnerDeployment stays while none can be made', () => {
  const facts = healthyFacts();
  const count = setRunners(facts, 'team-a', { phase: 'Pending' });
  const [set] = judge(facts).sets;
  expect([set!.current.value, set!.available.value]).toEqual([count, 0]);
  facts.runners = forbidden;
  expect(judge(facts).sets[0]!.available).toMatchObject({ value: 3, what: 'RunnerDeployment.status.availableReplicas' });
});

test('an EphemeralRunner whose pod fails again and again is stuck, whatever its status says', () => {
  const facts = healthyFacts();
  const [runner] = itemsIn(facts.ephemeralRunners);
  runner!.metadata.creationTimestamp = secondsAgo(40);
  const failures = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`uid-${index}`, secondsAgo(index)]));
  runner!.status = { ...runner!.status, phase: 'Running', ready: true, failures: failures(1) };
  expect(problemsOf(facts, 'ephemeral-runners-stuck')).toEqual([]);
  runner!.status.failures = failures(4);
  expect(problemOf(facts, 'ephemeral-runners-stuck')).toMatchObject({
    severity: 'fail',
    saw: expect.stringContaining('its pod has failed 4 times'),
    fix: { explain: expect.stringContaining('They end as soon as they start'), commands: [] },
  });
  expect(judge(facts).sets.find(({ generation }) => generation === 'scale-set')!.available.value).toBe(0);
});
