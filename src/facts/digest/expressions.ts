import { anyOf } from '../prometheus-query';
import type { Gauges } from './gauges';
import { allControllers, errorsFamily } from './traces';

/** What is told of a moment: PromQL without a range, to be asked of an instant, each step of a chart, or each minute of a day. */

/** `gha_max_runners` where a scale set has no maximum. */
const noMaximum = 2147483647;
/** Without a maximum, and before ARC knows it, there is none that could be reached. */
const realMaximum = (gauge: string) => `(${gauge} > 0 < ${noMaximum})`;

/** One generation after the other, those that have the gauge; where neither has, the first, which then has no answer. */
function either(...parts: readonly [has: boolean, expression: string][]): string {
  const there = parts.filter(([has]) => has);
  return (there.length === 0 ? parts.slice(0, 1) : there).map(([, expression]) => expression).join(' or ');
}

/** Of each set: its busy runners. */
export const busyBySet = (gauges: Gauges): string =>
  either(
    [gauges.has('horizontalrunnerautoscaler_runners_busy'), gauges.autoscaler('horizontalrunnerautoscaler_runners_busy')],
    [gauges.has('gha_busy_runners'), gauges.scaleSet('gha_busy_runners')],
  );

export const registeredBySet = (gauges: Gauges): string =>
  either(
    [gauges.has('horizontalrunnerautoscaler_runners_registered'), gauges.autoscaler('horizontalrunnerautoscaler_runners_registered')],
    [gauges.has('gha_registered_runners'), gauges.scaleSet('gha_registered_runners')],
  );

/** As its RunnerDeployment says: the autoscaler's own suggestion is neither clamped nor delayed yet. */
export const desiredBySet = (gauges: Gauges): string =>
  either(
    [gauges.has('runnerdeployment_spec_replicas'), gauges.deployment('runnerdeployment_spec_replicas')],
    [gauges.has('gha_desired_runners'), gauges.scaleSet('gha_desired_runners')],
  );

export const maximumBySet = (gauges: Gauges): string =>
  either(
    [
      gauges.has('horizontalrunnerautoscaler_spec_max_replicas'),
      realMaximum(gauges.autoscaler('horizontalrunnerautoscaler_spec_max_replicas')),
    ],
    [gauges.has('gha_max_runners'), realMaximum(gauges.scaleSet('gha_max_runners'))],
  );

/** Of each set that has a maximum: 1 while as many are busy, else 0. */
export function atMaximumBySet(gauges: Gauges): string {
  const compare = (busy: string, labels: string, maximum: string) => `${busy} >= bool on (${labels}) ${realMaximum(maximum)}`;
  const { autoscaler, scaleSet, autoscalerLabels, scaleSetLabels } = gauges;
  return either(
    [
      gauges.has('horizontalrunnerautoscaler_runners_busy'),
      compare(
        autoscaler('horizontalrunnerautoscaler_runners_busy'),
        autoscalerLabels,
        autoscaler('horizontalrunnerautoscaler_spec_max_replicas'),
      ),
    ],
    [gauges.has('gha_busy_runners'), compare(scaleSet('gha_busy_runners'), scaleSetLabels, scaleSet('gha_max_runners'))],
  );
}

/** Jobs that wait for a runner; scale sets alone tell. */
export const waitingBySet = ({ scaleSet }: Gauges): string =>
  `clamp_min(${scaleSet('gha_assigned_jobs')} - ${scaleSet('gha_running_jobs')}, 0)`;

/**
 * 1 while each of ARC's processes that are scraped was up, 0 while one was down or its target gone, and nothing while Prometheus
 * itself recorded nothing. A process is known by its namespace and container, as jobs and pods change their names.
 */
export const scrapedUp = ({ jobs, controllerJobs }: Gauges): string =>
  `min(max by (namespace, container) (up{${jobs}})` +
  ` or 0 * group by (namespace, container) (last_over_time(up{${controllerJobs}}[1d])) and on () group(up))`;

/** Errors of all of ARC's controllers in a range such as `1d`, once each however often they are scraped. */
export const reconcileErrors = ({ jobsWith }: Gauges, range: string): string =>
  `sum(max by (namespace, pod, instance, controller) (increase(${errorsFamily}{${jobsWith(errorsFamily)}, ${anyOf('controller', allControllers)}}[${range}])))`;

/** The gauges that tell the same of the older and of the newer generation. */
export const familyPairs = {
  busy: ['horizontalrunnerautoscaler_runners_busy', 'gha_busy_runners'],
  registered: ['horizontalrunnerautoscaler_runners_registered', 'gha_registered_runners'],
  desired: ['runnerdeployment_spec_replicas', 'gha_desired_runners'],
  maximum: ['horizontalrunnerautoscaler_spec_max_replicas', 'gha_max_runners'],
} as const;

/**
 * All sets together; nothing while one generation's targets are down or gone and the other's are not: a part is not the whole. One that
 * is up and has shown no set for an hour has none, and one without a target for a day is not there at all.
 */
export function sumOfAll(bySet: string, pair: readonly [string, string], { has, jobsWith }: Gauges): string {
  const sum = `sum(${bySet})`;
  if (!pair.every(has)) return sum;
  const isKnown = pair.map((family) => {
    const jobs = jobsWith(family);
    const hasNone = `max(up{${jobs}}) == 1 and on () absent_over_time(${family}{${jobs}}[1h])`;
    return `(group(${family}{${jobs}}) or (${hasNone}) or absent_over_time(up{${jobs}}[1d]))`;
  });
  return [sum, ...isKnown].join(' and on () ');
}
