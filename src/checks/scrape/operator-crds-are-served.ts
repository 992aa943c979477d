import { endpointsOf } from '../../facts/scrape/arc-monitors';
import type { Monitor } from '../../facts/shapes/monitoring';
import { fail, pass, warn } from '../check';
import { scrapeCheck } from './scrape-check';

const resources = ['prometheuses', 'servicemonitors', 'podmonitors'] as const;

export const operatorCrdsAreServed = scrapeCheck({
  id: 'operator-crds-are-served',
  title: 'The API server serves the Prometheus Operator CRDs',
  why: 'Without them no monitor can exist; with old ones, fields that they do not know are dropped without a word.',
  needs: ['served', 'crds', 'monitor'],
  presumes: [],
  causes: {
    'crds-missing':
      'monitoring.coreos.com/v1 does not serve prometheuses, servicemonitors or podmonitors. Install the CRDs of the operator version that runs.',
    'crds-outdated':
      'A field was applied that the installed CRD does not know, so the API server dropped it silently. Helm never upgrades CRDs: apply them by hand.',
  },
  judge({ served, crds, monitor }) {
    const missing = resources.filter((resource) => !served.includes(resource));
    if (missing.length > 0) {
      return fail({
        cause: 'crds-missing',
        saw:
          served.length === 0
            ? 'The API server does not serve monitoring.coreos.com/v1 at all.'
            : `monitoring.coreos.com/v1 does not serve ${missing.join(', ')}.`,
        fix: {
          explain:
            'Install the CRDs that belong to the operator (which version is your choice, hence no command with one in it): they are in the crds folder of the kube-prometheus-stack chart. Use server-side apply, as they are too long for an annotation.',
          commands: [],
          lasting: {
            kind: 'other',
            text: 'helm show crds prometheus-community/kube-prometheus-stack --version <CHART VERSION> | kubectl apply --server-side --force-conflicts -f -',
          },
        },
      });
    }
    const pruned =
      monitor === undefined
        ? []
        : prunedFields(
            monitor,
            crds.find(({ metadata }) => metadata.name === `${monitor.kind.toLowerCase()}s.monitoring.coreos.com`)?.fields ?? [],
          );
    if (monitor !== undefined && pruned.length > 0) {
      return warn({
        cause: 'crds-outdated',
        saw: `${pruned.join(', ')} was applied to ${monitor.kind} ${monitor.metadata.name} and is not in it: the installed CRD does not know the field.`,
        fix: {
          explain: 'Upgrade the CRDs to those of the operator that runs, then apply the monitor again.',
          commands: [],
          lasting: {
            kind: 'other',
            text: 'helm show crds prometheus-community/kube-prometheus-stack --version <CHART VERSION> | kubectl apply --server-side --force-conflicts -f -',
          },
        },
      });
    }
    const version = crds[0]?.metadata.annotations?.['operator.prometheus.io/version'];
    return pass(`monitoring.coreos.com/v1 serves ${resources.join(', ')}${version === undefined ? '' : `, from operator ${version}`}.`);
  },
});

/** Fields that kubectl applied and the object does not have, where the CRD does not know them either. */
function prunedFields(monitor: Monitor, fields: readonly string[]): string[] {
  const applied = monitor.metadata.annotations?.['kubectl.kubernetes.io/last-applied-configuration'];
  if (applied === undefined || fields.length === 0) return [];
  try {
    const { spec = {} } = JSON.parse(applied) as {
      spec?: Record<string, unknown> & { endpoints?: object[]; podMetricsEndpoints?: object[] };
    };
    const list = monitor.kind === 'PodMonitor' ? 'podMetricsEndpoints' : 'endpoints';
    const top = Object.keys(spec).filter((field) => !(field in monitor.spec) && !fields.includes(field));
    const below = (spec[list] ?? []).flatMap((endpoint, index) =>
      Object.keys(endpoint)
        .filter((field) => !(field in (endpointsOf(monitor)[index] ?? {})) && !fields.includes(`${list}.${field}`))
        .map((field) => `${list}[${index}].${field}`),
    );
    return [...top, ...below];
  } catch {
    return []; // an annotation that is not JSON proves nothing
  }
}
