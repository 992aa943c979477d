import type { Outcome } from '../checks/check';
import { chain } from '../checks/scrape/index';
import type { JudgedSubject } from '../checks/scrape/judge-subject';
import type { CheckLine, Problem, Report, Section, Verdict } from './report';

/** Where the meaning of each check and cause is written down, from the root of the repository. */
export const docsAnchor = (id: string): string => `docs/checks.md#${id}`;

/** What check-scrape says: the roots first, then what follows from them, then what could not be looked at; what is fine is folded by the renderers. */
export function scrapeReport(
  judged: readonly JudgedSubject[],
  about: { cluster: string; madeAt: string },
  notes: readonly string[],
): Report {
  const verdict = overall(judged);
  const problems = [...problemsOf(judged), ...whatWasNotSeen(judged)];
  const sections: Section[] = [
    ...(problems.length === 0 ? [] : [{ kind: 'problems' as const, problems }]),
    ...judged.map(({ subject, verdict: own, checks }) => ({
      kind: 'checks' as const,
      subject: subjectTitle(subject),
      verdict: own,
      checks: checks.map(line),
    })),
    ...notes.map((text) => ({ kind: 'note' as const, text })),
  ];
  return {
    command: 'check-scrape',
    cluster: about.cluster,
    title: titleOf(verdict, judged),
    verdict,
    summary: summaryOf(verdict, judged, problems),
    sections,
    data: {
      subjects: judged.map(({ subject, verdict: own, checks }) => ({
        name: subject.name,
        prometheus: subject.prometheusName ?? null,
        verdict: own,
        checks,
      })),
    },
    madeAt: about.madeAt,
  };
}

function overall(judged: readonly JudgedSubject[]): Verdict {
  if (judged.some(({ verdict }) => verdict === 'unhealthy')) return 'unhealthy';
  return judged.some(({ verdict }) => verdict === 'undecided') ? 'undecided' : 'healthy';
}

const subjectTitle = ({ name, prometheusName }: JudgedSubject['subject']): string =>
  prometheusName === undefined ? name : `${name} in Prometheus ${prometheusName}`;

const line = ({ id, title, outcome, saw, reason }: Outcome): CheckLine => ({
  id,
  title,
  outcome,
  ...((reason ?? saw) === undefined ? {} : { detail: reason ?? saw! }),
});

/** One cause that many subjects share is told once, with all of them. */
function problemsOf(judged: readonly JudgedSubject[]): Problem[] {
  const found = new Map<string, { problem: Problem; rank: number; subjects: string[] }>();
  for (const { subject, checks } of judged) {
    for (const check of checks) {
      const problem = problemOf(check);
      if (problem === undefined) continue;
      const key = JSON.stringify([problem.id, problem.saw, problem.fix?.commands]);
      const known = found.get(key);
      const subjects = [...(known?.subjects ?? []), ...(known?.subjects.includes(subject.name) ? [] : [subject.name])];
      const worst = known !== undefined && known.rank <= rank(check) ? known : { problem, rank: rank(check) };
      found.set(key, { ...worst, subjects });
    }
  }
  return [...found.values()].sort((a, b) => a.rank - b.rank).map(({ problem, subjects }) => ({ ...problem, subject: subjects.join(', ') }));
}

function problemOf({ id, outcome, cause, saw = '', fix, evidence }: Outcome): Problem | undefined {
  if (outcome !== 'fail' && outcome !== 'warn') return undefined;
  return {
    id: cause ?? id,
    severity: outcome,
    title: headline(cause ?? id),
    saw,
    ...(fix === undefined ? {} : { fix }),
    ...(evidence === undefined || evidence.length === 0 ? {} : { evidence }),
    docs: docsAnchor(cause ?? id),
  };
}

/** All that could not be looked at, as one: its reasons and the rights that are missing, each told once. */
function whatWasNotSeen(judged: readonly JudgedSubject[]): Problem[] {
  const unknown = judged.flatMap(({ checks }) => checks.filter(({ outcome }) => outcome === 'unknown'));
  if (unknown.length === 0) return [];
  const rules = [...new Set(unknown.flatMap((check) => check.rules ?? []))].sort();
  const reasons = [
    ...new Set(
      unknown
        .map(({ reason = '' }) => reason.split('. Grant it with this RBAC rule')[0]!)
        .flatMap((reason) => reason.split('; '))
        .map((reason) => reason.replace(/\.$/, '')),
    ),
  ];
  const ids = [...new Set(unknown.map(({ id }) => id))];
  const fix = {
    explain: `Grant arcbot ${rules.length === 1 ? 'this rule: it only reads' : 'these rules: they only read'}. All that it ever asks for is in infra/cluster-access.`,
    commands: [],
    lasting: { kind: 'manifest' as const, text: rules.join('\n') },
  };
  return [
    {
      id: 'could-not-look',
      severity: 'unknown',
      title: ids.length === 1 ? `Not known: ${unknown[0]!.title}` : `${ids.length} checks could not be judged`,
      saw: `${reasons.slice(0, 6).join('; ')}${reasons.length > 6 ? `; and ${reasons.length - 6} more` : ''}.`,
      ...(rules.length === 0 ? {} : { fix }),
      docs: docsAnchor(ids[0]!),
    },
  ];
}

const position = new Map(chain.map(({ id }, index) => [id, index]));
const groups: Readonly<Record<string, number>> = { fail: 0, warn: 2 };
const rank = ({ id, outcome, root }: Outcome): number =>
  ((groups[outcome] ?? 4) + (outcome === 'fail' && root !== true ? 1 : 0)) * 100 + (position.get(id) ?? 99);

function titleOf(verdict: Verdict, judged: readonly JudgedSubject[]): string {
  if (verdict === 'healthy') return 'ARC is scraped';
  if (verdict === 'undecided') return 'Whether ARC is scraped is not known';
  return judged.every((each) => each.verdict === 'unhealthy') ? 'ARC is not scraped' : 'A part of ARC is not scraped';
}

const words: Readonly<Record<string, string>> = { arc: 'ARC', crds: 'CRDs', https: 'HTTPS', http: 'HTTP', prometheus: 'Prometheus' };

/** `monitor-labels-not-matched` as a headline: the id in words, so that what is read can be searched for. */
export function headline(id: string): string {
  const text = id
    .split('-')
    .map((word) => words[word] ?? word)
    .join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function summaryOf(verdict: Verdict, judged: readonly JudgedSubject[], problems: readonly Problem[]): string {
  const all = judged.flatMap(({ checks }) => checks);
  if (verdict === 'healthy') {
    const warnings = problems.filter(({ severity }) => severity === 'warn').length;
    const which = judged.length === 1 ? 'The monitor of ARC is' : `All ${judged.length} monitors of ARC are`;
    return `${which} selected, the targets are up, and the metrics are fresh${warnings === 0 ? '.' : `; ${warnings} ${warnings === 1 ? 'thing deserves' : 'things deserve'} a look.`}`;
  }
  if (verdict === 'unhealthy') {
    const broken = judged.filter((each) => each.verdict === 'unhealthy').length;
    const causes = new Set(all.filter(({ root }) => root === true).map(({ cause }) => cause)).size;
    const which = judged.length === 1 ? 'The one monitor of ARC' : `${broken} of ${judged.length} monitors of ARC`;
    return `${which} ${broken === 1 ? 'is not scraped as it should be' : 'are not scraped as they should be'}. ${problems[0]?.saw ?? ''}${causes > 1 ? ` (${causes - 1} more ${causes === 2 ? 'cause' : 'causes'} below.)` : ''}`;
  }
  const waiting = all.find(({ outcome, cause }) => outcome === 'warn' && (cause === 'reload-pending' || cause === 'not-scraped-yet'));
  if (waiting?.saw !== undefined) return waiting.saw;
  const unknown = all.filter(({ outcome }) => outcome === 'unknown');
  const blind = unknown.find(({ id }) => chain.some((check) => check.id === id && check.decisive === true)) ?? unknown[0];
  return `What decides it could not be looked at: ${(blind?.reason ?? 'no target was seen').split(/; |\. Grant it/)[0]}.`;
}
