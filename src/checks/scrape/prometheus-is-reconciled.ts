import type { PrometheusObject } from '../../facts/shapes/monitoring';
import type { Fix } from '../../reports/report';
import { fail, notApplicable, pass } from '../check';
import { lasting } from '../rules/lasting';
import { mergePatch } from '../rules/shell';
import { named } from '../rules/workload-health';
import { scrapeCheck } from './scrape-check';

export const prometheusIsReconciled = scrapeCheck({
  id: 'prometheus-is-reconciled',
  title: 'The operator reconciles the Prometheus',
  why: 'A Prometheus that is paused, fails to reconcile or selects nothing at all keeps its old configuration, while its RECONCILED column may well say True.',
  needs: ['prometheus'],
  presumes: ['operator-crds-are-served', 'prometheus-exists'],
  causes: {
    'prometheus-paused':
      'spec.paused stops every change from arriving, while the condition Reconciled stays True. Only whoever paused it knows whether it may go on.',
    'prometheus-reconcile-failed': "The condition Reconciled is False; its message is the operator's own reason. Mend what it names.",
    'prometheus-configuration-unmanaged':
      'All selectors of the Prometheus are nil, so the operator writes no configuration for it. Set any selector.',
  },
  judge({ prometheus }) {
    if (prometheus === undefined) return notApplicable('There is no Prometheus object.');
    const { name, namespace } = prometheus.metadata;
    if (prometheus.spec.paused === true) {
      return fail({
        cause: 'prometheus-paused',
        saw: `Prometheus ${named(prometheus)} has spec.paused: true. Its condition Reconciled says ${reconciled(prometheus)?.status ?? 'nothing'}, which means nothing while it is paused.`,
        fix: {
          explain: `Somebody paused it, perhaps on purpose: resuming also rolls out every other change that has piled up. If that is right: ${mergePatch(namespace, 'prometheus', name, { spec: { paused: false } })}`,
          commands: [],
          lasting: lasting(
            prometheus.metadata,
            'prometheus:\n  prometheusSpec:\n    paused: false',
            `# Prometheus ${named(prometheus)}\nspec:\n  paused: false`,
          ),
        },
      });
    }
    if (isUnmanaged(prometheus)) {
      return fail({
        cause: 'prometheus-configuration-unmanaged',
        saw: `All selectors of Prometheus ${named(prometheus)} are nil (serviceMonitorSelector, podMonitorSelector, probeSelector, scrapeConfigSelector), so the operator leaves its configuration alone.`,
        fix: {
          explain:
            'Set a selector. From then on the operator writes the configuration and replaces one that was written by hand, so look first at what is in the Secret that holds it.',
          commands: [],
          lasting: lasting(
            prometheus.metadata,
            'prometheus:\n  prometheusSpec:\n    serviceMonitorSelectorNilUsesHelmValues: true\n    podMonitorSelectorNilUsesHelmValues: true',
            `# Prometheus ${named(prometheus)}\nspec:\n  serviceMonitorSelector: {}\n  podMonitorSelector: {}`,
          ),
        },
      });
    }
    const condition = reconciled(prometheus);
    if (condition?.status === 'False') {
      return fail({
        cause: 'prometheus-reconcile-failed',
        saw: `The operator cannot reconcile Prometheus ${named(prometheus)}: ${condition.message || condition.reason || 'it gives no reason'}`,
        evidence: [
          {
            from: 'kubernetes',
            what: `condition Reconciled of Prometheus ${named(prometheus)}`,
            text: `${condition.reason ?? ''}: ${condition.message ?? ''}`,
          },
        ],
        fix: timeoutUnderInterval(condition.message ?? '', prometheus) ?? {
          explain: failedAdvice(condition.message ?? '', prometheus),
          commands: [],
        },
      });
    }
    return pass(
      condition === undefined
        ? `Prometheus ${named(prometheus)} is not paused; its operator reports no condition.`
        : `Reconciled is ${condition.status}, not paused.`,
    );
  },
});

const reconciled = ({ status }: PrometheusObject) => status?.conditions?.find(({ type }) => type === 'Reconciled');

/** prometheus-operator pkg/prometheus/server/operator.go; scrapeConfigSelector counts since v0.65. */
const isUnmanaged = ({ spec }: PrometheusObject): boolean =>
  [spec.serviceMonitorSelector, spec.podMonitorSelector, spec.probeSelector, spec.scrapeConfigSelector].every(
    (selector) => selector === null || selector === undefined,
  );

/** Prometheus' own time-out must fit in its own interval; the operator writes no configuration at all where it does not. */
function timeoutUnderInterval(message: string, prometheus: PrometheusObject): Fix | undefined {
  const { scrapeTimeout, scrapeInterval = '30s' } = prometheus.spec;
  if (scrapeTimeout === undefined || !message.includes(`scrapeTimeout "${scrapeTimeout}" greater than scrapeInterval`)) return undefined;
  const { name, namespace } = prometheus.metadata;
  return {
    explain: `Lower the time-out to the interval. Until then no change of any monitor arrives; the operator tries again within a minute, Prometheus loads the result up to two minutes later.`,
    commands: [mergePatch(namespace, 'prometheus', name, { spec: { scrapeTimeout: scrapeInterval } })],
    lasting: lasting(
      prometheus.metadata,
      `prometheus:\n  prometheusSpec:\n    scrapeTimeout: ${scrapeInterval}`,
      `# Prometheus ${named(prometheus)}\nspec:\n  scrapeTimeout: ${scrapeInterval}`,
    ),
  };
}

function failedAdvice(message: string, prometheus: PrometheusObject): string {
  const secret = prometheus.spec.additionalScrapeConfigs;
  if (
    /additional scrape configs?|additionalScrapeConfigs/i.test(message) ||
    (secret !== undefined && secret.name !== undefined && message.includes(secret.name))
  ) {
    return `spec.additionalScrapeConfigs names Secret ${prometheus.metadata.namespace}/${secret?.name ?? '?'}, key ${secret?.key ?? '?'}, which is not there. Create it with what it should hold, or take the reference out; until then no change of any monitor arrives.`;
  }
  return 'Mend what the message names; until then no change of any monitor arrives.';
}
