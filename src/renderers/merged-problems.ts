import type { Problem } from '../reports/report';
import { oneLine, shorten } from './visible';

/** One reason often hides many things (a cluster that cannot be reached): it is told once, with everything that is not known for it. */
export function mergedProblems(problems: readonly Problem[]): Problem[] {
  const groups = new Map<string, Problem[]>();
  problems.forEach((problem, at) => {
    const key = problem.severity === 'unknown' ? JSON.stringify([problem.saw, problem.fix, problem.evidence]) : String(at);
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  });
  return [...groups.values()].map((group) => (group.length === 1 ? group[0]! : merged(group)));
}

function merged(group: Problem[]): Problem {
  const [first] = group as [Problem];
  const { subject: _, ...rest } = first;
  const subjects = new Set(group.map(({ subject }) => subject));
  const titles = [...new Set(group.map(({ title }) => oneLine(title)))];
  return {
    ...rest,
    ...(subjects.size === 1 && first.subject !== undefined ? { subject: first.subject } : {}),
    title: titles.length === 1 ? first.title : `${titles.length} things are not known, for one reason`,
    saw: titles.length === 1 ? first.saw : `${first.saw.trim()}\nNot known: ${shorten(titles.join('; '), 1000)}`,
  };
}
