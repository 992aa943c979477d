import type { Unknown } from '../../facts/fact';
import type { StatusFacts } from '../../facts/status/status-facts';
import type { StatusProblem } from '../../reports/status-outcome';
import { inScope, type Scope } from './scope';
import { sentence } from './sentence';
import type { StatusCheck } from './status-check';

/** What could not be looked at, one problem for each reason, with the right that would allow it. */
export function blindProblems(
  blind: readonly { check: StatusCheck; fact: Unknown }[],
  prometheus: Unknown | null,
  facts: StatusFacts,
  scope: Scope,
): { problems: StatusProblem[]; decisive: boolean } {
  const reasons = new Map<string, { fact: Unknown; titles: string[] }>();
  for (const { check, fact } of blind) {
    // That has a problem of its own.
    if (fact.detail === prometheus?.detail) continue;
    const known = reasons.get(fact.detail);
    if (known === undefined) reasons.set(fact.detail, { fact, titles: [check.title] });
    else known.titles.push(check.title);
  }
  for (const fact of forbiddenLists(facts)) if (!reasons.has(fact.detail)) reasons.set(fact.detail, { fact, titles: [] });
  const hidden = blindNamespaces(facts, scope);
  for (const fact of hidden) if (!reasons.has(fact.detail)) reasons.set(fact.detail, { fact, titles: [] });
  return { problems: group([...reasons.values()]), decisive: hidden.length > 0 };
}

/** Every list that a right is missing for, so that one round of granting is enough. */
function forbiddenLists(facts: StatusFacts): Unknown[] {
  const { runnerDeployments, runnerSets, horizontalRunnerAutoscalers, runners, deployments, pods } = facts;
  const { autoscalingRunnerSets, autoscalingListeners, ephemeralRunnerSets, ephemeralRunners } = facts;
  const replicaSets = facts.runnerReplicaSets === undefined ? [] : [facts.runnerReplicaSets];
  const older = [runnerDeployments, runnerSets, ...replicaSets, horizontalRunnerAutoscalers, runners];
  const newer = [autoscalingRunnerSets, autoscalingListeners, ephemeralRunnerSets, ephemeralRunners];
  return [...older, ...newer, deployments, pods].flatMap((fact) => (fact.known || fact.rule === undefined ? [] : [fact]));
}

/** Namespaces that were asked for and could not be seen. Those that were only guessed are nobody's concern. */
function blindNamespaces(facts: StatusFacts, scope: Scope): Unknown[] {
  const asked = new Set([
    ...(facts.namespaces ?? []),
    ...(scope.namespace === undefined ? [] : [scope.namespace]),
    ...runnerNamespaces(facts),
  ]);
  const lists = [
    facts.runnerDeployments,
    facts.runnerSets,
    facts.horizontalRunnerAutoscalers,
    facts.autoscalingRunnerSets,
    facts.runners,
    facts.ephemeralRunners,
  ];
  return lists.flatMap((fact) =>
    (fact.known ? fact.value.blind : []).flatMap(({ namespace, ...why }) =>
      asked.has(namespace) && inScope({ namespace, name: scope.name ?? '' }, scope) ? [{ known: false as const, ...why }] : [],
    ),
  );
}

/** Where Prometheus knows sets. */
function runnerNamespaces({ servers }: StatusFacts): string[] {
  const census = servers.known ? servers.value.flatMap((server) => (server.census.known ? server.census.value : [])) : [];
  return census.filter(({ family }) => family !== 'gha_controller_running_listeners').map(({ exportedNamespace }) => exportedNamespace);
}

/** Missing rights are told together: they are granted together. */
function group(reasons: readonly { fact: Unknown; titles: string[] }[]): StatusProblem[] {
  const rights = reasons.filter(({ fact }) => fact.rule !== undefined);
  const others = reasons.filter(({ fact }) => fact.rule === undefined);
  const told = (titles: readonly string[]) =>
    titles.length === 0 ? '' : ` So it is not known whether: ${[...new Set(titles)].join('; ')}.`;
  const problems: StatusProblem[] = others.map(({ fact, titles }) => ({
    id: 'not-looked-at',
    severity: 'unknown',
    title: fact.reason === 'timed-out' ? 'Something took too long to answer' : 'Something could not be looked at',
    saw: `${sentence(fact.detail)}${told(titles)}`,
  }));
  if (rights.length === 0) return problems;
  const rules = [...new Set(rights.map(({ fact }) => fact.rule!))].sort();
  return [
    {
      id: 'not-looked-at',
      severity: 'unknown',
      title: rules.length === 1 ? 'A right is missing' : `${rules.length} rights are missing`,
      saw: `${sentence(rights[0]!.fact.detail)}${rights.length > 1 ? ` And ${rights.length - 1} more like it.` : ''}${told(rights.flatMap(({ titles }) => titles))}`,
      fix: {
        explain: "Add to the role that arcbot's user or group is bound to:",
        commands: [],
        lasting: { kind: 'manifest', text: rules.join('\n') },
      },
    },
    ...problems,
  ];
}
