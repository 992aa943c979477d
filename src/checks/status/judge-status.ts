import type { Fact, Unknown } from '../../facts/fact';
import type { StatusFacts } from '../../facts/status/status-facts';
import type { CheckLine } from '../../reports/report';
import type { SetOutcome, StatusOutcome, StatusProblem } from '../../reports/status-outcome';
import { blindProblems } from './blind-problems';
import { statusChecks } from './index';
import { uncountedGenerations } from './reconcile-error-counts';
import { inScope, type Scope } from './scope';
import { type Situation, situationOf } from './situation';
import { unknownSources } from './sources-of';
import type { About, StatusCheck, StatusFinding } from './status-check';
import { totalsOf } from './totals';
import { lackingFor, notesOf } from './what-is-lacking';

/** Judges what was gathered: pure, so that a recording gives the same answer as the cluster that it was made of. `at`: ISO 8601. */
export function judgeStatus(facts: StatusFacts, scope: Scope, at: string): StatusOutcome {
  const situation = situationOf(facts);
  const atSeconds = Date.parse(at) / 1000;
  const sets = (situation.sets.known ? situation.sets.value : []).filter((set) => inScope(set, scope));
  const concerns = concernsOf(sets, scope);
  const problems: StatusProblem[] = [];
  const checks: CheckLine[] = [];
  const blind: Blind[] = [];
  for (const check of statusChecks) {
    const outcome = run(check, situation, atSeconds, problems, concerns);
    if ('fact' in outcome) blind.push({ check, fact: outcome.fact, explainedBy: outcome.explainedBy ?? check.presumes });
    problems.push(...('problems' in outcome ? outcome.problems : []));
    checks.push({ id: check.id, title: check.title, ...lineOf(outcome) });
  }
  const lacking = lackingFor(
    facts,
    situation,
    sets,
    blind.map(({ fact }) => fact),
  );
  // A warning may tell already why it could not be looked at.
  const unexplained = blind.filter(({ explainedBy }) => !problems.some(({ id }) => explainedBy.includes(id)));
  const unseen = blindProblems(unexplained, situation.blindness.known ? situation.blindness.value : null, facts, scope);
  const failed = problems.some(({ severity }) => severity === 'fail');
  return {
    verdict: failed ? 'unhealthy' : lacking.length > 0 || unseen.decisive ? 'undecided' : 'healthy',
    lacking,
    total: totalsOf(sets, situation.sets, [facts.runnerDeployments, facts.runnerSets, facts.autoscalingRunnerSets]),
    sets: sets.map((set) => {
      const { metadata: _, scaledAtSeconds: __, autoscaler: ___, scaleSet: ____, rivals: _____, ...told } = set;
      return { ...told, problems: idsOf(problems, set) };
    }),
    reconcileErrors: errorsOf(situation),
    sources: situation.sources.known ? situation.sources.value : unknownSources(situation.sources.detail, situation.generations),
    problems: [...bySeverity(problems), ...unseen.problems],
    checks,
    notes: notesOf(facts, situation, sets),
    prometheus: situation.numbers.known ? situation.numbers.value.where : [],
  };
}

/** Who asks for some sets is not told of others, nor of the generation that they do not belong to. */
function concernsOf(sets: readonly { generation: SetOutcome['generation'] }[], scope: Scope): About['concerns'] {
  const generations = new Set(sets.map(({ generation }) => generation));
  return ({ set, generation }) => {
    if (set !== undefined) return inScope(set, scope);
    return generation === undefined || scope.namespace === undefined || sets.length === 0 || generations.has(generation);
  };
}

interface Blind {
  check: StatusCheck;
  fact: Unknown;
  explainedBy: readonly string[];
}

type Judged = { problems: StatusProblem[] } | { fact: Unknown; explainedBy?: readonly string[] } | { notApplicable: string };
type Ran = Judged | { skipped: string };

function run(
  check: StatusCheck,
  situation: Situation,
  atSeconds: number,
  before: readonly StatusProblem[],
  concerns: About['concerns'],
): Ran {
  const causes = before.filter(({ id, severity }) => severity !== 'warn' && check.presumes.includes(id));
  const explains =
    ({ generation }: Pick<StatusProblem, 'generation'>) =>
    (cause: StatusProblem) =>
      cause.generation === undefined || generation === undefined || cause.generation === generation;
  const judged = judgeCheck(check, situation, { atSeconds, concerns });
  if (!('problems' in judged)) return causes[0] === undefined ? judged : { skipped: causes[0].id };
  const problems = judged.problems.filter(concerns);
  const told = problems.filter((problem) => !causes.some(explains(problem)));
  const cause = causes.find((one) => problems.some((problem) => explains(problem)(one)));
  return told.length === 0 && cause !== undefined ? { skipped: cause.id } : { problems: told };
}

function judgeCheck(check: StatusCheck, situation: Situation, about: About): Judged {
  const values: Record<string, unknown> = {};
  for (const need of check.needs) {
    const fact: Fact<unknown> = situation[need];
    if (!fact.known) return { fact };
    values[need] = fact.value;
  }
  const judged = check.judge(values as never, about);
  if ('notApplicable' in judged) return judged;
  if ('unknown' in judged) {
    const { unknown: detail, ...explained } = judged;
    return { fact: { known: false, reason: 'unsupported', detail }, ...explained };
  }
  return { problems: judged.map(({ set, ...finding }) => ({ id: check.id, ...finding, ...ofSet(set), docs: `#${check.id}` })) };
}

function ofSet(set: StatusFinding['set']): Pick<StatusProblem, 'set' | 'generation'> {
  if (set === undefined) return {};
  const { kind, namespace, name } = set;
  return { set: { kind, namespace, name }, ...('generation' in set ? { generation: set.generation as SetOutcome['generation'] } : {}) };
}

function lineOf(ran: Ran): Pick<CheckLine, 'outcome' | 'detail'> {
  if ('fact' in ran) return { outcome: 'unknown', detail: ran.fact.detail };
  if ('notApplicable' in ran) return { outcome: 'not-applicable', detail: ran.notApplicable };
  if ('skipped' in ran) return { outcome: 'skipped', detail: `explained by ${ran.skipped}` };
  const [worst] = bySeverity(ran.problems);
  return worst === undefined ? { outcome: 'pass' } : { outcome: worst.severity, detail: worst.title };
}

const ranks = { fail: 0, warn: 1, unknown: 2 } as const;

/** Stable, so that causes stay before what they cause. */
const bySeverity = (problems: readonly StatusProblem[]): StatusProblem[] =>
  [...problems].sort((a, b) => ranks[a.severity] - ranks[b.severity]);

const idsOf = (
  problems: readonly StatusProblem[],
  { kind, namespace, name }: { kind: string; namespace: string; name: string },
): string[] => [
  ...new Set(problems.filter(({ set }) => set?.kind === kind && set.namespace === namespace && set.name === name).map(({ id }) => id)),
];

/** Where nobody could count, each controller that has to be here is told as not known. */
function errorsOf({ errors, generations }: Situation): StatusOutcome['reconcileErrors'] {
  const counted = errors.known ? errors.value : [];
  const installed: readonly SetOutcome['generation'][] = !generations.known
    ? ['summerwind', 'scale-set']
    : errors.known
      ? uncountedGenerations(counted, generations.value)
      : generations.value.map(({ name }) => name);
  const names = installed.flatMap((name) =>
    name === 'summerwind'
      ? ['horizontalrunnerautoscaler-controller', 'runnerdeployment-controller']
      : ['autoscalingrunnerset', 'ephemeralrunnerset'],
  );
  return [...counted, ...names.map((controller) => ({ controller, total: null, perMinute: null, window: '15m' }))];
}
