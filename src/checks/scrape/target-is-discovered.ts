import type { Monitor, PrometheusObject } from '../../facts/shapes/monitoring';
import type { Evidence, Fix } from '../../reports/report';
import { cannotTell, fail, notApplicable, pass } from '../check';
import { whyDropped } from '../rules/dropped-target';
import { restoredByHelm } from '../rules/lasting';
import { mergePatch } from '../rules/shell';
import { named } from '../rules/workload-health';
import { poolsOf } from './measured';
import { scrapeCheck } from './scrape-check';

export const targetIsDiscovered = scrapeCheck({
  id: 'target-is-discovered',
  title: 'Prometheus has discovered the target',
  why: 'Between a right configuration and a scrape stand discovery and relabeling: they can leave a pool empty without any error.',
  needs: ['monitor', 'prometheus', 'pools', 'targets', 'instances', 'idle', 'prometheusLog'],
  presumes: [
    'prometheus-exists',
    'prometheus-is-available',
    'monitor-exists',
    'monitor-is-selected',
    'monitor-is-accepted',
    'monitor-selects-service',
    'monitor-port-exists',
    'service-has-endpoints',
    'configuration-is-generated',
    'configuration-is-loaded',
    'prometheus-may-discover',
  ],
  follows: ['arc-is-running', 'operator-is-running', 'prometheus-is-reconciled'],
  measured: true,
  causes: {
    'target-dropped': 'The target was discovered and then dropped by a relabeling, which the evidence names. Change that relabeling.',
    'target-not-discovered': 'The scrape pool holds nothing of ARC at all. Look at what discovery needs: rights, namespaces, addresses.',
    'target-limit-exceeded':
      'The pool has more targets than targetLimit allows, and Prometheus scrapes none of them. Raise the limit or narrow the selector.',
  },
  judge({ monitor, prometheus, pools, targets, instances, idle, prometheusLog }) {
    if (monitor === undefined) return notApplicable('There is no monitor.');
    if (idle) return notApplicable('There is no scale set, so there is nothing to discover.');
    const wanted = poolsOf(monitor);
    const empty = wanted.filter((pool) => !targets.some(({ scrapePool }) => scrapePool === pool));
    if (empty.length === 0) {
      const over = targets.find(
        ({ scrapePool, lastError }) => wanted.includes(scrapePool) && lastError.startsWith('target_limit exceeded'),
      );
      if (over !== undefined) {
        return fail({
          cause: 'target-limit-exceeded',
          saw: `${over.scrapePool}: ${over.lastError}.`,
          fix: liftTargetLimit(monitor, prometheus),
        });
      }
      return pass(
        `${wanted.map((pool) => `${pool} has ${targets.filter(({ scrapePool }) => scrapePool === pool).length} active`).join(', ')}.`,
      );
    }
    const missing = empty.filter((pool) => !pools.includes(pool));
    if (missing.length > 0) return cannotTell(`Prometheus has no scrape pool ${missing.join(', ')} yet`);

    const dropped = empty.flatMap((pool) =>
      instances
        .flatMap((instance) => (instance.dropped[pool]?.known ? instance.dropped[pool].value : []))
        .map((labels) => ({ pool, labels })),
    );
    const reasons = dropped.flatMap(({ pool, labels }) => {
      const why = whyDropped(labels, monitor, wanted.indexOf(pool), prometheus);
      return why === undefined ? [] : [{ why, labels }];
    });
    const [first] = reasons;
    if (first !== undefined) {
      return fail({
        cause: 'target-dropped',
        saw: `${first.labels.__address__} was discovered and dropped by ${first.why}.`,
        evidence: reasons
          .slice(0, 3)
          .map(({ why, labels }): Evidence => ({ from: 'prometheus', what: `dropped target ${labels.__address__}`, text: why })),
        fix: {
          explain: `Change that relabeling in ${monitor.kind} ${named(monitor)} (or in the scrape class) so that it keeps this target; what else it is meant to drop only its author knows.`,
          commands: [],
        },
      });
    }
    const others = dropped.length === 0 ? '' : ` (${dropped.length} others were dropped)`;
    const host = prometheus?.spec.apiserverConfig?.host;
    const complaints = prometheusLog.filter((line) => discoveryTrouble.test(line)).slice(-2);
    return fail({
      cause: 'target-not-discovered',
      saw: `Scrape pool ${empty.join(', ')} is loaded and has no target of ARC, neither active nor dropped${others}.${host === undefined ? '' : ` Prometheus ${named(prometheus!)} discovers at ${host} (spec.apiserverConfig).`}`,
      evidence: complaints.map((text): Evidence => ({ from: 'log', what: "Prometheus' log", text })),
      fix: {
        explain:
          host === undefined
            ? 'It was configured a moment ago, or discovery cannot see the addresses: ask again in a minute; if it stays, look for "k8s_client_runtime" in the log of Prometheus.'
            : `Inside a cluster Prometheus needs no spec.apiserverConfig. If ${host} is not meant: ${mergePatch(prometheus!.metadata.namespace, 'prometheus', prometheus!.metadata.name, { spec: { apiserverConfig: null } })}`,
        commands: [],
      },
    });
  },
});

/** What client-go and the discovery manager complain of, in the words of 2.x and 3.x. */
const discoveryTrouble = /k8s_client_runtime|Cannot create service discovery|failed to (list|watch)/i;

function liftTargetLimit(monitor: Monitor, prometheus: PrometheusObject | undefined): Fix {
  const { targetLimit } = monitor.spec;
  if (targetLimit === undefined)
    return {
      explain: `The limit is not set in the monitor but by Prometheus ${prometheus === undefined ? '' : named(prometheus)} (enforcedTargetLimit): whoever set it decides whether to raise it.`,
      commands: [],
    };
  return {
    explain: `Lift spec.targetLimit (${targetLimit}) of the monitor; over the limit none of its targets is scraped. To keep one, set it above the number of targets. Prometheus loads the change up to two minutes later.`,
    commands: [mergePatch(monitor.metadata.namespace, monitor.kind.toLowerCase(), monitor.metadata.name, { spec: { targetLimit: null } })],
    lasting: restoredByHelm(monitor.metadata, `# ${monitor.kind} ${named(monitor)}: without spec.targetLimit`),
  };
}
