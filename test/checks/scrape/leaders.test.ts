import { known } from '../../../src/facts/fact';
import { dropFamilies } from './cause-rows/changes';
import { judgeAfter, legacy, outcomeAfter, type World } from './healthy-facts';

/** The world as it was recorded, some seconds after ARC's process had started and before any gauge of a leader was set. */
function young(startedAt: string, leads: boolean | undefined) {
  return (world: World) => {
    dropFamilies(world, /^(horizontalrunner|runnerdeployment|controller_runtime)/);
    for (const status of world.pod('actions-runner-controller').status!.containerStatuses!) status.state = { running: { startedAt } };
    const { job = '', instance = '' } = world.target.labels;
    if (leads !== undefined) world.instance.leaders = known([{ job, instance, leads }]);
  };
}
const fresh = (change: (world: World) => void) => outcomeAfter('arc-metrics-are-fresh', change);

describe('a process that tells nothing of a leader yet', () => {
  test('has no leader where it says so itself, longer after its start than a lease lasts', () => {
    expect(fresh(young('2026-11-23T13:41:40Z', false))).toMatchObject({
      outcome: 'fail',
      cause: 'leader-missing',
      saw: expect.stringMatching(/leader_election_master_status is 0, 3\d s after it started\.$/),
    });
  });

  test.each([
    ['it leads and makes its first round', '2026-11-23T13:41:40Z', true],
    ['it started a moment ago', '2026-11-23T13:42:00Z', false],
    ['it does not say whether it leads', '2026-11-23T13:41:40Z', undefined],
  ])('is waited for where %s', (_, startedAt, leads) => {
    expect(fresh(young(startedAt, leads))).toMatchObject({ outcome: 'unknown', reason: expect.stringContaining('Ask again then') });
  });
});

describe('without a monitor', () => {
  const scrapedBy = (change: (target: World['target']) => object) => {
    const { subjects } = judgeAfter((world) => {
      world.remove('serviceMonitors', 'actions-runner-controller-service-monitor');
      Object.assign(world.target, { scrapePool: 'scrapeConfig/a/b' }, change(world.target));
    });
    return subjects.find(({ name }) => name === legacy)!.checks.find(({ id }) => id === 'monitor-exists');
  };

  test('ARC is scraped where an address that somebody wrote down tells its families', () => {
    expect(scrapedBy(() => ({ discoveredLabels: { __address__: 'arc.example:8080' } }))).toMatchObject({
      outcome: 'warn',
      saw: expect.stringContaining('by scrapeConfig/a/b'),
    });
  });

  test('it is not where that address tells nothing of it', () => {
    expect(
      scrapedBy(({ labels }) => ({ discoveredLabels: { __address__: 'other:8080' }, labels: { ...labels, instance: 'other:8080' } })),
    ).toMatchObject({ outcome: 'fail', root: true });
  });
});
