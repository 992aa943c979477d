import type { AnswerOptions, AppParts, AskedCluster } from '../app';
import type { ConnectOptions } from '../connections/connect-cluster';

/** How one cluster is connected to for one question: what the process gave, and what this question may take. */
export const connectOptions = (
  { prometheus }: AskedCluster,
  { env, awsCredentials, onRequest }: Pick<AppParts, 'env' | 'awsCredentials' | 'onRequest'>,
  { deadlineAt, signal }: Pick<AnswerOptions, 'deadlineAt' | 'signal'>,
): ConnectOptions => ({ deadlineAt, signal, prometheus, env, awsCredentials, onRequest });
