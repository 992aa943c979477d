import type { Outcome } from '../checks/check';
import type { JudgedPart } from '../checks/doctor/judge-doctor';
import type { CheckLine, Problem, Report, Section, Verdict } from './report';
import { headline } from './scrape-report';

/** Where the meaning of each link is written down, from the root of the repository. */
export const doctorDocs = (id: string): string => `docs/doctor.md#${id}`;

/** Shell lines that grant all rights that are missing, and those that arcbot could do without. */
export type Granting = Record<'fail' | 'warn', string[]>;

/** What doctor says: what is cut, in the order of the chain, each with its fix; then the chain. Rights are told as one. */
export function doctorReport(
  judged: readonly JudgedPart[],
  about: { cluster: string; madeAt: string },
  notes: readonly string[],
  granting: Granting,
): Report {
  const all = judged.flatMap(({ checks }) => checks);
  const verdict = overall(judged);
  const problems = problemsOf(all, granting);
  const sections: Section[] = [
    ...(problems.length === 0 ? [] : [{ kind: 'problems' as const, problems }]),
    ...judged.map(({ part, verdict: own, checks }) => ({ kind: 'checks' as const, subject: part, verdict: own, checks: checks.map(line) })),
    ...notes.map((text) => ({ kind: 'note' as const, text })),
  ];
  return {
    command: 'doctor',
    cluster: about.cluster,
    title: { healthy: 'Every link holds', unhealthy: 'A link is cut', undecided: 'Not every link could be tried' }[verdict],
    verdict,
    summary: summaryOf(verdict, all, problems),
    sections,
    data: { subjects: judged.map(({ part, verdict: own, checks }) => ({ name: part, verdict: own, checks })) },
    madeAt: about.madeAt,
  };
}

function overall(judged: readonly JudgedPart[]): Verdict {
  if (judged.some(({ verdict }) => verdict === 'unhealthy')) return 'unhealthy';
  return judged.some(({ verdict }) => verdict === 'undecided') ? 'undecided' : 'healthy';
}

const line = ({ id, title, outcome, saw, reason }: Outcome): CheckLine => ({
  id,
  title,
  outcome,
  ...((reason ?? saw) === undefined ? {} : { detail: reason ?? saw! }),
});

/** Links first, then the rights as one, then warnings, then what could not be tried. */
function problemsOf(all: readonly Outcome[], granting: Granting): Problem[] {
  const isRight = ({ cause }: Outcome) => cause === 'right-missing';
  const links = (outcome: Outcome['outcome']) => all.filter((check) => check.outcome === outcome && !isRight(check)).map(problemOf);
  // Those that a missing group explains are not roots, and are told among the checks alone.
  const rights = (outcome: 'fail' | 'warn') => all.filter((check) => isRight(check) && check.outcome === outcome && check.root !== false);
  return [
    ...links('fail'),
    ...missingRights(rights('fail'), 'fail', granting),
    ...links('warn'),
    ...missingRights(rights('warn'), 'warn', granting),
    ...links('unknown'),
  ];
}

function problemOf({ id, outcome, cause, title, saw = '', reason = '', fix, evidence }: Outcome): Problem {
  const unknown = outcome === 'unknown';
  return {
    id: unknown ? id : (cause ?? id),
    severity: outcome as Problem['severity'],
    title: unknown ? `Not known: ${title}` : causeWords(cause ?? id, title),
    saw: unknown ? reason : saw,
    ...(fix === undefined ? {} : { fix }),
    ...(evidence === undefined ? {} : { evidence }),
    docs: doctorDocs(id),
  };
}

/** The cause in words; of a right, which one. */
function causeWords(cause: string, title: string): string {
  const words = headline(cause).replace(/^(Sts|Eks)\b/, (name) => name.toUpperCase());
  return cause === 'right-missing' ? `${words}: ${title.replace('arcbot may ', '')}` : words;
}

const mostNamed = 6;

function missingRights(missing: readonly Outcome[], severity: 'fail' | 'warn', granting: Granting): Problem[] {
  if (missing.length < 2) return missing.map(problemOf);
  const named = missing.map(({ title }) => title.replace('arcbot may ', ''));
  return [
    {
      id: 'right-missing',
      severity,
      title:
        severity === 'fail'
          ? `${missing.length} rights are missing`
          : `${missing.length} rights are missing that arcbot can do without here`,
      saw: `The API server does not allow: ${named.slice(0, mostNamed).join('; ')}${named.length > mostNamed ? `; and ${named.length - mostNamed} more` : ''}.`,
      fix: {
        explain: `Grant these rules: they only read. ${severity === 'warn' ? 'Without them a little is not seen.' : ''}`.trim(),
        commands: granting[severity],
        lasting: { kind: 'manifest', text: missing.map(({ fix }) => fix?.lasting?.text ?? '').join('\n') },
      },
      docs: doctorDocs('rights'),
    },
  ];
}

const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`);

function summaryOf(verdict: Verdict, all: readonly Outcome[], problems: readonly Problem[]): string {
  const count = (outcome: Outcome['outcome']) => all.filter((check) => check.outcome === outcome).length;
  if (verdict === 'healthy') {
    const [warnings, others] = [count('warn'), count('not-applicable')];
    const beside = [
      ...(warnings === 0 ? [] : [`${warnings} ${warnings === 1 ? 'deserves' : 'deserve'} a look`]),
      ...(others === 0 ? [] : [`${others} ${others === 1 ? 'does' : 'do'} not apply here`]),
    ];
    return `${count('pass')} links from Slack to Prometheus hold${beside.length === 0 ? '' : `; ${beside.join(', ')}`}.`;
  }
  if (verdict === 'unhealthy') {
    const failed = problems.filter(({ severity }) => severity === 'fail').length;
    const skipped = count('skipped');
    const then = skipped === 0 ? '' : ` ${skipped} ${skipped === 1 ? 'link hangs' : 'links hang'} on it.`;
    return `${sentence(problems[0]?.saw ?? '')}${failed > 1 ? ` (${failed - 1} more below.)` : ''}${then}`;
  }
  return `Of ${all.length} links ${count('unknown')} could not be tried: ${problems.find(({ severity }) => severity === 'unknown')?.saw ?? ''}`;
}
