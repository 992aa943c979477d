import type { DigestFacts } from '../../facts/digest/digest-facts';
import type { StatusProblem } from '../../reports/status-outcome';

/** Nothing in the cluster answered, Prometheus included, and all for one reason: what it was; undefined where anything did. */
export function clusterNotAsked({ status, past }: DigestFacts): string | undefined {
  if (past.known) return undefined;
  const { deployments, runnerDeployments, autoscalingRunnerSets } = status;
  const lists = [deployments, runnerDeployments, autoscalingRunnerSets];
  return lists.every((fact) => !fact.known && fact.detail === past.detail) ? past.detail : undefined;
}

/** In place of one for everything that is not known because of it. */
export const notAskedProblem = (why: string): StatusProblem => ({
  id: 'cluster-not-asked',
  severity: 'unknown',
  title: 'The cluster could not be asked',
  saw: why,
  fix: { explain: '"doctor" looks at every link between here and the cluster, and tells which one is broken.', commands: [] },
});
