import type { Fact } from '../../facts/fact';
import type { Labels } from '../../facts/prometheus-query';
import type { AutoscalingRunnerSet, EphemeralRunner, EphemeralRunnerSet } from '../../facts/shapes/arc';
import { noMaximum } from '../../facts/status/families';
import type { StatusFacts } from '../../facts/status/status-facts';
import type { Figure } from '../../reports/status-outcome';
import { couldNotLook, firstKnown, notCounted, notKnown, scraped, stated } from './figure';
import { gaugeOf, type Numbers, namespaceOf, partsOf } from './numbers';
import { bySetName, type RunnerSet } from './runner-set';
import { isReady } from './runner-trouble';
import { covers, itemsOf } from './seen';

/** AutoscalingRunnerSets: those that were seen, and, where nobody could look, those that the metrics tell of. */
export function scaleSets(facts: StatusFacts, numbers: Fact<Numbers>): RunnerSet[] {
  const part = partsOf(numbers, (labels) => keyOf(scaleSetOf(labels, facts)));
  const seen = itemsOf(facts.autoscalingRunnerSets).map((object) => ofObject(object, facts, part(keyOf(object.metadata))));
  const known = new Set(seen.map(keyOf));
  const measured = new Map<string, RunnerSet>();
  for (const { family, labels } of numbers.known ? numbers.value.series : []) {
    if (!family.startsWith('gha_') || family === 'gha_controller_running_listeners') continue;
    const { namespace, name } = scaleSetOf(labels, facts);
    const key = keyOf({ namespace, name });
    if (known.has(key) || measured.has(key) || covers(facts.autoscalingRunnerSets, namespace)) continue;
    if (facts.namespaces !== null && !facts.namespaces.includes(namespace)) continue;
    measured.set(key, ofMetrics({ namespace, name }, part(key)));
  }
  return [...seen, ...measured.values()].sort(bySetName);
}

const keyOf = ({ namespace, name }: { namespace: string; name: string }): string => `${namespace}/${name}`;

const setLabel = 'actions.github.com/scale-set-name';
const setNamespaceLabel = 'actions.github.com/scale-set-namespace';

/** Which scale set a metric speaks of. Listeners call it by its EphemeralRunnerSet: a pod label tells better, where the monitor keeps it. */
export function scaleSetOf(
  labels: Labels,
  facts: Pick<StatusFacts, 'ephemeralRunnerSets' | 'autoscalingListeners'>,
): { namespace: string; name: string } {
  const namespace = labels.actions_github_com_scale_set_namespace ?? namespaceOf(labels);
  const label = labels.actions_github_com_scale_set_name;
  if (label !== undefined) return { namespace, name: label };
  const said = labels.name ?? '';
  const runners = itemsOf(facts.ephemeralRunnerSets).find(({ metadata }) => metadata.namespace === namespace && metadata.name === said);
  if (runners !== undefined) return { namespace, name: ownerOf(runners) };
  const listener = itemsOf(facts.autoscalingListeners).find(
    ({ spec }) => spec.autoscalingRunnerSetNamespace === namespace && spec.ephemeralRunnerSetName === said,
  );
  if (listener !== undefined) return { namespace, name: listener.spec.autoscalingRunnerSetName ?? said };
  // What the API server appended to the generated name; controllers' gauges carry the set's own name, without it.
  const generated = labels.pod?.endsWith('-listener') === true && /^(.+)-[bcdfghjklmnpqrstvwxz2456789]{5}$/.exec(said);
  return { namespace, name: generated ? generated[1]! : said };
}

const ownerOf = ({ metadata }: EphemeralRunnerSet | EphemeralRunner): string =>
  metadata.labels?.[setLabel] ?? metadata.ownerReferences?.find(({ kind }) => kind === 'AutoscalingRunnerSet')?.name ?? '';

/** EphemeralRunnerSets of a scale set, the newest first: while it is updated there are two. */
function runnerSetsOf({ metadata }: AutoscalingRunnerSet, facts: StatusFacts): EphemeralRunnerSet[] {
  return itemsOf(facts.ephemeralRunnerSets)
    .filter((one) => one.metadata.namespace === metadata.namespace && ownerOf(one) === metadata.name)
    .sort((a, b) => Date.parse(b.metadata.creationTimestamp ?? '') - Date.parse(a.metadata.creationTimestamp ?? ''));
}

/** EphemeralRunners of a scale set, by label or by owner. */
export function runnersOf(set: Pick<RunnerSet, 'namespace' | 'name'>, facts: StatusFacts): EphemeralRunner[] {
  const owners = itemsOf(facts.ephemeralRunnerSets).filter(({ metadata }) => metadata.namespace === set.namespace);
  const names = new Set(owners.filter((owner) => ownerOf(owner) === set.name).map(({ metadata }) => metadata.name));
  return itemsOf(facts.ephemeralRunners).filter(
    ({ metadata }) =>
      metadata.namespace === (metadata.labels?.[setNamespaceLabel] ?? set.namespace) &&
      metadata.namespace === set.namespace &&
      (metadata.labels?.[setLabel] === set.name || metadata.ownerReferences?.some(({ name }) => names.has(name))),
  );
}

function ofObject(object: AutoscalingRunnerSet, facts: StatusFacts, numbers: Fact<Numbers>): RunnerSet {
  const { metadata, spec, status } = object;
  const set = { namespace: metadata.namespace, name: metadata.name };
  const measured = ofMetrics(set, numbers);
  const [active, ...older] = runnerSetsOf(object, facts);
  const all = covers(facts.ephemeralRunners, set.namespace) ? runnersOf(set, facts).filter(isThere) : undefined;
  const count = (what: string, is: (runner: EphemeralRunner) => boolean): Figure | undefined =>
    all === undefined ? undefined : { value: all.filter(is).length, from: 'kubernetes', what, ageSeconds: 0 };
  const inAll = [active, ...older].flatMap((one) => (one?.status?.currentReplicas === undefined ? [] : [one.status.currentReplicas]));
  return {
    ...measured,
    metadata,
    scaleSet: object,
    desired: firstKnown(stated(active?.spec.replicas, 'EphemeralRunnerSet.spec.replicas'), measured.desired),
    current:
      count('EphemeralRunners', () => true) ??
      firstKnown(
        stated(inAll.length === 0 ? undefined : inAll.reduce((sum, one) => sum + one, 0), 'EphemeralRunnerSet.status.currentReplicas'),
        stated(status?.currentRunners, 'AutoscalingRunnerSet.status.currentRunners'),
      ),
    available:
      count('EphemeralRunners that are ready', (runner) => isReady(runner)) ??
      stated(active?.status?.runningEphemeralRunners, 'EphemeralRunnerSet.status.runningEphemeralRunners'),
    // GitHub's own count first; a runner that runs and has an id was registered, whatever became of it since.
    registered: orElse(
      measured.registered,
      count('EphemeralRunners with an id at GitHub', (runner) => isReady(runner) && (runner.status?.runnerId ?? 0) > 0),
    ),
    busy: orElse(
      measured.busy,
      count('EphemeralRunners with a job', (runner) => isReady(runner) && hasJob(runner)),
    ),
    min: stated(spec.minRunners ?? 0, 'AutoscalingRunnerSet.spec.minRunners'),
    max: spec.maxRunners === undefined ? notCounted('it has no maximum') : stated(spec.maxRunners, 'AutoscalingRunnerSet.spec.maxRunners'),
    unlimited: spec.maxRunners === undefined || spec.maxRunners >= noMaximum,
  };
}

/** What Prometheus tells of a set; `numbers`: its own. */
function ofMetrics(set: { namespace: string; name: string }, numbers: Fact<Numbers>): RunnerSet {
  const figure = (family: string): Figure =>
    numbers.known
      ? scraped(
          gaugeOf(numbers.value, family, () => true),
          family,
        )
      : couldNotLook(numbers);
  const max = figure('gha_max_runners');
  const notSeen = notKnown(`AutoscalingRunnerSet ${set.namespace}/${set.name} could not be looked at`);
  return {
    generation: 'scale-set',
    kind: 'AutoscalingRunnerSet',
    ...set,
    desired: figure('gha_desired_runners'),
    current: notSeen,
    available: figure('gha_controller_running_ephemeral_runners'),
    registered: figure('gha_registered_runners'),
    busy: figure('gha_busy_runners'),
    min: figure('gha_min_runners'),
    max: max.value === noMaximum ? notCounted('it has no maximum') : max,
    waitingJobs: difference(figure('gha_assigned_jobs'), figure('gha_running_jobs')),
    unlimited: max.value === noMaximum,
  };
}

/** Assigned less running is the queue: GitHub assigns a job to the set before it has a runner. */
function difference(assigned: Figure, running: Figure): Figure {
  const gap = [assigned, running].find(({ value }) => value === null);
  if (gap !== undefined) return gap;
  const ageSeconds = Math.max(assigned.ageSeconds ?? 0, running.ageSeconds ?? 0);
  return {
    value: Math.max(0, assigned.value! - running.value!),
    from: 'prometheus',
    what: 'gha_assigned_jobs - gha_running_jobs',
    ageSeconds,
  };
}

const orElse = (figure: Figure, other: Figure | undefined): Figure => (figure.value === null && other !== undefined ? other : figure);

/** Finished ones are about to be deleted. */
const isThere = ({ metadata, status }: EphemeralRunner): boolean =>
  metadata.deletionTimestamp === undefined && !/^(Succeeded|Outdated)$/.test(status?.phase ?? '');
const hasJob = ({ status }: EphemeralRunner): boolean =>
  (status?.jobRequestId ?? 0) > 0 || (status?.workflowRunId ?? 0) > 0 || Boolean(status?.jobDisplayName);
