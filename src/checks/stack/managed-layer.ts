import type { Fact } from '../../facts/fact';
import type { Listing } from '../../facts/list-source';
import type { AlertmanagerObject, PrometheusObject } from '../../facts/shapes/monitoring';
import type { StackFacts } from '../../facts/stack/stack-facts';
import type { Problem } from '../../reports/report';
import type { ManagedObject, StackComponent } from '../../reports/stack-outcome';
import { mergePatch } from '../rules/shell';
import { coversAll } from '../status/seen';
import { chartOf, component, type Layer, unseen } from './layer';
import { tagOf } from './version';

/** A message may list every field that the API server refused. */
const mostWords = 600;

/** What Prometheus Operator makes, by the status that it writes. */
export function managedLayer({ prometheuses, alertmanagers }: StackFacts): Layer {
  const layers = [
    layerOf('prometheus', 'Prometheus', prometheuses),
    layerOf('alertmanager', 'Alertmanager', alertmanagers as Fact<Listing<PrometheusObject | AlertmanagerObject>>),
  ];
  return {
    components: layers.flatMap(({ components }) => components),
    problems: layers.flatMap(({ problems }) => problems),
    managed: layers.flatMap(({ managed = [] }) => managed),
  };
}

function layerOf(
  layer: 'prometheus' | 'alertmanager',
  kind: ManagedObject['kind'],
  fact: Fact<Listing<PrometheusObject | AlertmanagerObject>>,
): Layer {
  if (!fact.known) return { components: [unseen(layer, kind)], problems: [] };
  const { items } = fact.value;
  if (items.length === 0) return { components: [coversAll(fact) ? component(layer, kind, 'absent') : unseen(layer, kind)], problems: [] };
  const judged = items.map((object) => judgeObject(layer, kind, object));
  return {
    components: judged.flatMap(({ components }) => components),
    problems: judged.flatMap(({ problems }) => problems),
    managed: items.map((object) => columnsOf(kind, object)),
  };
}

/** As `kubectl get -o wide` prints it. */
function columnsOf(kind: ManagedObject['kind'], { metadata, spec, status }: PrometheusObject | AlertmanagerObject): ManagedObject {
  const condition = (type: string) => status?.conditions?.find((one) => one.type === type)?.status ?? null;
  return {
    kind,
    namespace: metadata.namespace,
    name: metadata.name,
    version: spec.version ?? null,
    // kubectl prints what is written, and nothing for a default.
    desired: spec.replicas ?? null,
    ready: status?.availableReplicas ?? null,
    reconciled: condition('Reconciled'),
    available: condition('Available'),
    paused: status?.paused ?? spec.paused ?? null,
  };
}

function judgeObject(layer: StackComponent['layer'], kind: ManagedObject['kind'], object: PrometheusObject | AlertmanagerObject): Layer {
  const { namespace, name } = object.metadata;
  const problems = [...troubles(kind, object), ...oddVersion(kind, object)];
  const wanted = (object.spec.replicas ?? 1) * (object.spec.shards ?? 1);
  const health = problems.some(({ severity }) => severity === 'fail')
    ? 'failing'
    : object.status?.conditions === undefined
      ? 'unknown'
      : problems.length > 0
        ? 'warning'
        : 'healthy';
  const known = {
    object: `${namespace}/${name}`,
    version: object.spec.version ?? tagOf(object.spec.image) ?? null,
    chart: chartOf(object.metadata),
    ready: object.status?.availableReplicas ?? null,
    wanted,
  };
  return { components: [component(layer, kind, health, known)], problems };
}

function troubles(kind: ManagedObject['kind'], { metadata, spec, status }: PrometheusObject | AlertmanagerObject): Problem[] {
  const { namespace, name } = metadata;
  const subject = `${kind} ${namespace}/${name}`;
  const resource = kind.toLowerCase();
  const problems: Problem[] = [];
  const failed = (type: string) => status?.conditions?.find((condition) => condition.type === type && condition.status !== 'True');
  if (status?.conditions === undefined)
    problems.push({
      id: `${resource}-without-status`,
      severity: 'unknown',
      title: `Nobody says how ${subject} is doing`,
      subject,
      saw: 'Its status has no conditions: no operator has looked at it yet (or it is not one that it looks after), or the operator is so old that it writes none.',
      fix: { explain: 'Look at its pods, and at whether the operator runs and watches this namespace.', commands: [] },
    });
  if (spec.paused === true)
    problems.push({
      id: `${resource}-paused`,
      severity: 'warn',
      title: `${subject} is paused`,
      subject,
      saw: 'The operator leaves it as it is: what changes in monitors, rules and the object itself does not reach it.',
      fix: {
        explain: 'Unpause it, unless somebody paused it on purpose.',
        commands: [mergePatch(namespace, resource, name, { spec: { paused: false } })],
      },
    });
  const unreconciled = failed('Reconciled');
  if (unreconciled !== undefined)
    problems.push({
      id: `${resource}-reconcile-failed`,
      severity: 'fail',
      title: `The operator cannot reconcile ${subject}`,
      subject,
      saw: `${unreconciled.reason ?? 'Reconciled'} is ${unreconciled.status}: ${(unreconciled.message || 'without a message').slice(0, mostWords)}`,
      fix: { explain: 'Mend what the message says; until then it keeps its last configuration.', commands: [] },
    });
  const unavailable = failed('Available');
  if (spec.replicas === 0)
    problems.push({
      id: `${resource}-scaled-to-zero`,
      severity: kind === 'Prometheus' ? 'fail' : 'warn',
      title: `${subject} is scaled to 0`,
      subject,
      saw: 'It wants 0 replicas: nothing of it runs.',
      fix: { explain: 'Scale it up.', commands: [mergePatch(namespace, resource, name, { spec: { replicas: 1 } })] },
    });
  else if (unavailable !== undefined)
    problems.push({
      id: `${resource}-not-available`,
      severity: unavailable.status === 'Degraded' ? 'warn' : 'fail',
      title: `${subject} is ${unavailable.status === 'Degraded' ? 'degraded' : 'not available'}`,
      subject,
      saw: `${status?.availableReplicas ?? 'an unknown number'} of ${spec.replicas ?? 1} replicas are available${unavailable.message ? `: ${unavailable.message.slice(0, mostWords)}` : ''}.`,
      fix: { explain: 'Mend what its pods say.', commands: [] },
    });
  return problems;
}

/** The operator writes configuration for spec.version; another image may not understand it. */
function oddVersion(kind: ManagedObject['kind'], { metadata, spec }: PrometheusObject | AlertmanagerObject): Problem[] {
  const tag = tagOf(spec.image);
  const [says, runs] = [spec.version, tag].map((text) => /\d+\.\d+\.\d+/.exec(text ?? '')?.[0]);
  if (says === undefined || runs === undefined || says === runs) return [];
  const subject = `${kind} ${metadata.namespace}/${metadata.name}`;
  return [
    {
      id: `${kind.toLowerCase()}-version-differs`,
      severity: 'warn',
      title: `${subject} runs ${runs} and says ${says}`,
      subject,
      saw: `spec.image is ${spec.image}, spec.version is ${spec.version}: the operator writes configuration for the latter.`,
      fix: { explain: 'Let spec.version say what the image is (in the chart, one value sets both: the image tag).', commands: [] },
    },
  ];
}
