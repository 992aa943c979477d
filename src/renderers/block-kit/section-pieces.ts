import type { ActionsSection, NumbersSection, Report } from '../../reports/report';
import { foldedChains, toldChecks } from '../folded-checks';
import { mergedProblems } from '../merged-problems';
import { link, mrkdwn, within } from '../mrkdwn';
import { type Chains, type Part, readingOrder } from '../reading-order';
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
  return readingOrder(report.sections).flatMap((part) => piecesOf(part, options, hasProblems));
}

function piecesOf(section: Part, options: SectionOptions, hasProblems: boolean): Piece[] {
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
    case 'chains':
      return chainsPieces(section, hasProblems);
    case 'link':
      return [{ noun: 'links', rank: 7, variants: [[context(link(section.url, section.label))]] }];
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

/** Checks that no problem tells of are lines of their own; all else is folded. */
function chainsPieces({ chains }: Chains, hasProblems: boolean): Piece[] {
  const told = hasProblems ? [] : toldChecks(chains);
  const folded = (length: number) =>
    foldedChains(chains, length).map(({ subject, groups }) =>
      context(`${subject ? `*${within(mrkdwn, subject, 500)}* ` : ''}${within(mrkdwn, groups.join('; '), 1400)}`),
    );
  const brief = folded(0);
  return [
    ...told.map(({ words }) => ({ noun: 'checks', rank: 3, variants: [[plainSection(words)]] })),
    ...folded(400).map((block, at) => ({ noun: 'lists of checks', rank: 8, variants: [[block], [brief[at]!]] })),
  ];
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
