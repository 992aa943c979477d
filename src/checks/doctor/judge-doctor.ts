import type { DoctorFacts } from '../../facts/doctor/doctor-facts';
import { unasked } from '../../facts/doctor/learn-rights';
import type { Verdict } from '../../reports/report';
import type { Outcome } from '../check';
import { awsCredentialsAreAccepted } from './aws-credentials-are-accepted';
import { type DoctorCheck, type Part, parts } from './doctor-check';
import { links } from './index';
import { judgeRights, titleOf } from './judge-rights';

export interface JudgedPart {
  part: Part;
  verdict: Verdict;
  checks: Outcome[];
}

/** Runs the chain in order: every broken link is told, and what hangs on it is skipped. */
export function judgeDoctor(facts: DoctorFacts): JudgedPart[] {
  const credentials = outcomeOf(awsCredentialsAreAccepted, facts, new Map());
  const outcomes = new Map<string, Outcome>([[credentials.id, credentials]]);
  for (const link of links) if (link !== awsCredentialsAreAccepted) outcomes.set(link.id, outcomeOf(link, facts, outcomes));
  const isBroken = (id: string) => outcomes.get(id)?.outcome === 'fail';
  const letIn = outcomes.get('token-is-accepted')!;
  const rights =
    letIn.outcome === 'pass'
      ? judgeRights(facts, isBroken('group-is-given'))
      : unasked().map((seen): Outcome => ({ id: seen.id, title: titleOf(seen), outcome: 'skipped', reason: because(letIn) }));
  return parts
    .map((part) => {
      const own = part === 'Rights in the cluster' ? rights : links.filter((link) => link.part === part).map(({ id }) => outcomes.get(id)!);
      return { part, verdict: verdictOf(own), checks: own };
    })
    .filter(({ checks }) => checks.length > 0);
}

function outcomeOf({ id, title, after, judge }: DoctorCheck, facts: DoctorFacts, earlier: ReadonlyMap<string, Outcome>): Outcome {
  const blocked = after
    .map((name) => earlier.get(name)!)
    .find(({ outcome }) => outcome === 'fail' || outcome === 'skipped' || outcome === 'unknown');
  if (blocked !== undefined) return { id, title, outcome: 'skipped', reason: because(blocked) };
  const judgement = judge(facts);
  const credentials = earlier.get(awsCredentialsAreAccepted.id);
  if (judgement.outcome === 'fail' && credentials?.outcome === 'fail' && ofCredentials.test(judgement.saw))
    return { id, title, outcome: 'skipped', reason: because(credentials) };
  return { id, title, ...judgement, ...(judgement.outcome === 'fail' ? { root: true } : {}) };
}

/** What AWS' refusal of the credentials themselves looks like at a link that is asked with them. */
const ofCredentials = /AWS credentials|does not accept the credentials/;

const because = ({ id, outcome, cause, reason = '' }: Outcome): string => {
  if (outcome === 'skipped') return reason;
  return outcome === 'fail' ? `${id} failed (${cause}), so this cannot be tried yet` : `whether ${id} holds is not known: ${reason}`;
};

function verdictOf(checks: readonly Outcome[]): Verdict {
  if (checks.some(({ outcome }) => outcome === 'fail')) return 'unhealthy';
  return checks.some(({ outcome }) => outcome === 'unknown') ? 'undecided' : 'healthy';
}
