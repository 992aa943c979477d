import { cannotTell, fail, notApplicable, pass } from '../check';
import { changedAt } from '../rules/lag';
import { named } from '../rules/workload-health';
import { poolsOf } from './measured';
import { scrapeCheck } from './scrape-check';

export const configurationIsGenerated = scrapeCheck({
  id: 'configuration-is-generated',
  title: "The generated configuration has the monitor's jobs",
  why: 'The operator writes one scrape job for each endpoint of each monitor that it selected and accepted, into a Secret that arcbot does not read: what Prometheus loaded is the proof.',
  needs: ['monitor', 'prometheus', 'pools', 'instances'],
  presumes: [
    'operator-crds-are-served',
    'operator-is-running',
    'operator-watches-prometheus',
    'operator-watches-monitor-namespace',
    'prometheus-exists',
    'prometheus-is-reconciled',
    'prometheus-is-available',
    'monitor-exists',
    'monitor-is-selected',
    'monitor-is-accepted',
  ],
  causes: {
    'job-not-generated':
      'The monitor is selected and, as far as can be seen, accepted, and Prometheus has loaded a configuration since, which lacks the job. The log of the operator tells why.',
  },
  judge({ monitor, prometheus, pools, instances }) {
    if (monitor === undefined) return notApplicable('There is no monitor.');
    const wanted = poolsOf(monitor);
    const missing = wanted.filter((pool) => !pools.includes(pool));
    if (missing.length === 0) return pass(`Prometheus has loaded ${wanted.join(', ')}.`);
    const jobs = instances.flatMap(({ jobs }) => (jobs?.known ? jobs.value : []));
    if (missing.every((pool) => jobs.includes(pool))) return pass(`The loaded configuration has ${missing.join(', ')}.`);
    const changed = Math.max(changedAt(monitor.metadata) ?? 0, prometheus === undefined ? 0 : (changedAt(prometheus.metadata) ?? 0));
    const runtimes = instances.flatMap(({ runtime }) => (runtime.known ? [runtime.value] : []));
    const loadedSince =
      runtimes.length > 0 &&
      runtimes.every(({ reloadConfigSuccess, lastConfigTime }) => reloadConfigSuccess && Date.parse(lastConfigTime) > changed + 60_000);
    if (!loadedSince)
      return cannotTell('Prometheus has not loaded a configuration since the last change, so what was generated cannot be seen');
    return fail({
      cause: 'job-not-generated',
      saw: `Prometheus loaded its configuration at ${runtimes[0]?.lastConfigTime}, after the last change of ${monitor.kind} ${named(monitor)}, and it lacks ${missing.join(', ')}.`,
      fix: { explain: "The operator left the job out: look for the monitor's name in its log.", commands: [] },
    });
  },
});
