import type { Explanation } from '../../reports/explanation';
import { wrapWords } from './wrap-words';

/** What a check or a cause means, for a terminal of `width` columns. */
export function explanationLines({ id, title, meaning, check, causes, docs }: Explanation, width: number): string[] {
  return [
    `${title} (${id})`,
    ...wrapWords(meaning, width),
    ...(check === undefined ? [] : ['', ...wrapWords(`Named by the check ${check.id}: ${check.title}. ${check.why}`, width)]),
    ...causes.flatMap((cause) => ['', cause.id, ...wrapWords(cause.meaning, width, '  ')]),
    '',
    docs,
  ];
}
