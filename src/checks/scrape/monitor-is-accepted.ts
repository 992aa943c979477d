import { InvalidSelector, selectorMatches } from '../../facts/label-selector';
import { literally } from '../../facts/literally';
import type { Monitor, PrometheusObject } from '../../facts/shapes/monitoring';
import type { KubernetesEvent } from '../../facts/shapes/network';
import type { Evidence } from '../../reports/report';
import { fail, notApplicable, pass } from '../check';
import { changedAt } from '../rules/lag';
import { loggedAt } from '../rules/log-line';
import { configurationProblem, isSeenInObjects, rejectionFromWords } from '../rules/rejection';
import { named } from '../rules/workload-health';
import { poolsOf } from './measured';
import { scrapeCheck } from './scrape-check';

export const monitorIsAccepted = scrapeCheck({
  id: 'monitor-is-accepted',
  title: 'The operator accepts the monitor',
  why: 'One bad endpoint makes the operator leave out the whole monitor, while the Prometheus stays Reconciled.',
  needs: ['monitor', 'prometheus', 'events', 'operatorLog', 'poolsSeen'],
  presumes: ['operator-crds-are-served', 'prometheus-exists', 'monitor-exists', 'monitor-is-selected'],
  causes: {
    'monitor-file-access-denied':
      'The Prometheus denies file access through monitors (arbitraryFSAccessThroughSMs.deny), and an endpoint names a file. Use a Secret instead of the file, or lift the denial.',
    'monitor-secret-missing': 'An endpoint names a Secret, or a key of one, that is not there. Create it.',
    'monitor-timeout-over-interval': 'scrapeTimeout of an endpoint is greater than its interval. Lower the timeout or raise the interval.',
    'monitor-relabeling-invalid': 'A relabeling is not valid. Mend it as the message says.',
    'monitor-scrape-class-unknown': 'The monitor asks for a scrape class that the Prometheus does not define. Drop or define it.',
    'monitor-selector-invalid': 'spec.selector of the monitor does not parse. Mend the expression that the message names.',
    'monitor-rejected': 'The operator rejected the monitor for another reason; its own words are the evidence.',
  },
  judge({ monitor, prometheus, events, operatorLog, poolsSeen }) {
    if (monitor === undefined || prometheus === undefined) return notApplicable('There is no monitor or no Prometheus.');
    try {
      selectorMatches(monitor.spec.selector, {});
    } catch (error) {
      if (!(error instanceof InvalidSelector)) throw error;
      return fail({
        cause: 'monitor-selector-invalid',
        saw: `spec.selector of ${monitor.kind} ${named(monitor)} is not valid: ${error.message}.`,
        fix: { explain: 'Mend that expression.', commands: [] },
      });
    }
    const words = operatorsWords(monitor, prometheus, events, operatorLog);
    const inferred = configurationProblem(monitor, prometheus);
    if (inferred !== undefined) return fail({ ...inferred, evidence: words });
    const binding = monitor.status?.bindings?.find(
      ({ name, namespace }) => name === prometheus.metadata.name && namespace === prometheus.metadata.namespace,
    );
    const accepted = binding?.conditions?.find(({ type }) => type === 'Accepted');
    // An Event lives an hour: a monitor whose jobs are loaded, or whose fault would be seen in it, was mended since.
    const isLoaded = poolsSeen !== undefined && poolsOf(monitor).every((pool) => poolsSeen.includes(pool));
    const reported = isLoaded || words[0] === undefined || isSeenInObjects(words[0].text) ? undefined : words[0].text;
    const said = accepted?.status === 'False' ? accepted.message : reported;
    if (said !== undefined && said !== '') return fail({ ...rejectionFromWords(said, monitor, prometheus), evidence: words });
    return pass(
      accepted?.status === 'True'
        ? `The operator's status says Accepted for Prometheus ${named(prometheus)}.`
        : 'Nothing in it that the operator rejects, and no rejection was reported.',
    );
  },
});

/** The operator's rejections that are younger than the monitor's last change: an Event lives an hour, and may be about what is mended since. */
function operatorsWords(
  monitor: Monitor,
  prometheus: PrometheusObject,
  events: readonly KubernetesEvent[],
  log: readonly string[],
): Evidence[] {
  const changed = Math.max(changedAt(monitor.metadata) ?? 0, changedAt(prometheus.metadata) ?? 0) - 2000;
  const isYoung = (...times: (string | number | null | undefined)[]) => {
    const known = times.map((time) => new Date(time ?? Number.NaN).getTime()).filter((time) => !Number.isNaN(time));
    return known.length === 0 || Math.max(...known) >= changed;
  };
  const fromEvents = events
    .filter(
      ({ involvedObject, related }) =>
        involvedObject?.kind === monitor.kind &&
        involvedObject.name === monitor.metadata.name &&
        (related?.name === undefined || related.name === prometheus.metadata.name),
    )
    .filter(({ lastTimestamp, eventTime, series, metadata }) =>
      isYoung(lastTimestamp, eventTime, series?.lastObservedTime, metadata.creationTimestamp),
    )
    .map(
      ({ message = '' }): Evidence => ({
        from: 'kubernetes',
        what: `Event InvalidConfiguration of ${monitor.kind} ${named(monitor)}`,
        text: message,
      }),
    );
  const itsName = new RegExp(`(^|[^\\w.-])${literally(named(monitor))}($|[^\\w.-])`);
  const fromLog = log
    .filter((line) => /skipping|was rejected/.test(line) && itsName.test(line) && isYoung(loggedAt(line)))
    .slice(-1)
    .map((line): Evidence => ({ from: 'log', what: "the operator's log", text: line }));
  return [...fromEvents.slice(-1), ...fromLog];
}
