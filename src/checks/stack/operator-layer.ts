import { isOperator } from '../../facts/is-operator';
import type { Crd } from '../../facts/shapes/monitoring';
import type { StackFacts } from '../../facts/stack/stack-facts';
import type { Problem } from '../../reports/report';
import { coversAll, itemsOf } from '../status/seen';
import { component, deploymentHealth, type Layer, unseen } from './layer';
import { compareVersions, parseVersion, tagOf } from './version';

const crdsByHand =
  'helm show crds prometheus-community/kube-prometheus-stack --version <CHART VERSION> | kubectl apply --server-side --force-conflicts -f -';

/** Prometheus Operator and its CRDs, which Helm installs once and never upgrades. */
export function operatorLayer(facts: StackFacts): Layer {
  const { crds, deployments, served, pods } = facts;
  const group = served['monitoring.coreos.com/v1'];
  const operators = itemsOf(deployments).filter(isOperator);
  const layer: Layer = { components: [], problems: [] };
  const versions = operators.map(({ spec }) =>
    tagOf(spec.template?.spec?.containers?.find(({ image }) => /prometheus-operator/.test(image ?? ''))?.image),
  );

  const crdVersions = crds.known ? [...new Set(crds.value.map(versionOf))].sort() : [];
  const old = olderThan(crdVersions, versions);
  if (group.known && group.value.length === 0) {
    const installed = operators.length > 0;
    layer.components.push(component('crds', 'CRDs of monitoring.coreos.com', installed ? 'failing' : 'absent'));
    if (installed)
      layer.problems.push(
        crdProblem(
          'crds-missing',
          'fail',
          'The CRDs of Prometheus Operator are missing',
          'The API server does not serve monitoring.coreos.com/v1: the operator has nothing to work on.',
        ),
      );
  } else if (!crds.known) layer.components.push(unseen('crds', 'CRDs of monitoring.coreos.com'));
  else {
    layer.components.push(
      component('crds', 'CRDs of monitoring.coreos.com', old === undefined ? 'healthy' : 'warning', {
        version: crdVersions.join(', ') || null,
        detail: group.known ? `${group.value.length} kinds served` : null,
      }),
    );
    if (old !== undefined) layer.problems.push(crdProblem('crds-older-than-operator', 'warn', 'The CRDs are older than the operator', old));
  }

  for (const [index, operator] of operators.entries()) {
    const what = 'Prometheus Operator';
    const { known, health, problems } = deploymentHealth(operator, pods, {
      id: 'operator-not-ready',
      what,
      means: 'Monitors and Prometheus objects are not acted on.',
    });
    layer.components.push(component('operator', what, health, { ...known, version: versions[index] ?? null }));
    layer.problems.push(...problems);
  }
  if (operators.length === 0)
    layer.components.push(
      coversAll(deployments) ? component('operator', 'Prometheus Operator', 'absent') : unseen('operator', 'Prometheus Operator'),
    );
  return layer;
}

/** CRDs say of which operator they are since 0.70; monitors know scrapeClass since 0.73, so what has neither is older. */
function versionOf({ metadata, fields }: Crd): string {
  return metadata.annotations?.['operator.prometheus.io/version'] ?? (fields?.includes('scrapeClass') ? 'unknown' : beforeScrapeClass);
}

const beforeScrapeClass = 'before 0.73';

function olderThan(crds: readonly string[], operators: readonly (string | undefined)[]): string | undefined {
  for (const crd of crds)
    for (const operator of operators) {
      const [its, runs] = [parseVersion(crd === beforeScrapeClass ? '0.72' : crd), parseVersion(operator)];
      // Patch releases do not change CRDs.
      if (its !== undefined && runs !== undefined && compareVersions({ ...its, patch: 0 }, { ...runs, patch: 0 }) < 0)
        return `The CRDs are of operator ${crd}, and ${operator} runs: fields that it knows and they do not are dropped without a word.`;
    }
  return undefined;
}

const crdProblem = (id: string, severity: Problem['severity'], title: string, saw: string): Problem => ({
  id,
  severity,
  title,
  saw,
  fix: {
    explain:
      'Helm never upgrades CRDs: apply those of the chart version that is installed, server-side, as they are too long for an annotation.',
    commands: [],
    lasting: { kind: 'other', text: crdsByHand },
  },
});
