import type { Prometheus } from '../connections';
import { anyOf, askVector } from '../prometheus-query';
import { askedAt } from './ask-at';

/** What a family of ARC was for in a day: how much of the day, and who scraped it. */
export interface Trace {
  family: string;
  job: string;
  /** Label `namespace`: the target's, as a rule. */
  namespace: string;
  /** The metric has a namespace of its own, which Prometheus renamed to `exported_namespace`. */
  renamed: boolean;
  /** Of the window's steps of five minutes, those with a sample. */
  steps: number;
}

export const traceStepSeconds = 300;

/** Families of autoscalers and RunnerDeployments, served by the controller of the older generation. */
export const autoscalerFamilies = [
  'horizontalrunnerautoscaler_runners_busy',
  'horizontalrunnerautoscaler_runners_registered',
  'horizontalrunnerautoscaler_spec_max_replicas',
  'horizontalrunnerautoscaler_terminating_busy',
  'runnerdeployment_spec_replicas',
] as const;

/** Families of listeners, one of which serves each scale set. */
export const listenerFamilies = [
  'gha_busy_runners',
  'gha_registered_runners',
  'gha_desired_runners',
  'gha_max_runners',
  'gha_assigned_jobs',
  'gha_running_jobs',
  'gha_job_startup_duration_seconds_count',
] as const;

export const failedFamily = 'gha_controller_failed_ephemeral_runners';
export const errorsFamily = 'controller_runtime_reconcile_errors_total';

/** Families that come and go together, as one process serves them: what is compared must have been recorded the day before. */
export const groups = {
  autoscalers: autoscalerFamilies,
  listeners: listenerFamilies,
  failures: [failedFamily],
  controllers: [errorsFamily],
} as const satisfies Record<string, readonly string[]>;
export type Group = keyof typeof groups;

/** Every controller of both generations: other operators may share ARC's job, and use the same runtime. */
export const allControllers = [
  'runner-controller',
  'runnerreplicaset-controller',
  'runnerdeployment-controller',
  'runnerset-controller',
  'horizontalrunnerautoscaler-controller',
  'runnerpod-controller',
  'runnerpersistentvolume-controller',
  'runnerpersistentvolumeclaim-controller',
  'webhookbasedautoscaler',
  'autoscalingrunnerset',
  'autoscalinglistener',
  'ephemeralrunnerset',
  'ephemeralrunner',
  'ephemeral-runner-controller',
] as const;

const by = 'count by (family, job, namespace, exported_namespace)';
const named = (selector: string) => `${by} (label_replace(${selector}, "family", "$1", "__name__", "(.+)"))`;
const families = anyOf('__name__', [...autoscalerFamilies, ...listenerFamilies, failedFamily]);
const present = `${named(`{${families}}`)} or ${named(`${errorsFamily}{${anyOf('controller', allControllers)}}`)}`;

/** What is known of ARC in the day that ends then (Unix seconds). Throws CouldNotLook. */
export async function askTraces(prometheus: Prometheus, toSeconds: number): Promise<Trace[]> {
  const samples = await askVector(askedAt(prometheus, toSeconds), `count_over_time((${present})[1d:${traceStepSeconds}s])`);
  const found = new Map<string, Trace>();
  for (const { labels, value } of samples) {
    const { family = '', job = '', namespace = '', exported_namespace } = labels;
    const renamed = exported_namespace !== undefined;
    const key = JSON.stringify([family, job, namespace, renamed]);
    found.set(key, { family, job, namespace, renamed, steps: Math.max(value, found.get(key)?.steps ?? 0) });
  }
  return [...found.keys()].sort().map((key) => found.get(key)!);
}
