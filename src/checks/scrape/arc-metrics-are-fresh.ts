import type { Target } from '../../facts/scrape/scrape-facts';
import type { Pod } from '../../facts/shapes/workloads';
import { cannotTell, fail, notApplicable, pass } from '../check';
import { ageText } from '../rules/duration';
import { expectedFamilies } from '../rules/expected-families';
import { kubectl } from '../rules/shell';
import { isTargetOf } from '../rules/target-of-pod';
import { named } from '../rules/workload-health';
import { isFresh, poolsOf, scrapeAgeSeconds, serverTime } from './measured';
import { scrapeCheck } from './scrape-check';

/** A lease lasts 15 seconds, the first round over all runners some more, and a listener's first poll up to 50. */
const settlingSeconds = 90;

/** A lease of somebody who died runs out after 15 seconds and is tried for every two: who does not lead then is kept from it. */
const electionSeconds = 20;

export const arcMetricsAreFresh = scrapeCheck({
  id: 'arc-metrics-are-fresh',
  title: "ARC's metrics are there and fresh",
  why: 'A target that is up may still tell nothing: no replica leads, or the families that this set-up must have are not there.',
  needs: [
    'monitor',
    'targets',
    'instances',
    'families',
    'arcPodsSeen',
    'leaders',
    'horizontalRunnerAutoscalers',
    'autoscalingRunnerSets',
    'autoscalingListeners',
  ],
  presumes: [
    'prometheus-exists',
    'prometheus-is-available',
    'monitor-exists',
    'monitor-is-selected',
    'target-is-discovered',
    'target-is-up',
  ],
  follows: ['samples-are-kept', 'arc-is-running'],
  measured: true,
  decisive: true,
  causes: {
    'metrics-absent':
      'The target is up, and families that this ARC must expose are not there. See whether the target really is ARC, and what its log says.',
    'metrics-stale': 'The newest scrape is older than a few intervals: the numbers are of the past.',
    'metrics-not-applicable':
      'Families that this set-up cannot have (no autoscaler, a webhook-driven one, no scale set): said, not failed.',
    'leader-missing': 'No replica leads, so nobody reconciles and no gauge is set. See why the lease cannot be taken.',
  },
  judge(facts, { part, component, at }) {
    const { monitor, targets, instances, families, arcPodsSeen, leaders } = facts;
    if (monitor === undefined) return notApplicable('There is no monitor.');
    const now = serverTime(instances);
    const mine = targets.filter(({ scrapePool, health }) => poolsOf(monitor).includes(scrapePool) && health === 'up');
    if (mine.length === 0) return notApplicable('There is no target that is up.');
    const late = mine.find((target) => !isFresh(target, now));
    if (late !== undefined) {
      return fail({
        cause: 'metrics-stale',
        saw: `${late.scrapeUrl} was last scraped ${ageText(scrapeAgeSeconds(late, now) ?? 0)} ago, with an interval of ${late.scrapeInterval}.`,
        fix: { explain: 'Prometheus does not keep up: look at its load and its log.', commands: [] },
      });
    }
    const own = families.filter(({ instance }) => mine.some(({ labels }) => labels.instance === instance));
    const has = (family: string) => own.some((sample) => sample.family === family);
    const { always, byLeader, absentByDesign } = expectedFamilies(part, facts);
    const [missing, leaderless] = [always.filter((family) => !has(family)), byLeader.filter((family) => !has(family))];
    const age = youngestSeconds(mine, arcPodsSeen ?? [], at);
    const status = leaders.filter(({ job, instance }) => mine.some(({ labels }) => labels.job === job && labels.instance === instance));
    // What a process said of itself when it was last scraped is as old as that.
    const ranSeconds = youngestSeconds(mine, arcPodsSeen ?? [], mine.map(({ lastScrape }) => lastScrape).sort()[0]!) ?? 0;
    const tellsOfNoLeader = byLeader.length > 0 && leaderless.length === byLeader.length;
    const nobodyLeads = tellsOfNoLeader && status.length > 0 && status.every(({ leads }) => !leads) && ranSeconds > electionSeconds;
    if (!nobodyLeads && missing.length + leaderless.length > 0 && age !== undefined && age < settlingSeconds) {
      return cannotTell(
        `ARC started ${ageText(age)} ago and does not tell ${[...missing, ...leaderless].join(', ')} yet; a replica takes its lease and makes its first round within a minute. Ask again then`,
      );
    }
    if (own.length === 0 && always.length + byLeader.length > 0) {
      return fail({
        cause: 'metrics-absent',
        saw: `The target is up, and none of the families of ARC's ${part} has samples.`,
        fix: { explain: 'See whether what answers there is ARC at all: another process may listen on that port.', commands: [] },
      });
    }
    if (missing.length > 0 && !nobodyLeads) {
      return fail({
        cause: 'metrics-absent',
        saw: `The target is up, and ${missing.join(', ')} ${missing.length === 1 ? 'has' : 'have'} no samples.`,
        fix: { explain: 'See whether what answers there is ARC at all: another process may listen on that port.', commands: [] },
      });
    }
    if (tellsOfNoLeader) {
      const where =
        component === undefined
          ? ''
          : ` ${kubectl(component.deployment.metadata.namespace, 'logs', `deployment/${component.deployment.metadata.name}`, '--all-containers', '--tail=50')}`;
      return fail({
        cause: 'leader-missing',
        saw: `The target is up and tells nothing that a leader would: ${leaderless.join(', ')} have no samples.${nobodyLeads ? ` Its leader_election_master_status is 0, ${ageText(ranSeconds)} after it started.` : ''}`,
        evidence: [
          { from: 'prometheus', what: 'families with samples', text: [...new Set(own.map(({ family }) => family))].join(', ') || 'none' },
        ],
        fix: {
          explain: `No replica reconciles. After a restart it takes up to half a minute until one leads; if it stays, see why the lease cannot be taken (${component === undefined ? 'ARC' : named(component.deployment)} needs get, create and update on leases.coordination.k8s.io in its namespace):${where}`,
          commands: [],
        },
      });
    }
    if (leaderless.length > 0) {
      return fail({
        cause: 'metrics-absent',
        saw: `${leaderless.join(', ')} ${leaderless.length === 1 ? 'has' : 'have'} no samples, others have.`,
        fix: { explain: "A failing GitHub poll keeps these gauges from being set: ask status for ARC's reconcile errors.", commands: [] },
      });
    }
    const design = absentByDesign.length === 0 ? '' : ` Absent by design: ${absentByDesign.join('; ')}.`;
    return pass(`${new Set(own.map(({ family }) => family)).size} families of ARC have fresh samples.${design}`);
  },
});

/** Seconds since the last of the scraped pods' containers started; undefined where that is not known. */
function youngestSeconds(targets: readonly Target[], pods: readonly Pod[], at: string): number | undefined {
  const scraped = pods.filter((pod) => targets.some((target) => isTargetOf(target, pod)));
  const starts = scraped
    .flatMap(({ status }) => (status?.containerStatuses ?? []).map(({ state }) => Date.parse(state?.running?.startedAt ?? '')))
    .filter((start) => !Number.isNaN(start));
  return starts.length === 0 ? undefined : (Date.parse(at) - Math.max(...starts)) / 1000;
}
