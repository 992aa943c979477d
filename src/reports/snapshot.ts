import type { Problem, Report, Verdict } from './report';

/** What an answer said, in short: enough to tell later what changed since. */
export interface Snapshot {
  /** ISO 8601 instant of the answer's facts. */
  at: string;
  verdict: Verdict;
  /** `id@subject` of what was broken or deserved a look, each once. */
  problems: string[];
  /** The subjects were left out for want of room: what is compared are the ids alone. */
  coarse?: boolean;
  /** Label and value of the figures. */
  figures: [label: string, value: string][];
}

const mostFigures = 8;

/** The same with ids alone. */
export const coarseSnapshot = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  coarse: true,
  problems: [...new Set(snapshot.problems.map((key) => `${key.slice(0, key.indexOf('@'))}@`))],
});

export const snapshotOf = ({ madeAt, verdict, sections }: Report): Snapshot => ({
  at: madeAt,
  verdict,
  problems: keysOf(problemsIn(sections).filter(({ severity }) => severity !== 'unknown')),
  figures: sections
    .flatMap((section) => (section.kind === 'numbers' ? section.items : []))
    .filter(({ label, value }) => label.length <= 30 && value.length <= 30)
    .slice(0, mostFigures)
    .map(({ label, value }) => [label, value]),
});

const problemsIn = (sections: Report['sections']): Problem[] =>
  sections.flatMap((section) => (section.kind === 'problems' ? section.problems : []));

/** A problem that several subjects share is told with all of them; each counts for itself. */
const keysOf = (problems: readonly Problem[]): string[] => [
  ...new Set(problems.flatMap(({ id, subject = '' }) => subject.split(', ').map((each) => `${id}@${each}`))),
];

/** What changed from the snapshot to the report, in sentences. What is not seen any more is not called gone where not all could be looked at. */
export function changesSince(before: Snapshot, report: Report): string {
  const now = before.coarse ? coarseSnapshot(snapshotOf(report)) : snapshotOf(report);
  const blind = now.verdict === 'undecided' || problemsIn(report.sections).some(({ severity }) => severity === 'unknown');
  const [gone, added] = [without(before.problems, now.problems), without(now.problems, before.problems)];
  const figures = now.figures.flatMap(([label, value]) => {
    const old = before.figures.find(([each]) => each === label)?.[1];
    return old === undefined || old === value ? [] : [`${label} ${old} → ${value}`];
  });
  const since = `Since ${before.at.slice(0, 16).replace('T', ' ')} UTC`;
  const same = before.verdict === now.verdict;
  if (same && gone.length + added.length + figures.length === 0) return `${since} nothing changed: still ${now.verdict}.`;
  return [
    same ? `${since}: still ${now.verdict}.` : `${since}: was ${before.verdict}, is ${now.verdict}.`,
    ...(gone.length > 0 ? [`${blind ? 'Not seen any more, but not all could be looked at' : 'Gone'}: ${listed(gone)}.`] : []),
    ...(added.length > 0 ? [`New: ${listed(added)}.`] : []),
    ...(figures.length > 0 ? [`${figures.join(', ')}.`] : []),
  ].join(' ');
}

const without = (keys: readonly string[], others: readonly string[]): string[] => keys.filter((key) => !others.includes(key));

const mostListed = 5;

/** `cause (subject, subject)`, each cause once. */
function listed(keys: readonly string[]): string {
  const byId = new Map<string, string[]>();
  for (const key of keys) {
    const at = key.indexOf('@');
    const [id, subject] = [key.slice(0, at), key.slice(at + 1)];
    byId.set(id, [...(byId.get(id) ?? []), ...(subject === '' ? [] : [subject])]);
  }
  const words = [...byId].map(([id, subjects]) => {
    const more = subjects.length > 3 ? `, and ${subjects.length - 3} more` : '';
    return subjects.length === 0 ? id : `${id} (${subjects.slice(0, 3).join(', ')}${more})`;
  });
  return `${words.slice(0, mostListed).join('; ')}${words.length > mostListed ? `; and ${words.length - mostListed} more` : ''}`;
}
