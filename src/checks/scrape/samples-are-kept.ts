import { endpointsOf } from '../../facts/scrape/arc-monitors';
import type { Target } from '../../facts/scrape/scrape-facts';
import type { Evidence } from '../../reports/report';
import { fail, notApplicable, pass, warn } from '../check';
import { canDrop, whatTakes } from '../rules/dropped-samples';
import { expectedFamilies } from '../rules/expected-families';
import { loggedAt } from '../rules/log-line';
import { lostIdentity } from '../rules/lost-identity';
import { named } from '../rules/workload-health';
import { poolsOf } from './measured';
import { scrapeCheck } from './scrape-check';

export const samplesAreKept = scrapeCheck({
  id: 'samples-are-kept',
  title: "ARC's samples are kept",
  why: 'metricRelabelings can drop families after a good scrape: the target is up, and its numbers are gone.',
  needs: [
    'monitor',
    'prometheus',
    'targets',
    'families',
    'droppedSamples',
    'horizontalRunnerAutoscalers',
    'autoscalingRunnerSets',
    'autoscalingListeners',
    'prometheusLog',
  ],
  presumes: [
    'prometheus-exists',
    'prometheus-is-available',
    'monitor-exists',
    'monitor-is-selected',
    'target-is-discovered',
    'target-is-up',
  ],
  measured: true,
  causes: {
    'metrics-dropped': 'metricRelabelings drop families of ARC that arcbot and the dashboards need. Change them so that they keep these.',
    'samples-rejected':
      'Prometheus refuses samples: out of order, duplicate or too old. Look for two targets with the same labels, or foreign timestamps.',
  },
  judge(facts, { part, at }) {
    const { monitor, prometheus, targets, families, droppedSamples, prometheusLog } = facts;
    if (monitor === undefined) return notApplicable('There is no monitor.');
    const mine = targets.filter(({ scrapePool }) => poolsOf(monitor).includes(scrapePool));
    const { always, byLeader } = expectedFamilies(part, facts);
    const missing = [...always, ...byLeader].filter(
      (family) => !families.some((sample) => sample.family === family && mine.some(({ labels }) => labels.instance === sample.instance)),
    );
    const dropped = droppedSamples
      .filter(({ job, instance }) => mine.some(({ labels }) => labels.job === job && labels.instance === instance))
      .reduce((sum, each) => sum + each.dropped, 0);
    const evidence: Evidence[] = [
      { from: 'prometheus', what: 'scrape_samples_scraped - scrape_samples_post_metric_relabeling', text: String(dropped) },
    ];
    const areMissing = `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`;
    const taker = whatTakes(missing, monitor, prometheus);
    if (taker !== undefined && (taker.renames || dropped > 0)) {
      return fail({
        cause: 'metrics-dropped',
        saw: `The scrape is good and ${taker.renames ? 'its samples get other names' : `${dropped} of its samples are dropped`} afterwards; ${areMissing}, by ${taker.rule}.`,
        evidence,
        fix: {
          explain: `Change that metric relabeling of ${monitor.kind} ${named(monitor)} so that it keeps ARC's families; what else it is meant to drop only its author knows.`,
          commands: [],
        },
      });
    }
    if (missing.length > 0 && dropped > 0 && !canDrop(monitor, prometheus)) {
      return fail({
        cause: 'metrics-dropped',
        saw: `The scrape is good and ${dropped} of its samples are dropped afterwards; ${areMissing}. Neither ${monitor.kind} ${named(monitor)} nor its scrape class has a rule that drops anything, so the loaded configuration has one of its own.`,
        evidence,
        fix: {
          explain:
            'Look for metric_relabel_configs of this job in the configuration that Prometheus has loaded (its page Status, Configuration), and change what writes it: a patched Secret, or an older state that was not reloaded.',
          commands: [],
        },
      });
    }
    const rejected = prometheusLog.findLast((line) => isAboutNow(line, at) && mine.some((target) => refusedSamplesOf(line, target)));
    if (rejected !== undefined) {
      // With families missing besides, what it refused is what is missing.
      return (missing.length > 0 ? fail : warn)({
        cause: 'samples-rejected',
        saw: `Prometheus refused samples of this target${missing.length > 0 ? `, and ${areMissing}` : ''}.`,
        evidence: [{ from: 'log', what: "Prometheus' log", text: rejected }],
        fix: { explain: 'Look for two targets with the same labels, or timestamps that are not its own (honorTimestamps).', commands: [] },
      });
    }
    const blurred = endpointsOf(monitor).flatMap((endpoint, index) => {
      const labels = lostIdentity(part, endpoint.metricRelabelings ?? []);
      return labels.length === 0 ? [] : [{ index, labels }];
    });
    if (blurred[0] !== undefined) {
      const { index, labels } = blurred[0];
      return warn({
        cause: 'samples-rejected',
        saw: `Metric relabelings of endpoint ${index} take ${labels.join(', ')} from ARC's series, which ${labels.length === 1 ? 'tells' : 'tell'} them apart: of several that look alike then Prometheus keeps one and refuses the others as duplicates.`,
        fix: {
          explain: `Leave these labels to ARC's series: change the metric relabelings (labeldrop, labelkeep, replace) of ${monitor.kind} ${named(monitor)}.`,
          commands: [],
        },
      });
    }
    return pass(
      dropped === 0
        ? 'Nothing is dropped after the scrape.'
        : missing.length === 0
          ? `${dropped} samples are dropped by metric relabelings, none of ARC's that are needed.`
          : `${dropped} samples are dropped by metric relabelings, none of which takes ${missing.join(', ')}.`,
    );
  },
});

/** What was refused long ago, or of a target that is gone, says nothing of this one. */
const isAboutNow = (line: string, at: string): boolean => Math.abs(Date.parse(at) - (loggedAt(line) ?? 0)) < 15 * 60_000;

const refusedSamplesOf = (line: string, { scrapePool, scrapeUrl }: Target): boolean =>
  /Error on ingesting/.test(line) && line.includes(scrapePool) && line.includes(scrapeUrl);
