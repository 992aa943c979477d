import { arcIsSeen } from './arc-is-seen';
import { awsCredentialsAreAccepted } from './aws-credentials-are-accepted';
import { botTokenIsRead } from './bot-token-is-read';
import { clusterIsDescribed } from './cluster-is-described';
import type { DoctorCheck } from './doctor-check';
import { endpointIsReachable } from './endpoint-is-reachable';
import { groupIsGiven } from './group-is-given';
import { prometheusAnswers } from './prometheus-answers';
import { queueIsThere } from './queue-is-there';
import { roleIsAssumed } from './role-is-assumed';
import { signingSecretIsRead } from './signing-secret-is-read';
import { slackAcceptsToken } from './slack-accepts-token';
import { slackScopesSuffice } from './slack-scopes-suffice';
import { tokenIsAccepted } from './token-is-accepted';

/** The chain from Slack to Prometheus, in order; the rights stand before what there is to see (judge-rights.ts). */
export const links: readonly DoctorCheck[] = [
  signingSecretIsRead,
  botTokenIsRead,
  slackAcceptsToken,
  slackScopesSuffice,
  queueIsThere,
  awsCredentialsAreAccepted,
  roleIsAssumed,
  clusterIsDescribed,
  endpointIsReachable,
  tokenIsAccepted,
  groupIsGiven,
  prometheusAnswers,
  arcIsSeen,
];
