import type { Problem, Report, Section, Verdict } from './report';

/** What one of several clusters told, or why it could not even be asked. */
type Part = { cluster: string; report: Report } | { cluster: string; refusal: { message: string; hint?: string | undefined } };

const ranks: Record<Verdict, number> = { unhealthy: 0, undecided: 1, healthy: 2 };

/** One digest of several clusters, the worst first: a line each, and below them what is broken. One that could not be asked is told as such. */
export function digestOfMany(parts: readonly Part[], about: { cluster: string; madeAt: string }): Report {
  const reports = parts.map((part) => ('report' in part ? part.report : notAsked(part.cluster, part.refusal, about.madeAt)));
  const worstFirst = reports
    .map((report, at) => ({ report, at }))
    .sort((a, b) => ranks[a.report.verdict] - ranks[b.report.verdict] || weight(b.report) - weight(a.report) || a.at - b.at)
    .map(({ report }) => report);
  const problems = worstFirst.flatMap((report) => problemsOf(report));
  const notes = worstFirst.flatMap(({ cluster, sections }) =>
    sections.flatMap((section) => (section.kind === 'note' ? [{ kind: 'note' as const, text: `${cluster}: ${section.text}` }] : [])),
  );
  const sections: Section[] = [
    { kind: 'note', text: worstFirst.map(({ cluster, verdict, summary }) => `${cluster} (${verdict}): ${summary}`).join('\n') },
    ...(problems.length === 0 ? [] : [{ kind: 'problems' as const, problems }]),
    ...notes,
    ...worstFirst.flatMap(({ cluster, sections }) =>
      sections.flatMap((section) => (section.kind === 'link' ? [{ ...section, label: `${section.label} of ${cluster}` }] : [])),
    ),
    {
      kind: 'actions',
      actions: worstFirst.slice(0, 5).map(({ cluster }) => ({ id: `status-${cluster}`, label: cluster, words: `status ${cluster}` })),
    },
  ];
  const [worst] = worstFirst;
  return {
    command: 'digest',
    // A headline has no room for fifty names; each stands below.
    cluster: parts.length > 4 ? `${parts.length} clusters` : about.cluster,
    title: 'Since yesterday',
    verdict: worst?.verdict ?? 'undecided',
    summary: summaryOf(worstFirst),
    sections,
    data: {
      window: worstFirst.map(({ data }) => data.window).find((window) => window != null) ?? null,
      clusters: worstFirst.map(({ cluster, verdict, summary, madeAt, data }) => ({ cluster, madeAt, verdict, summary, ...data })),
    },
    madeAt: about.madeAt,
  };
}

/** Told as what it is: nothing is known of it. */
function notAsked(cluster: string, { message, hint }: { message: string; hint?: string | undefined }, madeAt: string): Report {
  const problem: Problem = {
    id: 'cluster-not-asked',
    severity: 'unknown',
    title: 'The cluster could not be asked',
    saw: message,
    ...(hint === undefined ? {} : { fix: { explain: hint, commands: [] } }),
  };
  return {
    command: 'digest',
    cluster,
    title: 'Since yesterday',
    verdict: 'undecided',
    summary: `It could not be asked: ${message}`,
    sections: [{ kind: 'problems', problems: [problem] }],
    data: { window: null, changes: [], problems: [problem] },
    madeAt,
  };
}

const problemsOf = ({ cluster, sections }: Report): Problem[] =>
  sections
    .flatMap((section) => (section.kind === 'problems' ? section.problems : []))
    .map((problem) => ({ ...problem, subject: problem.subject === undefined ? cluster : `${cluster}: ${problem.subject}` }));

/** A day with figures is worth more of a look than a quiet one, and one with problems more than both. */
const weight = (report: Report): number =>
  10 * problemsOf(report).length + (report.sections.some(({ kind }) => kind === 'numbers') ? 1 : 0);

function summaryOf(reports: readonly Report[]): string {
  const named = (verdict: Verdict) => reports.filter((report) => report.verdict === verdict).map(({ cluster }) => cluster);
  const [broken, unknown, fine] = [named('unhealthy'), named('undecided'), named('healthy')];
  const parts = [
    ...(broken.length === 0 ? [] : [`unhealthy: ${broken.join(', ')}`]),
    ...(unknown.length === 0 ? [] : [`not known: ${unknown.join(', ')}`]),
    ...(fine.length === 0 ? [] : [`healthy: ${fine.join(', ')}`]),
  ];
  return `${parts.join('; ').replace(/^./, (letter) => letter.toUpperCase())}.`;
}
