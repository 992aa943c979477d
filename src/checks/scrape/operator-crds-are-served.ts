import { crdNameOf, lostFields } from '../../facts/scrape/lost-fields';
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
    const fields = monitor && crds.find(({ metadata }) => metadata.name === crdNameOf(monitor))?.fields;
    const pruned = monitor && fields?.length ? lostFields(monitor).filter(({ field }) => !fields.includes(field)) : [];
    if (monitor !== undefined && pruned.length > 0) {
      return warn({
        cause: 'crds-outdated',
        saw: `${pruned.map(({ path }) => path).join(', ')} was applied to ${monitor.kind} ${monitor.metadata.name} and is not in it: the installed CRD does not know the field.`,
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
