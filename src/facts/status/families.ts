/** ARC's metrics, as its controllers of both generations register them. */

/** Gauges of PercentageRunnersBusy: an autoscaler of another type has none of them. */
export const percentageGauges = [
  'horizontalrunnerautoscaler_replicas_desired',
  'horizontalrunnerautoscaler_runners',
  'horizontalrunnerautoscaler_runners_busy',
  'horizontalrunnerautoscaler_runners_registered',
  'horizontalrunnerautoscaler_terminating_busy',
] as const;

export const autoscalerGauges = ['horizontalrunnerautoscaler_spec_max_replicas', 'horizontalrunnerautoscaler_spec_min_replicas'] as const;

export const deploymentGauge = 'runnerdeployment_spec_replicas';

/** controller-runtime's own, of every operator in a cluster: asked of ARC's jobs alone. The webhook's two are the older generation's. */
export const runtimeFamilies = [
  'controller_runtime_active_workers',
  'controller_runtime_max_concurrent_reconciles',
  'controller_runtime_reconcile_errors_total',
  'controller_runtime_reconcile_time_seconds_bucket',
  'controller_runtime_reconcile_time_seconds_count',
  'controller_runtime_reconcile_time_seconds_sum',
  'controller_runtime_reconcile_total',
] as const;

export const webhookFamilies = ['controller_runtime_webhook_requests_in_flight', 'controller_runtime_webhook_requests_total'] as const;

/** Listeners' gauges; a scale set each. */
export const listenerGauges = [
  'gha_assigned_jobs',
  'gha_busy_runners',
  'gha_desired_runners',
  'gha_idle_runners',
  'gha_max_runners',
  'gha_min_runners',
  'gha_registered_runners',
  'gha_running_jobs',
] as const;

export const scaleSetControllerGauges = [
  'gha_controller_failed_ephemeral_runners',
  'gha_controller_pending_ephemeral_runners',
  'gha_controller_running_ephemeral_runners',
  'gha_controller_running_listeners',
] as const;

export const rateLimitGauges = ['github_rate_limit', 'github_rate_limit_remaining'] as const;

/** Whose name proves that a job is ARC's. */
export const arcGauges: readonly string[] = [
  ...percentageGauges,
  ...autoscalerGauges,
  deploymentGauge,
  ...listenerGauges,
  ...scaleSetControllerGauges,
];

/** Controllers that no other operator has, one of which runs in each process of ARC. */
export const arcControllers = [
  'horizontalrunnerautoscaler-controller',
  'runnerreplicaset-controller',
  'webhookbasedautoscaler',
  'autoscalingrunnerset',
  'ephemeralrunnerset',
] as const;

/** gha_max_runners where a scale set has no maximum. */
export const noMaximum = 2147483647;
