import type { Evidence } from '../../reports/report';
import { fail, notApplicable, pass, warn } from '../check';
import { ageText } from '../rules/duration';
import { changedAt } from '../rules/lag';
import { named } from '../rules/workload-health';
import { poolsOf } from './measured';
import { scrapeCheck } from './scrape-check';

/** Secret volumes take up to two minutes on a node, and the reloader looks every three at the most after a refusal. */
const patienceSeconds = 240;

export const configurationIsLoaded = scrapeCheck({
  id: 'configuration-is-loaded',
  title: 'Prometheus has loaded its configuration',
  why: 'The new configuration travels by a Secret volume and a reload; one bad part of any job makes Prometheus refuse all of it and go on with the old one.',
  needs: ['monitor', 'prometheus', 'pools', 'instances', 'prometheusLog'],
  presumes: ['prometheus-exists', 'prometheus-is-available'],
  moot: {
    causes: ['reload-pending', 'reload-stuck', 'scrape-pool-failed'],
    after: [
      'operator-crds-are-served',
      'operator-is-running',
      'operator-watches-prometheus',
      'operator-watches-monitor-namespace',
      'prometheus-is-reconciled',
      'monitor-is-selected',
      'monitor-is-accepted',
      'configuration-is-generated',
    ],
  },
  causes: {
    'reload-failed':
      'Prometheus refused its last configuration; a bad part of any job blocks all. Mend the part that its log names (often additionalScrapeConfigs).',
    'reload-pending': 'The change is younger than a Secret volume and a reload may take. Wait, then ask again.',
    'reload-stuck': 'The change is minutes old and Prometheus still runs an older configuration. Look at the config-reloader container.',
    'scrape-pool-failed': 'The configuration was loaded with the job, and Prometheus could not make its scrape pool. Its log tells why.',
  },
  judge({ monitor, prometheus, pools, instances, prometheusLog }, { at }) {
    const runtimes = instances.flatMap(({ runtime, where }) => (runtime.known ? [{ where, ...runtime.value }] : []));
    const refused = runtimes.find(({ reloadConfigSuccess }) => !reloadConfigSuccess);
    if (refused !== undefined) {
      const evidence = prometheusLog
        .filter((line) => /[Ee]rror loading config/.test(line))
        .slice(-1)
        .map((text): Evidence => ({ from: 'log', what: "Prometheus' log", text }));
      const extra = prometheus?.spec.additionalScrapeConfigs;
      return fail({
        cause: 'reload-failed',
        saw: `Prometheus (${refused.where}) refused its last configuration and goes on with the one of ${refused.lastConfigTime}${evidence[0] === undefined ? '' : `: ${reasonIn(evidence[0].text)}`}.`,
        evidence: [{ from: 'prometheus', what: 'api/v1/status/runtimeinfo', text: 'reloadConfigSuccess: false' }, ...evidence],
        fix: {
          explain: `Mend the part that is named${extra === undefined ? '' : `; what the operator does not check itself is in Secret ${prometheus?.metadata.namespace}/${extra.name}, key ${extra.key}`}. After a refusal the config-reloader may take three minutes to look at the mended file.`,
          commands: [],
        },
      });
    }
    if (monitor === undefined) return notApplicable('There is no monitor whose job could be looked for.');
    const missing = poolsOf(monitor).filter((pool) => !pools.includes(pool));
    if (missing.length === 0) return pass(`Loaded at ${runtimes[0]?.lastConfigTime ?? 'a time that it does not tell'}.`);
    const jobs = instances.flatMap(({ jobs }) => (jobs?.known ? jobs.value : []));
    if (missing.every((pool) => jobs.includes(pool))) {
      return fail({
        cause: 'scrape-pool-failed',
        saw: `The loaded configuration has ${missing.join(', ')}, and Prometheus has no such scrape pool.`,
        fix: { explain: "Prometheus' log tells why it could not make the pool.", commands: [] },
      });
    }
    const changed = Math.max(changedAt(monitor.metadata) ?? 0, prometheus === undefined ? 0 : (changedAt(prometheus.metadata) ?? 0));
    const ageSeconds = (Date.parse(at) - changed) / 1000;
    const older = runtimes.filter(({ lastConfigTime }) => Date.parse(lastConfigTime) < changed);
    if (changed > 0 && ageSeconds < patienceSeconds) {
      return warn({
        cause: 'reload-pending',
        saw: `${monitor.kind} ${named(monitor)} or the Prometheus was changed ${ageText(ageSeconds)} ago, and Prometheus has not loaded ${missing.join(', ')} yet.`,
        fix: {
          explain:
            'Wait: a Secret volume and a reload take up to two minutes, and up to four after a refused configuration. Then ask again.',
          commands: [],
        },
      });
    }
    if (older.length > 0) {
      return fail({
        cause: 'reload-stuck',
        saw: `Prometheus still runs the configuration of ${older[0]?.lastConfigTime}, and lacks ${missing.join(', ')}; the last change was ${ageText(ageSeconds)} ago.`,
        fix: {
          explain: `Look at what carries the configuration to it: kubectl -n ${prometheus?.metadata.namespace ?? 'monitoring'} logs -l operator.prometheus.io/name=${prometheus?.metadata.name ?? ''} -c config-reloader --tail=20`,
          commands: [],
        },
      });
    }
    return pass(`Loaded at ${runtimes[0]?.lastConfigTime ?? 'a time that it does not tell'}, since the last change.`);
  },
});

const reasonIn = (line: string): string => /err="?(.+?)"?$/.exec(line)?.[1]?.slice(0, 400) ?? line.slice(0, 400);
