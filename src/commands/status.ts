import { judgeStatus } from '../checks/status/judge-status';
import { covers } from '../checks/status/seen';
import { UserError } from '../errors';
import { gatherStatus } from '../facts/status/gather-status';
import type { StatusFacts } from '../facts/status/status-facts';
import { withActions } from '../reports/answer-actions';
import { statusReport } from '../reports/status';
import { defineCommand } from './command';
import { didYouMean } from './did-you-mean';
import { type StatusRequest, statusPhrase } from './phrases/status';

export const status = defineCommand<StatusRequest, StatusFacts>({
  ...statusPhrase,

  gather: (request, connections) => gatherStatus(connections, request),

  report({ namespace, name }, facts, { cluster, madeAt }) {
    const outcome = judgeStatus(facts, { namespace, name }, madeAt);
    if (namespace !== undefined && outcome.sets.length === 0) refuseStranger(namespace, name, facts, madeAt);
    const scope = name === undefined ? namespace : `${namespace}/${name}`;
    const words = ['status', cluster, ...(scope === undefined ? [] : [scope])].join(' ');
    return withActions(statusReport(outcome, { cluster, madeAt, scope }), words);
  },
});

/** Throws UserError where it is certain that there are no such runners; where nobody could look, the report tells that. */
function refuseStranger(namespace: string, name: string | undefined, facts: StatusFacts, madeAt: string): void {
  if (!covers(facts.runnerDeployments, namespace) || !covers(facts.autoscalingRunnerSets, namespace)) return;
  const { sets } = judgeStatus(facts, {}, madeAt);
  const inside = sets.filter((set) => set.namespace === namespace);
  if (name !== undefined && inside.length > 0)
    throw new UserError(
      `There is no set of runners ${namespace}/${name}.`,
      didYouMean(
        `${namespace}/${name}`,
        inside.map((set) => `${set.namespace}/${set.name}`),
      ),
    );
  const namespaces = [...new Set(sets.map((set) => set.namespace))];
  throw new UserError(
    `There are no runners in a namespace "${namespace}".`,
    didYouMean(namespace, namespaces) ?? 'There are no sets of runners in this cluster at all.',
  );
}
