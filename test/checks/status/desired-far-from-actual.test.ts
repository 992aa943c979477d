import type { StatusFacts } from '../../../src/facts/status/status-facts';
import { forbidden, healthyFacts, itemsIn, outcomeOf, problemOf, problemsOf, secondsAgo, told } from './recorded-facts';

const runnersOfWeb = (facts: StatusFacts) => itemsIn(facts.runners).filter(({ metadata }) => metadata.namespace === 'team-a');

describe('desired-far-from-actual', () => {
  const apart = (seconds: number) => {
    const facts = healthyFacts();
    const [web] = itemsIn(facts.runnerDeployments);
    web!.spec.replicas = 6;
    web!.metadata.creationTimestamp = secondsAgo(seconds);
    for (const autoscaler of itemsIn(facts.horizontalRunnerAutoscalers))
      autoscaler.status!.lastSuccessfulScaleOutTime = secondsAgo(seconds);
    for (const runner of runnersOfWeb(facts)) runner.metadata.creationTimestamp = secondsAgo(seconds);
    return facts;
  };

  test('tells a set that wants more runners than were made, when none has come or gone for minutes', () => {
    expect(problemOf(apart(1000), 'desired-far-from-actual')).toMatchObject({
      severity: 'warn',
      title: 'team-a/web has 3 of the 6 runners that it wants',
    });
  });

  test('gives scaling its time', () => {
    expect(problemsOf(apart(60), 'desired-far-from-actual')).toEqual([]);
  });

  test('takes a runner that goes or has finished just now for one that is about to be replaced', () => {
    const going = apart(1000);
    runnersOfWeb(going)[0]!.metadata.deletionTimestamp = secondsAgo(10);
    expect(problemsOf(going, 'desired-far-from-actual')).toEqual([]);
    runnersOfWeb(going)[0]!.metadata.deletionTimestamp = secondsAgo(900);
    expect(problemOf(going, 'desired-far-from-actual').saw).toContain('none has come or gone for 15 min');

    const finished = healthyFacts();
    itemsIn(finished.ephemeralRunners)[0]!.status!.phase = 'Succeeded';
    itemsIn(finished.ephemeralRunners)[0]!.metadata.creationTimestamp = secondsAgo(9000);
    itemsIn(finished.autoscalingRunnerSets)[0]!.metadata.creationTimestamp = secondsAgo(9000);
    expect(problemsOf(finished, 'desired-far-from-actual')).toEqual([]);
  });

  describe('names what refuses the runners, as the controller says it of what makes them', () => {
    const refused = (error: string, about = '{"name":"web-6sg9f","namespace":"team-a"}') => {
      const facts = apart(1000);
      const line = `${secondsAgo(20)}\tERROR\tReconciler error\t{"RunnerReplicaSet": ${about}, "error": ${JSON.stringify(error)}}`;
      facts.logs = { 'arc/controller': { known: true, value: [line] } };
      return problemOf(facts, 'desired-far-from-actual');
    };
    const quota =
      'runners.actions.summerwind.dev "web-6sg9f-nh2dr" is forbidden: exceeded quota: few, requested: a=1, used: a=3, limited: a=3';

    test('a quota', () => {
      const { saw, fix } = refused(quota);
      expect(saw).toMatch(/none has come or gone for 16 min: runners\.actions\.summerwind\.dev .* exceeded quota: few, .* limited: a=3\.$/);
      expect(fix!.explain).toMatch(/^ResourceQuota team-a\/few is used up: .*kubectl -n team-a describe resourcequota few/);
    });

    test('a quota, where it refuses several at once and the line is cut off', () => {
      const facts = apart(1000);
      const several = JSON.stringify(`${quota}; ${quota.replace('nh2dr', 'zzzzz')}`).slice(0, -9);
      const line = `${secondsAgo(20)}\tERROR\tReconciler error\t{"X": {"name":"web-6sg9f","namespace":"team-a"}, "error": ${several}`;
      facts.logs = { 'arc/controller': { known: true, value: [line] } };
      expect(problemOf(facts, 'desired-far-from-actual').saw).toMatch(/exceeded quota: few, requested: a=1, used: a=3, limited: a=3\.$/);
    });

    test('a webhook of somebody else', () => {
      expect(refused('admission webhook "policy.example" denied the request: no team label').fix!.explain).toContain(
        'policy.example refuses',
      );
    });

    test('with its age, where the controller has been silent since', () => {
      const facts = apart(1000);
      const line = `${secondsAgo(400)}\tERROR\tReconciler error\t{"X": {"name":"web-6sg9f","namespace":"team-a"}, "error": "no"}`;
      facts.logs = { 'arc/controller': { known: true, value: [line] } };
      expect(problemOf(facts, 'desired-far-from-actual').saw).toMatch(/: no\. That was said 6 min ago, and nothing since\.$/);
    });

    test('but not what is said of another set, or of one in another namespace', () => {
      for (const name of ['"web-two-6sg9f","namespace":"team-a"', '"web-6sg9f","namespace":"team-b"'])
        expect(refused(quota, `{"name":${name}}`).saw).toMatch(/none has come or gone for 16 min\.$/);
    });
  });

  test('tells how a scale set controller, which waits ever longer, is made to try again', () => {
    const facts = healthyFacts();
    for (const { spec } of itemsIn(facts.ephemeralRunnerSets)) spec.replicas = 3;
    for (const { metadata } of itemsIn(facts.ephemeralRunners)) metadata.creationTimestamp = secondsAgo(900);
    expect(problemOf(facts, 'desired-far-from-actual').fix!.explain).toMatch(
      /try at once: kubectl -n arc-systems rollout restart deployment arc-gha-rs-controller$/,
    );
  });

  test('is a failure where the set has none at all', () => {
    const facts = apart(1000);
    told(facts.runners).items = itemsIn(facts.runners).filter(({ metadata }) => metadata.namespace !== 'team-a');
    expect(problemOf(facts, 'desired-far-from-actual').severity).toBe('fail');
  });

  test('is unknown when Runners may not be listed', () => {
    const facts = apart(1000);
    facts.runners = forbidden;
    expect(outcomeOf(facts, 'desired-far-from-actual')).toBe('unknown');
    expect(told(facts.servers)).toHaveLength(1);
  });
});
