import type { Fact } from '../../facts/fact';
import type { Labels } from '../../facts/prometheus-query';
import type { HorizontalRunnerAutoscaler, RunnerDeployment, RunnerSet as RunnerSetObject } from '../../facts/shapes/arc';
import type { StatusFacts } from '../../facts/status/status-facts';
import type { Figure } from '../../reports/status-outcome';
import { countedRunners } from './counted-runners';
import { couldNotLook, firstKnown, notCounted, notKnown, scraped, stated } from './figure';
import { gaugeOf, type Numbers, namespaceOf, partsOf } from './numbers';
import { isBare, noQueue, replicaSet, replicaSetsIn } from './replica-set';
import { bySetName, type RunnerSet } from './runner-set';
import { covers, itemsOf } from './seen';

/** RunnerDeployments and RunnerSets: those that were seen, and, where nobody could look, those that the metrics tell of. */
export function summerwindSets(facts: StatusFacts, numbers: Fact<Numbers>): RunnerSet[] {
  const part = partsOf(numbers, namespaceOf);
  const seen = [
    ...itemsOf(facts.runnerDeployments).map((object) => ofObject('RunnerDeployment', object, facts, part(object.metadata.namespace))),
    ...itemsOf(facts.runnerSets).map((object) => ofObject('RunnerSet', object, facts, part(object.metadata.namespace))),
    ...replicaSetsIn(facts).filter(isBare).map(replicaSet),
  ];
  return [...seen, ...(numbers.known ? measuredSets(facts, numbers.value, seen) : [])].sort(bySetName);
}

/** The autoscaler of a set; ARC takes the kind to be RunnerDeployment where it is not written. */
const scales =
  (kind: string, { metadata }: RunnerDeployment | RunnerSetObject) =>
  (autoscaler: HorizontalRunnerAutoscaler) =>
    autoscaler.metadata.namespace === metadata.namespace &&
    autoscaler.spec.scaleTargetRef?.name === metadata.name &&
    (autoscaler.spec.scaleTargetRef.kind || 'RunnerDeployment') === kind;

/** Whether an autoscaler's target is not there: everything of that kind in its namespace was seen. */
export function isStray(autoscaler: HorizontalRunnerAutoscaler, facts: StatusFacts): boolean {
  const { namespace } = autoscaler.metadata;
  const kind = autoscaler.spec.scaleTargetRef?.kind || 'RunnerDeployment';
  const list = kind === 'RunnerSet' ? facts.runnerSets : facts.runnerDeployments;
  return covers(list, namespace) && !itemsOf<RunnerDeployment | RunnerSetObject>(list).some((object) => scales(kind, object)(autoscaler));
}

/** Only this type of metric asks GitHub how many runners are registered and busy. */
export const countsBusy = ({ spec }: HorizontalRunnerAutoscaler): boolean =>
  (spec.metrics ?? []).some(({ type }) => type === 'PercentageRunnersBusy');

function ofObject(
  kind: 'RunnerDeployment' | 'RunnerSet',
  object: RunnerDeployment | RunnerSetObject,
  facts: StatusFacts,
  numbers: Fact<Numbers>,
): RunnerSet {
  const { metadata, spec, status } = object;
  const { namespace, name } = metadata;
  const autoscalers = itemsOf(facts.horizontalRunnerAutoscalers).filter(scales(kind, object));
  const autoscaler = autoscalers.find(countsBusy) ?? autoscalers[0];
  const known = autoscaler !== undefined || covers(facts.horizontalRunnerAutoscalers, namespace);
  const limit = (which: 'min' | 'max'): Figure => {
    const field = `${which}Replicas` as const;
    if (autoscaler !== undefined) return stated(widest(which, autoscalers), `HorizontalRunnerAutoscaler.spec.${field}`);
    // Nobody scales it: it is as large as it says.
    return known ? stated(spec.replicas, `${kind}.spec.replicas`) : measuredLimit(numbers, which, namespace, name, kind);
  };
  const desired = firstKnown(
    stated(spec.replicas ?? status?.desiredReplicas, `${kind}.spec.replicas`),
    stated(autoscaler?.status?.desiredReplicas, 'HorizontalRunnerAutoscaler.status.desiredReplicas'),
  );
  const scaledAt = Math.max(
    ...[
      'effectiveTime' in spec ? spec.effectiveTime : undefined,
      autoscaler?.status?.lastSuccessfulScaleOutTime,
      metadata.creationTimestamp,
    ].map((at) => Date.parse(at ?? '') || 0),
  );
  return {
    generation: 'summerwind',
    kind,
    namespace,
    name,
    metadata,
    ...(scaledAt > 0 ? { scaledAtSeconds: scaledAt / 1000 } : {}),
    ...(autoscaler === undefined ? {} : { autoscaler }),
    ...(autoscalers.length > 1 ? { rivals: autoscalers.map((one) => one.metadata.name).sort() } : {}),
    desired,
    current: countedRunners(facts, { kind, namespace, name }, 'there') ?? stated(status?.replicas, `${kind}.status.replicas`),
    available:
      countedRunners(facts, { kind, namespace, name }, 'ready') ?? stated(status?.availableReplicas, `${kind}.status.availableReplicas`),
    registered: counted(numbers, 'registered', kind, metadata, autoscaler, known),
    busy: counted(numbers, 'busy', kind, metadata, autoscaler, known),
    min: limit('min'),
    max: limit('max'),
    waitingJobs: noQueue,
    unlimited: autoscalers.some((one) => one.spec.maxReplicas === undefined),
  };
}

/** Several autoscalers of one set overwrite each other: it may become as small, and as large, as any of them lets it. */
function widest(which: 'min' | 'max', autoscalers: readonly HorizontalRunnerAutoscaler[]): number | undefined {
  const limits = autoscalers.map(({ spec }) => spec[`${which}Replicas`]);
  return limits.some((limit) => limit === undefined) ? undefined : Math[which](...(limits as number[]));
}

/** What GitHub said when the autoscaler asked it last. The gauge of an autoscaler that is gone or of another type is not looked at: it is frozen. */
function counted(
  numbers: Fact<Numbers>,
  what: 'registered' | 'busy',
  kind: string,
  { namespace, name }: { namespace: string; name: string },
  autoscaler: HorizontalRunnerAutoscaler | undefined,
  known: boolean,
): Figure {
  const family = `horizontalrunnerautoscaler_runners_${what}`;
  if (known && autoscaler === undefined) return notCounted('no autoscaler asks GitHub about them');
  if (autoscaler !== undefined && !countsBusy(autoscaler))
    return notCounted('only an autoscaler of the type PercentageRunnersBusy counts them');
  if (!numbers.known) return couldNotLook(numbers);
  const isIts = (labels: Labels) =>
    namespaceOf(labels) === namespace &&
    labels.name === name &&
    labels.kind === kind.toLowerCase() &&
    (autoscaler === undefined || labels.horizontalrunnerautoscaler === autoscaler.metadata.name);
  return scraped(gaugeOf(numbers.value, family, isIts), family);
}

function measuredLimit(numbers: Fact<Numbers>, which: 'min' | 'max', namespace: string, name: string, kind: string): Figure {
  if (!numbers.known) return couldNotLook(numbers);
  const owner = numbers.value.series.find(
    ({ labels }) => namespaceOf(labels) === namespace && labels.name === name && labels.kind === kind.toLowerCase(),
  )?.labels.horizontalrunnerautoscaler;
  const family = `horizontalrunnerautoscaler_spec_${which}_replicas`;
  if (owner === undefined) return notKnown('its autoscaler could not be looked at');
  return scraped(
    gaugeOf(numbers.value, family, (labels) => namespaceOf(labels) === namespace && labels.horizontalrunnerautoscaler === owner),
    family,
  );
}

/** Sets in namespaces that could not be looked at, as the metrics know them. */
function measuredSets(facts: StatusFacts, numbers: Numbers, seen: readonly RunnerSet[]): RunnerSet[] {
  const found = new Map<string, RunnerSet>();
  for (const { labels } of numbers.series) {
    const namespace = namespaceOf(labels);
    const name = labels.runnerdeployment ?? labels.name ?? '';
    const kind = labels.runnerdeployment !== undefined || labels.kind === 'runnerdeployment' ? 'RunnerDeployment' : 'RunnerSet';
    if (labels.runnerdeployment === undefined && labels.horizontalrunnerautoscaler === undefined) continue;
    if (name === '' || covers(kind === 'RunnerDeployment' ? facts.runnerDeployments : facts.runnerSets, namespace)) continue;
    if (facts.namespaces !== null && !facts.namespaces.includes(namespace)) continue;
    if (seen.some((set) => set.namespace === namespace && set.name === name && set.kind === kind)) continue;
    found.set(`${kind}/${namespace}/${name}`, measuredSet(facts, numbers, kind, namespace, name));
  }
  return [...found.values()];
}

function measuredSet(
  facts: StatusFacts,
  numbers: Numbers,
  kind: 'RunnerDeployment' | 'RunnerSet',
  namespace: string,
  name: string,
): RunnerSet {
  const all = { known: true, value: numbers } as const;
  const target = (labels: Labels) => namespaceOf(labels) === namespace && labels.name === name && labels.kind === kind.toLowerCase();
  const notSeen = couldNotLook(
    facts.runnerDeployments.known ? { detail: `namespace ${namespace} was not looked at` } : facts.runnerDeployments,
  );
  const desired = 'runnerdeployment_spec_replicas';
  return {
    generation: 'summerwind',
    kind,
    namespace,
    name,
    desired: scraped(
      gaugeOf(numbers, desired, (labels) => namespaceOf(labels) === namespace && labels.runnerdeployment === name),
      desired,
    ),
    current: scraped(gaugeOf(numbers, 'horizontalrunnerautoscaler_runners', target), 'horizontalrunnerautoscaler_runners'),
    available: notSeen,
    registered: counted(all, 'registered', kind, { namespace, name }, undefined, false),
    busy: counted(all, 'busy', kind, { namespace, name }, undefined, false),
    min: measuredLimit(all, 'min', namespace, name, kind),
    max: measuredLimit(all, 'max', namespace, name, kind),
    waitingJobs: noQueue,
    unlimited: false,
  };
}
