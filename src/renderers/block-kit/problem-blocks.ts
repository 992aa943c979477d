import type { Evidence, Problem } from '../../reports/report';
import { leading } from '../leading';
import { codeSpan, link, mrkdwn, within } from '../mrkdwn';
import { lastingWords, notExact, printedCommands } from '../printed-fix';
import { LIMITS } from '../slack-limits';
import { oneLine, shorten, visible } from '../visible';
import { context, type MessageBlock, preformatted, richText, words } from './blocks';

/** Where a problem is explained, if the documentation's address is known. */
export interface ProblemOptions {
  docsUrl?: string;
}

interface Detail {
  saw: number;
  commands: boolean;
  /** Lines of the lasting change; 0 for none. */
  lasting: number;
  evidence: number;
}

/** From everything to the bare title. The lasting change is the last thing that is shortened: half of it cannot be pasted. */
const details: Detail[] = [
  { saw: 1500, commands: true, lasting: 100, evidence: 5 },
  { saw: 1500, commands: true, lasting: 100, evidence: 0 },
  { saw: 600, commands: true, lasting: 12, evidence: 0 },
  { saw: 300, commands: true, lasting: 0, evidence: 0 },
  { saw: 300, commands: false, lasting: 0, evidence: 0 },
  { saw: 0, commands: false, lasting: 0, evidence: 0 },
];

const emoji: Record<Problem['severity'], string> = { fail: 'red_circle', warn: 'warning', unknown: 'grey_question' };

/** The ways of telling a problem, the fullest first. A command is told whole or not at all. */
export const problemVariants = (problem: Problem, options: ProblemOptions = {}): MessageBlock[][] =>
  details.map((detail) => blocksOf(problem, detail, options));

function blocksOf(problem: Problem, detail: Detail, { docsUrl }: ProblemOptions): MessageBlock[] {
  const { fix } = problem;
  const head = words(
    { text: ` ${shorten(oneLine(problem.title) || problem.id, 200)}`, bold: true },
    { text: problem.subject ? ` (${shorten(oneLine(problem.subject), 200)})` : '' },
    { text: detail.saw > 0 && problem.saw !== '' ? `\n${shorten(problem.saw, detail.saw)}` : '' },
    ...(fix && detail.saw > 0 && fix.explain.trim() !== ''
      ? [{ text: '\nFix: ', bold: true }, { text: shorten(fix.explain, detail.saw) }]
      : []),
    { text: fix && fix.commands.length > 0 && !detail.commands ? '\nThe commands that mend it do not fit here.' : '' },
  );
  head.elements.unshift({ type: 'emoji', name: emoji[problem.severity] });
  const below = detail.evidence > 0 ? evidenceTexts(problem.evidence ?? [], detail.evidence) : [];
  if (docsUrl && problem.docs && detail.evidence > 0) below.push(link(`${docsUrl}#${problem.docs.replace(/^.*#/, '')}`, 'What this means'));
  return [
    richText(
      head,
      ...(detail.commands ? commandParts(fix?.commands ?? []) : []),
      ...(fix?.lasting && detail.lasting > 0 ? lastingParts(fix.lasting, detail.lasting) : []),
    ),
    ...(below.length > 0 ? [context(...below)] : []),
  ];
}

function commandParts(commands: readonly string[]) {
  if (commands.length === 0) return [];
  const whole = commands.slice(
    0,
    leading(
      commands.map((command) => printedCommands([command]).text),
      LIMITS.richTextCharacters,
    ).length,
  );
  const { text, exact } = printedCommands(whole);
  const missing = commands.length - whole.length;
  return [
    ...(text.trim() === '' ? [] : [preformatted(text)]),
    ...(missing > 0 ? [words({ text: `${missing} more ${missing === 1 ? 'command is' : 'commands are'} too long for Slack.` })] : []),
    ...(exact ? [] : [words({ text: notExact })]),
  ];
}

function lastingParts({ kind, text }: { kind: keyof typeof lastingWords; text: string }, most: number) {
  const lines = visible(text.trimEnd()).split('\n');
  const told = leading(lines.slice(0, most), LIMITS.richTextCharacters - 50);
  const missing = lines.length - told.length;
  if (told.join('').trim() === '') return [words({ text: 'The change that lasts is too long for Slack.' })];
  return [words({ text: lastingWords[kind] }), preformatted([...told, ...(missing > 0 ? [`# ... ${missing} more lines`] : [])].join('\n'))];
}

const evidenceTexts = (evidence: readonly Evidence[], most: number): string[] =>
  evidence
    .slice(0, most)
    .map(({ from, what, text }) => `${from}: ${within(mrkdwn, oneLine(what), 300)} ${within(codeSpan, shorten(text.trim(), 250), 500)}`);
