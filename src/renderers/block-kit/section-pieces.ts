import type { ActionsSection, ChecksSection, NumbersSection, Report, Section } from '../../reports/report';
import { foldedChecks, isTold, type Named, namedIn } from '../folded-checks';
import { mergedProblems } from '../merged-problems';
import { mrkdwn, within } from '../mrkdwn';
import { readingOrder } from '../reading-order';
import { LIMITS } from '../slack-limits';
import { oneLine, shorten } from '../visible';
import { context, mrkdwnElement, plainElement, plainSection, richText, words } from './blocks';
import { chartVariants } from './chart-blocks';
import type { Piece } from './fit-pieces';
import { type ProblemOptions, problemVariants } from './problem-blocks';
import { tableVariants } from './table-blocks';

export interface SectionOptions extends ProblemOptions {
  /** Draw charts as `data_visualization` blocks, which not every workspace takes; else as sparklines. */
  nativeCharts?: boolean;
}

/** The parts of a report's message below its headline, in reading order. */
export function sectionPieces(report: Report, options: SectionOptions): Piece[] {
  const hasProblems = report.sections.some((section) => section.kind === 'problems' && section.problems.length > 0);
  const about = { hasProblems, named: namedIn(report.sections) };
  return readingOrder(report.sections).flatMap((section) => piecesOf(section, options, about));
}

interface About {
  /** Whether problems tell of the checks that did not pass. */
  hasProblems: boolean;
  named: Named;
}

function piecesOf(section: Section, options: SectionOptions, about: About): Piece[] {
  switch (section.kind) {
    case 'numbers':
      return numbersPieces(section);
    case 'problems': {
      const { title, problems } = section;
      const heading = richText(words({ text: shorten(title ?? '', 200), bold: true }));
      return [
        ...(title?.trim() && problems.length > 0 ? [{ noun: 'headings', rank: 7, variants: [[heading]] }] : []),
        ...mergedProblems(problems).map((problem) => ({
          noun: 'problems',
          rank: problem.severity === 'fail' ? 2 : 3,
          variants: problemVariants(problem, options),
        })),
      ];
    }
    case 'note':
      return section.text.trim() === ''
        ? []
        : [{ noun: 'notes', rank: 4, variants: [2900, 600, 150].map((most) => [plainSection(shorten(section.text, most))]) }];
    case 'chart':
      return [{ noun: 'charts', rank: 6, variants: chartVariants(section, options.nativeCharts ?? false) }];
    case 'table':
      return [{ noun: 'tables', rank: 5, variants: tableVariants(section) }];
    case 'checks':
      return checksPieces(section, about);
    case 'actions':
      return actionsPieces(section);
  }
}

function numbersPieces({ title, items }: NumbersSection): Piece[] {
  const field = ({ label, value, note }: NumbersSection['items'][number]) =>
    mrkdwnElement(
      [
        `*${within(mrkdwn, oneLine(label), 150) || '-'}*`,
        within(mrkdwn, oneLine(value), 400) || '-',
        ...(note ? [within(mrkdwn, oneLine(note), 600)] : []),
      ].join('\n'),
    );
  const pages = Array.from({ length: Math.ceil(items.length / LIMITS.fields) }, (_, page) =>
    items.slice(page * LIMITS.fields, (page + 1) * LIMITS.fields),
  );
  return pages.map((page, at) => ({
    noun: 'groups of figures',
    rank: 1,
    variants: [[{ type: 'section', ...(title && at === 0 ? { text: plainElement(title, 200) } : {}), fields: page.map(field) }]],
  }));
}

/** Checks that no problem tells of are lines of their own; all else is folded into one. */
function checksPieces(section: ChecksSection, { hasProblems, named }: About): Piece[] {
  const untold = hasProblems ? [] : section.checks.filter(isTold);
  const lines = untold.map(({ title, outcome, detail }) => {
    const because = detail ? ` (${shorten(oneLine(detail), 300)})` : '';
    return { noun: 'checks', rank: 3, variants: [[plainSection(`${outcome}: ${shorten(oneLine(title), 200)}${because}`)]] };
  });
  const subject = within(mrkdwn, oneLine(section.subject), 500);
  const folded = (which: Named) =>
    context(`${subject ? `*${subject}* ` : ''}${within(mrkdwn, foldedChecks(section, which, 400).join('; '), 1400)}`);
  return [...lines, { noun: 'lists of checks', rank: 8, variants: [[folded(named)], [folded('none')]] }];
}

function actionsPieces({ actions }: ActionsSection): Piece[] {
  const fits = actions.filter(
    ({ id, words }) => id.trim() !== '' && id.length <= LIMITS.actionId && words.trim() !== '' && words.length <= LIMITS.buttonValue,
  );
  const distinct = fits.filter(({ id }, at) => fits.findIndex((other) => other.id === id) === at).slice(0, LIMITS.actions);
  if (distinct.length === 0) return [];
  const elements = distinct.map(({ id, label, words }) => ({
    type: 'button' as const,
    text: plainElement(label, LIMITS.buttonText),
    action_id: id,
    value: words,
  }));
  return [{ noun: 'rows of buttons', rank: 1.5, variants: [[{ type: 'actions', elements }]] }];
}
