import { arcMissing } from './arc-missing';
import { arcNotRunning } from './arc-not-running';
import { atMaximum } from './at-maximum';
import { autoscalerFailing } from './autoscaler-failing';
import { autoscalerWithoutSet } from './autoscaler-without-set';
import { autoscalersCompete } from './autoscalers-compete';
import { desiredFarFromActual } from './desired-far-from-actual';
import { ephemeralRunnersStuck } from './ephemeral-runners-stuck';
import { gaugeOutlivesHra } from './gauge-outlives-hra';
import { githubCredentialsBad } from './github-credentials-bad';
import { githubRateLimit } from './github-rate-limit';
import { jobsWaiting } from './jobs-waiting';
import { leaderMissing } from './leader-missing';
import { listenerMissing } from './listener-missing';
import { metricsMissing } from './metrics-missing';
import { prometheusUnreachable } from './prometheus-unreachable';
import { reconcileErrors } from './reconcile-errors';
import { runnersFailed } from './runners-failed';
import { runnersOffline } from './runners-offline';
import { runnersPending } from './runners-pending';
import type { StatusCheck } from './status-check';
import { webhookBroken } from './webhook-broken';

/** All that status looks for, causes before what they cause: the order in which problems of one severity are told. */
export const statusChecks: readonly StatusCheck[] = [
  arcMissing,
  arcNotRunning,
  leaderMissing,
  webhookBroken,
  githubCredentialsBad,
  githubRateLimit,
  autoscalerFailing,
  listenerMissing,
  runnersFailed,
  ephemeralRunnersStuck,
  runnersPending,
  runnersOffline,
  desiredFarFromActual,
  jobsWaiting,
  atMaximum,
  prometheusUnreachable,
  autoscalersCompete,
  autoscalerWithoutSet,
  metricsMissing,
  gaugeOutlivesHra,
  reconcileErrors,
];
