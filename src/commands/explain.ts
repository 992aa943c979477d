import { UserError } from '../errors';
import { type Explanation, explainable, explanationOf } from '../reports/explanation';
import { didYouMean } from './did-you-mean';
import type { ExplainRequest } from './phrases/explain';

/** What a check or a cause means. Throws UserError where there is none of that id. */
export function explain({ id }: ExplainRequest): Explanation {
  const ids = explainable();
  if (id === undefined) throw new UserError('Which check, or which cause?', `There is: ${ids.checks.join(', ')}.`);
  const found = explanationOf(id);
  if (found === undefined) throw new UserError(`There is no check or cause "${id}".`, didYouMean(id, [...ids.checks, ...ids.others]));
  return found;
}
