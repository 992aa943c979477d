import { type ArcComponent, type ArcPart, findArcComponents } from '../../facts/arc-components';
import type { AutoscalingRunnerSet } from '../../facts/shapes/arc';
import type { StackFacts } from '../../facts/stack/stack-facts';
import type { Problem } from '../../reports/report';
import { coversAll, itemsOf } from '../status/seen';
import { controllerRuntimeOf } from './arc-releases';
import { chartOf, component, deploymentHealth, type Layer, unseen } from './layer';
import { parseVersion, tagOf } from './version';

const names: Record<ArcPart, string> = {
  controller: 'ARC, actions.summerwind.dev',
  'github-webhook-server': 'ARC, github-webhook-server',
  'actions-metrics-server': 'ARC, actions-metrics-server',
  'scale-set-controller': 'ARC, actions.github.com',
  'scale-set-listener': 'ARC, listener',
};

/** ARC of both generations, and the scale sets, which have to be of their controller's version. */
export function arcLayer(facts: StackFacts): Layer {
  const components = findArcComponents(itemsOf(facts.deployments));
  const layer: Layer = { components: [], problems: [] };
  for (const one of components) {
    const { deployment, part, generation } = one;
    const { known, health, problems } = deploymentHealth(deployment, facts.pods, {
      id: 'arc-not-running',
      what: names[part],
      means: part === 'controller' || part === 'scale-set-controller' ? 'Nobody makes or scales runners.' : 'It answers nobody.',
    });
    const version = versionOf(one);
    const odd = oddImage(one, version);
    const runtime = controllerRuntimeOf(generation, version);
    layer.components.push(
      component('arc', names[part], odd !== undefined && health === 'healthy' ? 'warning' : health, {
        ...known,
        version,
        detail: runtime === undefined ? null : `controller-runtime ${runtime}`,
      }),
    );
    layer.problems.push(...problems, ...(odd === undefined ? [] : [odd]));
  }
  for (const part of ['controller', 'scale-set-controller'] as const)
    if (!components.some((one) => one.part === part))
      layer.components.push(coversAll(facts.deployments) ? component('arc', names[part], 'absent') : unseen('arc', names[part]));
  const controller = components.find(({ part }) => part === 'scale-set-controller');
  for (const set of itemsOf(facts.autoscalingRunnerSets)) {
    const odd = controller === undefined ? undefined : oddScaleSet(set, versionOf(controller));
    layer.components.push(
      component('scale-set', 'Scale set', odd === undefined ? 'healthy' : odd.severity === 'fail' ? 'failing' : 'warning', {
        object: `${set.metadata.namespace}/${set.metadata.name}`,
        version: set.metadata.labels?.['app.kubernetes.io/version'] ?? null,
        chart: chartOf(set.metadata),
      }),
    );
    if (odd !== undefined) layer.problems.push(odd);
  }
  return layer;
}

/** What runs is what the image says; the label is the chart's opinion. */
const versionOf = ({ deployment, container }: ArcComponent): string | null => {
  const tag = tagOf(container.image);
  return parseVersion(tag) === undefined ? (deployment.metadata.labels?.['app.kubernetes.io/version'] ?? tag ?? null) : tag!;
};

function oddImage({ deployment, part }: ArcComponent, version: string | null): Problem | undefined {
  const label = deployment.metadata.labels?.['app.kubernetes.io/version'];
  const [made, runs] = [parseVersion(label), parseVersion(version)];
  if (made === undefined || runs === undefined || (made.major === runs.major && made.minor === runs.minor && made.patch === runs.patch))
    return undefined;
  const { namespace, name } = deployment.metadata;
  return {
    id: 'arc-image-differs-from-chart',
    severity: 'warn',
    title: `${names[part]} runs ${version} under a chart made for ${label}`,
    subject: `Deployment ${namespace}/${name}`,
    saw: `Its image is tagged ${version}, and its chart (${chartOf(deployment.metadata) ?? 'not labelled'}) is of ${label}: flags, rights and CRDs are the chart's.`,
    fix: {
      explain: 'Let the chart choose the image (drop the image tag from the values), or install the chart of that version, its CRDs first.',
      commands: [],
    },
  };
}

/** The controller leaves scale sets of another minor version alone; before 0.12 of any other version. */
function oddScaleSet({ metadata }: AutoscalingRunnerSet, controller: string | null): Problem | undefined {
  const version = metadata.labels?.['app.kubernetes.io/version'];
  const [its, runs] = [parseVersion(version), parseVersion(controller)];
  if (its === undefined || runs === undefined || (its.major === runs.major && its.minor === runs.minor && its.patch === runs.patch))
    return undefined;
  const ignored = its.major !== runs.major || its.minor !== runs.minor || (runs.major === 0 && runs.minor < 12);
  const subject = `AutoscalingRunnerSet ${metadata.namespace}/${metadata.name}`;
  return {
    id: 'scale-set-version-differs',
    severity: ignored ? 'fail' : 'warn',
    title: `${metadata.namespace}/${metadata.name} is of ${version}, its controller of ${controller}`,
    subject,
    saw: ignored
      ? `The controller does not reconcile scale sets of another version than its own: ${subject} gets no new listener and no new runners.`
      : 'They differ in the last number only, which the controller takes.',
    fix: {
      explain: 'Upgrade the release of the scale set to the version of the controller (both charts are released together).',
      commands: [],
    },
  };
}
