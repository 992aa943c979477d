import type { StatusFacts } from '../../../src/facts/status/status-facts';
import { healthyFacts, itemsIn, judge, problemOf, problemsOf, secondsAgo, setGauge, told } from './recorded-facts';

const runnersOfWeb = (facts: StatusFacts) => itemsIn(facts.runners).filter(({ metadata }) => metadata.namespace === 'team-a');

describe('a new template', () => {
  const replicaSet = (name: string, ageSeconds: number, readyReplicas: number) => ({
    metadata: {
      namespace: 'team-a',
      name,
      creationTimestamp: secondsAgo(ageSeconds),
      ownerReferences: [{ kind: 'RunnerDeployment', name: 'web' }],
    },
    spec: { replicas: 3 },
    status: { readyReplicas },
  });
  const rolling = (ageSeconds: number, oldestSeconds: number) => {
    const facts = healthyFacts();
    const items = [replicaSet('web-new', ageSeconds, 0), replicaSet('web-old', 90_000, 3)];
    facts.runnerReplicaSets = { known: true, value: { items, scope: 'all', blind: [], served: true, unread: 0 } };
    const [runner] = runnersOfWeb(facts);
    const metadata = {
      ...runner!.metadata,
      name: 'web-new-1',
      creationTimestamp: secondsAgo(oldestSeconds),
      ownerReferences: [{ kind: 'RunnerReplicaSet', name: 'web-new' }],
    };
    itemsIn(facts.runners).push({ ...runner!, metadata, status: {} });
    return facts;
  };

  test('whose runners end as soon as they start is told, though none of them is ever late', () => {
    expect(problemOf(rolling(120, 5), 'runners-pending')).toMatchObject({
      severity: 'warn',
      title: 'Runners of the new template of team-a/web do not come up',
      saw: expect.stringMatching(/made anew again and again \(the oldest of 1 is 5 s old\).*3 runners of the template before serve/),
    });
  });

  test('has its time to come up', () => {
    expect(problemsOf(rolling(60, 5), 'runners-pending')).toEqual([]);
    expect(problemsOf(rolling(120, 110), 'runners-pending')).toEqual([]);
  });

  describe('that has replaced the one before, as ARC takes what ends at once for available', () => {
    /** Runners of the only template, some seconds old; the log names others that are gone. */
    const churning = (registered: number, gone: string[]) => {
      const facts = rolling(240, 3);
      itemsIn(facts.runnerReplicaSets!).pop();
      const its = itemsIn(facts.runners);
      told(facts.runners).items = its.filter(({ metadata }) => metadata.namespace !== 'team-a' || metadata.name === 'web-new-1');
      setGauge(facts, 'horizontalrunnerautoscaler_runners_registered', registered, 'web');
      const line = (name: string) =>
        `${secondsAgo(9)}\tERROR\tReconciler error\t{"Pod": {"name":"${name}","namespace":"team-a"}, "error": "pods \\"${name}\\" not found"}`;
      facts.logs = { 'arc/controller': { known: true, value: gone.map(line) } };
      return facts;
    };

    test('is a failure: nobody serves', () => {
      const facts = churning(0, ['web-new-a', 'web-new-b']);
      expect(problemOf(facts, 'runners-pending')).toMatchObject({
        severity: 'fail',
        title: 'Runners of team-a/web end as soon as they start',
        saw: expect.stringMatching(
          /made anew again and again \(the oldest of 1 is 3 s old\)\. No other runner of the set serves meanwhile\.$/,
        ),
      });
      expect(judge(facts).verdict).toBe('unhealthy');
    });

    test('is told by what its pod says, too', () => {
      const facts = churning(0, []);
      const terminated = { reason: 'Error', exitCode: 2 };
      facts.runnerPods = [
        {
          metadata: { namespace: 'team-a', name: 'web-new-1' },
          spec: {},
          status: { containerStatuses: [{ name: 'runner', state: { terminated } }] },
        },
      ];
      expect(problemOf(facts, 'runners-pending').saw).toContain('exit code 2');
    });

    test('is not told of a set that has grown from none, nor of one whose jobs last for seconds', () => {
      expect(problemsOf(churning(0, ['web-new-a', 'web-other-b']), 'runners-pending')).toEqual([]);
      expect(problemsOf(churning(2, ['web-new-a', 'web-new-b']), 'runners-pending')).toEqual([]);
    });
  });

  test('makes no set of its own, and one made by hand does', () => {
    expect(judge(rolling(120, 5)).sets.map(({ kind }) => kind)).not.toContain('RunnerReplicaSet');
  });
});
