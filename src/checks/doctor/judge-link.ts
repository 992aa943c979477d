import type { Link } from '../../facts/doctor/link';
import type { Fix } from '../../reports/report';
import { cannotTell, fail, type Judgement, notApplicable } from '../check';

export type Broken = Extract<Link<unknown>, { state: 'broken' }>;

/** What a link's state alone says; a link that works goes on to `works`, a broken one to `broken` for its cause and its fix, or another judgement. */
export function judgeLink<T>(
  link: Link<T>,
  works: (value: T) => Judgement,
  broken: (link: Broken) => { cause: string; saw?: string; fix: Fix } | Judgement,
): Judgement {
  if (link.state === 'works') return works(link.value);
  if (link.state === 'absent') return notApplicable(link.why);
  if (link.state === 'unknown') return cannotTell(link.why);
  const judged = broken(link);
  return 'outcome' in judged ? judged : fail({ saw: link.saw, ...judged });
}

/** A fix that a person has to read: what the connection knows, else the given words. */
export const told = (hint: string | undefined, otherwise: string, commands: string[] = []): Fix => ({
  explain: hint ?? otherwise,
  commands,
});
