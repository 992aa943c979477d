import { kubectl } from '../rules/shell';
import { named, podsOf } from '../rules/workload-health';
import { type StatusFinding, statusCheck } from './status-check';

/** A controller that came up takes over the lease of one that is gone within 15 seconds, and Prometheus sees it a scrape later. */
const graceSeconds = 90;

export const leaderMissing = statusCheck({
  id: 'leader-missing',
  title: 'One of the controller pods leads',
  why: 'Only the leader reconciles. A pod without the lease is ready and scraped, and does nothing: no runner is made.',
  needs: ['controllers', 'pods', 'numbers'],
  presumes: ['arc-missing', 'arc-not-running'],
  judge({ controllers, pods, numbers }, { atSeconds }) {
    if (!numbers.leaders.known) return { unknown: numbers.leaders.detail };
    const leaders = numbers.leaders.value;
    let seen = 0;
    const findings = controllers.components.flatMap(({ deployment, part, generation }): StatusFinding[] => {
      const its = podsOf(deployment, pods.items);
      const said = leaders.filter(({ pod }) => its.some(({ metadata }) => metadata.name === pod));
      const { name, namespace } = deployment.metadata;
      const newest = Math.max(0, ...its.map(({ status }) => (Date.parse(status?.startTime ?? '') || 0) / 1000));
      seen += said.length;
      if (said.length === 0 || said.some(({ leads }) => leads)) return [];
      const young = atSeconds - newest < graceSeconds;
      const log = kubectl(namespace, 'logs', `deployment/${name}`, '--all-containers', '--tail=50');
      return [
        {
          generation,
          severity: young ? ('warn' as const) : ('fail' as const),
          title: `No pod of ARC's ${part} leads${young ? ' yet' : ''}`,
          saw: `leader_election_master_status is 0 for ${said.map(({ pod }) => pod).join(', ')} of Deployment ${named(deployment)}: it waits for its lease and reconciles nothing.`,
          evidence: said.map(({ pod }) => ({
            from: 'prometheus' as const,
            what: `leader_election_master_status{pod="${pod}"}`,
            text: '0',
          })),
          fix: young
            ? {
                explain: 'It started a moment ago: a lease that another pod left behind is free after about 15 seconds. Ask again.',
                commands: [],
              }
            : {
                explain: `Look at why the lease cannot be taken (${log}): as a rule its Role or ClusterRole lacks the rule for coordination.k8s.io/leases (get, create, update), which the release's next upgrade restores.`,
                commands: [],
              },
        },
      ];
    });
    // A single pod elects nobody, and a monitor may leave the gauge out: that is no reason to doubt the rest, and no tick.
    return findings.length > 0 || seen > 0 ? findings : { notApplicable: 'Prometheus has no leader_election_master_status of ARC.' };
  },
});
