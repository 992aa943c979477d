import { chain } from '../checks/scrape/index';
import { statusChecks } from '../checks/status/index';
import { docsAnchor, headline } from './scrape-report';

/** A check, a cause of one, or a problem of status in words, as docs/checks.md has them. */
export interface Explanation {
  id: string;
  title: string;
  /** What it means; for a cause also how it is mended. */
  meaning: string;
  /** Of a cause: the check that names it, and why that matters. */
  check?: { id: string; title: string; why: string };
  /** Of a check: what it can name. */
  causes: { id: string; meaning: string }[];
  /** From the root of the repository. */
  docs: string;
}

/** Undefined where nothing has that id. */
export function explanationOf(id: string): Explanation | undefined {
  const check = chain.find((each) => each.id === id) ?? statusChecks.find((each) => each.id === id);
  if (check !== undefined) {
    const { title, why } = check;
    const causes = 'causes' in check ? Object.entries(check.causes).map(([cause, meaning]) => ({ id: cause, meaning })) : [];
    return { id, title, meaning: why, causes, docs: docsAnchor(id) };
  }
  const owner = chain.find(({ causes }) => Object.hasOwn(causes, id));
  if (owner === undefined) return undefined;
  const { id: checkId, title, why } = owner;
  return { id, title: headline(id), meaning: owner.causes[id]!, check: { id: checkId, title, why }, causes: [], docs: docsAnchor(id) };
}

/** Every id that has an explanation, in the order of the checks. */
export const explainable = (): { checks: string[]; others: string[] } => ({
  checks: chain.map(({ id }) => id),
  others: [...chain.flatMap(({ causes }) => Object.keys(causes)), ...statusChecks.map(({ id }) => id)],
});
