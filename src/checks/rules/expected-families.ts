import type { ArcPart } from '../../facts/arc-components';
import type { AutoscalingListener, AutoscalingRunnerSet, HorizontalRunnerAutoscaler } from '../../facts/shapes/arc';

export interface ArcSetup {
  horizontalRunnerAutoscalers: readonly HorizontalRunnerAutoscaler[];
  autoscalingRunnerSets: readonly AutoscalingRunnerSet[];
  autoscalingListeners: readonly AutoscalingListener[];
}

/** Families that a part of ARC must expose in this set-up, those that only a leader exposes apart, and why others cannot be there. */
export interface Expected {
  always: string[];
  byLeader: string[];
  absentByDesign: string[];
}

const percentage = [
  'horizontalrunnerautoscaler_runners',
  'horizontalrunnerautoscaler_runners_busy',
  'horizontalrunnerautoscaler_runners_registered',
  'horizontalrunnerautoscaler_terminating_busy',
];
const listener = [
  'gha_assigned_jobs',
  'gha_running_jobs',
  'gha_registered_runners',
  'gha_busy_runners',
  'gha_min_runners',
  'gha_max_runners',
  'gha_desired_runners',
  'gha_idle_runners',
];

/** What the controllers register and when they set it: controllers/actions.summerwind.net/metrics, controllers/actions.github.com/metrics, cmd/ghalistener/metrics. */
export function expectedFamilies(
  part: ArcPart,
  { horizontalRunnerAutoscalers: hras, autoscalingRunnerSets, autoscalingListeners }: ArcSetup,
): Expected {
  if (part === 'scale-set-listener')
    return {
      always: autoscalingListeners.length > 0 ? listener : [],
      byLeader: [],
      absentByDesign: autoscalingListeners.length > 0 ? [] : ['gha_* of listeners: there is no scale set'],
    };
  if (part === 'scale-set-controller') {
    const families = autoscalingRunnerSets.length > 0 ? ['gha_controller_running_listeners'] : [];
    return {
      always: [],
      byLeader: ['controller_runtime_reconcile_total', ...families],
      absentByDesign: families.length > 0 ? [] : ['gha_controller_*: there is no AutoscalingRunnerSet'],
    };
  }
  if (part !== 'controller') return { always: [], byLeader: [], absentByDesign: [] };
  const busy = hras.some(({ spec }) => spec.metrics?.some(({ type }) => type === 'PercentageRunnersBusy'));
  const limits = hras.length > 0 ? ['horizontalrunnerautoscaler_spec_max_replicas', 'horizontalrunnerautoscaler_spec_min_replicas'] : [];
  return {
    always: ['github_rate_limit'],
    byLeader: ['controller_runtime_reconcile_total', ...limits, ...(busy ? percentage : [])],
    absentByDesign: [
      ...(hras.length === 0
        ? ['horizontalrunnerautoscaler_*: there is no HorizontalRunnerAutoscaler']
        : busy
          ? []
          : [`${percentage.join(', ')}: no HorizontalRunnerAutoscaler uses PercentageRunnersBusy`]),
    ],
  };
}
