import type { Fact, Unknown } from '../../facts/fact';
import { InvalidSelector } from '../../facts/label-selector';
import type { Verdict } from '../../reports/report';
import type { Judgement, Outcome } from '../check';
import { chain } from './index';
import { isMeasured } from './measured';
import type { ScrapeCheck } from './scrape-check';
import type { Subject, SubjectFacts } from './subject';

export interface JudgedSubject {
  subject: Subject;
  verdict: Verdict;
  checks: Outcome[];
}

/** Runs the chain in order: every broken link is told, and those that no other explains are roots. */
export function judgeSubject(subject: Subject, facts: SubjectFacts): JudgedSubject {
  const measured = isMeasured(subject, facts);
  const nothingToScrape = facts.idle.known && facts.idle.value;
  const outcomes = new Map<string, Outcome>();
  const checks = chain.flatMap((check) => {
    const found = outcomesOf(check, subject, facts, outcomes, measured);
    outcomes.set(check.id, found[0]!);
    return found;
  });
  return { subject, checks, verdict: verdictOf(checks, measured || nothingToScrape) };
}

/** One outcome, or one for each of several things that are wrong at the same link; never none. */
function outcomesOf(
  check: ScrapeCheck,
  subject: Subject,
  facts: SubjectFacts,
  earlier: ReadonlyMap<string, Outcome>,
  measured: boolean,
): Outcome[] {
  const { id, title } = check;
  const stands = (name: string) => earlier.get(name)?.outcome;
  const broken = check.presumes.find((name) => stands(name) === 'fail' || stands(name) === 'skipped');
  if (broken !== undefined) return [{ id, title, outcome: 'skipped', reason: skippedBecause(earlier.get(broken)!, earlier) }];

  const blind = check.needs.map((name) => facts[name] as Fact<unknown>).filter((fact): fact is Unknown => !fact.known);
  if (blind[0] !== undefined) return [{ id, title, outcome: 'unknown', ...blindness(blind) }];

  const values = Object.fromEntries(check.needs.map((name) => [name, (facts[name] as { value: unknown }).value]));
  let judgements: Judgement[];
  try {
    judgements = [check.judge(values as never, subject)].flat();
  } catch (error) {
    if (!(error instanceof InvalidSelector)) throw error;
    return [{ id, title, outcome: 'skipped', reason: `a selector that it needs is not valid: ${error.message}` }];
  }
  return judgements.map((judgement) => outcomeOf(judgement, check, earlier, measured));
}

function outcomeOf(judgement: Judgement, check: ScrapeCheck, earlier: ReadonlyMap<string, Outcome>, measured: boolean): Outcome {
  const { id, title } = check;
  const stands = (name: string) => earlier.get(name)?.outcome;
  const moot =
    'cause' in judgement && check.moot?.causes.includes(judgement.cause) && check.moot.after.find((name) => stands(name) === 'fail');
  if (moot) return { id, title, outcome: 'skipped', reason: skippedBecause(earlier.get(moot)!, earlier) };
  if (judgement.outcome !== 'fail') return { id, title, ...judgement };
  if (measured && check.measured !== true) return { id, title, ...judgement, outcome: 'warn' };
  return { id, title, ...judgement, root: !(check.follows ?? []).some((name) => stands(name) === 'fail') };
}

function skippedBecause({ id, outcome, cause, reason }: Outcome, earlier: ReadonlyMap<string, Outcome>): string {
  if (outcome === 'skipped' && reason !== undefined) return reason;
  return `${id} failed (${cause ?? earlier.get(id)?.cause ?? 'no cause'}), so there is nothing to judge here yet`;
}

/** Why it could not be looked at, and each rule that would let us, once. */
function blindness(blind: readonly Unknown[]): { reason: string; rules?: string[] } {
  const details = [...new Set(blind.map(({ detail }) => detail.replace(/\.$/, '')))];
  const rules = [...new Set(blind.flatMap(({ rule }) => (rule === undefined ? [] : rule.split('\n'))))];
  const reason = [details.join('; '), ...rules.map((rule) => `Grant it with this RBAC rule: ${rule}`)].join('. ');
  return { reason, ...(rules.length === 0 ? {} : { rules }) };
}

function verdictOf(checks: readonly Outcome[], nothingIsMissing: boolean): Verdict {
  if (checks.some(({ outcome }) => outcome === 'fail')) return 'unhealthy';
  const decisive = new Set(chain.filter(({ decisive }) => decisive === true).map(({ id }) => id));
  const open = checks.filter(({ id, outcome }) => (outcome === 'unknown' || outcome === 'skipped') && decisive.has(id));
  if (open.length > 0) return 'undecided';
  return nothingIsMissing ? 'healthy' : 'undecided';
}
