import type { Fact, Unknown } from '../../facts/fact';
import type { StatusFacts } from '../../facts/status/status-facts';
import type { CheckLine } from '../../reports/report';
import type { StatusOutcome, StatusProblem } from '../../reports/status-outcome';
import { blindProblems } from './blind-problems';
import { statusChecks } from './index';
import { inScope, type Scope } from './scope';
import { type Situation, situationOf } from './situation';
import { unknownSources } from './sources-of';
import type { StatusCheck } from './status-check';
import { totalsOf } from './totals';
import { lackingFor, notesOf } from './what-is-lacking';

/** Judges what was gathered: pure, so that a recording gives the same answer as the cluster that it was made of. `at`: ISO 8601. */
export function judgeStatus(facts: StatusFacts, scope: Scope, at: string): StatusOutcome {
  const situation = situationOf(facts);
  const atSeconds = Date.parse(at) / 1000;
  const problems: StatusProblem[] = [];
  const checks: CheckLine[] = [];
  const blind: { check: StatusCheck; fact: Unknown }[] = [];
  for (const check of statusChecks) {
    const outcome = run(check, situation, atSeconds, problems, scope);
    if ('fact' in outcome) blind.push({ check, fact: outcome.fact });
    problems.push(...('problems' in outcome ? outcome.problems : []));
    checks.push({ id: check.id, title: check.title, ...lineOf(outcome) });
  }
  const sets = (situation.sets.known ? situation.sets.value : []).filter((set) => inScope(set, scope));
  const lacking = lackingFor(
    situation,
    sets,
    blind.map(({ fact }) => fact),
  );
  const unseen = blindProblems(blind, facts, scope);
  const failed = problems.some(({ severity }) => severity === 'fail');
  return {
    verdict: failed ? 'unhealthy' : lacking.length > 0 || unseen.decisive ? 'undecided' : 'healthy',
    lacking,
    total: totalsOf(sets, situation.sets),
    sets: sets.map((set) => {
      const { metadata: _, scaledAtSeconds: __, autoscaler: ___, scaleSet: ____, ...told } = set;
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

type Ran = { problems: StatusProblem[] } | { fact: Unknown } | { skipped: string };

function run(check: StatusCheck, situation: Situation, atSeconds: number, before: readonly StatusProblem[], scope: Scope): Ran {
  const cause = check.presumes.find((id) => before.some((problem) => problem.id === id && problem.severity !== 'warn'));
  if (cause !== undefined) return { skipped: cause };
  const values: Record<string, unknown> = {};
  for (const need of check.needs) {
    const fact: Fact<unknown> = situation[need];
    if (!fact.known) return { fact };
    values[need] = fact.value;
  }
  const judged = check.judge(values as never, { atSeconds });
  if ('unknown' in judged) return { fact: { known: false, reason: 'unsupported', detail: judged.unknown } };
  const problems = judged.map(({ set, ...finding }): StatusProblem => {
    const its = set === undefined ? {} : { set: { kind: set.kind, namespace: set.namespace, name: set.name } };
    return { id: check.id, ...finding, ...its, docs: `#${check.id}` };
  });
  return { problems: problems.filter(({ set }) => set === undefined || inScope(set, scope)) };
}

function lineOf(ran: Ran): Pick<CheckLine, 'outcome' | 'detail'> {
  if ('fact' in ran) return { outcome: 'unknown', detail: ran.fact.detail };
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
  if (errors.known) return errors.value;
  const names = (generations.known ? generations.value : []).flatMap(({ name }) =>
    name === 'summerwind'
      ? ['horizontalrunnerautoscaler-controller', 'runnerdeployment-controller']
      : ['autoscalingrunnerset', 'ephemeralrunnerset'],
  );
  return names.map((controller) => ({ controller, total: null, perMinute: null, window: '15m' }));
}
