import type { Problem } from './report';
import type { StatusOutcome } from './status-outcome';

/** Which problems came and went since the digest before. */
export interface News {
  new: string[];
  gone: string[];
}

/** What a digest remembers of a problem: enough to know it again, and to say that it is gone. */
export const problemName = (cluster: string, { id, subject = '', title }: Pick<Problem, 'id' | 'subject' | 'title'>): string =>
  JSON.stringify([cluster, id, subject, title]);

interface Named {
  cluster: string;
  id: string;
  subject: string;
  title: string;
}

function readName(name: string): Named | undefined {
  try {
    const parts = JSON.parse(name) as unknown;
    if (!Array.isArray(parts) || !parts.every((part): part is string => typeof part === 'string')) return undefined;
    const [cluster = '', id = '', subject = '', title = ''] = parts;
    return { cluster, id, subject, title };
  } catch {
    return undefined;
  }
}

/** Undefined where nothing is remembered. What cannot be looked at is not gone. */
export function newsSince(before: readonly string[] | undefined, cluster: string, { problems, verdict }: StatusOutcome): News | undefined {
  if (before === undefined) return undefined;
  const told = before.flatMap((name) => readName(name) ?? []).filter((each) => each.cluster === cluster);
  const known = problems.filter(({ severity }) => severity !== 'unknown');
  const isSame = (a: Named, b: Problem) => a.id === b.id && a.subject === (b.subject ?? '');
  const gone = verdict === 'undecided' ? [] : told.filter((each) => !problems.some((problem) => isSame(each, problem)));
  return {
    new: known.filter((problem) => !told.some((each) => isSame(each, problem))).map(({ title }) => title),
    gone: gone.map(({ title }) => title),
  };
}

export const newsWords = (news: News | undefined): string[] =>
  news === undefined
    ? []
    : [
        ...(news.new.length === 0 ? [] : [`New since the last digest: ${news.new.join('; ')}.`]),
        ...(news.gone.length === 0 ? [] : [`Gone since the last digest: ${news.gone.join('; ')}.`]),
      ];
