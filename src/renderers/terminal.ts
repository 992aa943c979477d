import type { Report, Verdict } from '../reports/report';
import { instantWords } from './instant-words';
import { readingOrder } from './reading-order';
import { paintWith } from './terminal/paint';
import { sectionLines } from './terminal/section-lines';
import { wrapWords } from './terminal/wrap-words';
import { oneLine, visible } from './visible';

export interface TerminalOptions {
  colour: boolean;
  /** Columns; prose is wrapped to it, commands and tables never are. */
  width: number;
}

const marks: Record<Verdict, { mark: string; colour: 'green' | 'red' | 'yellow' }> = {
  healthy: { mark: '✔', colour: 'green' },
  unhealthy: { mark: '✘', colour: 'red' },
  undecided: { mark: '?', colour: 'yellow' },
};

/** A report for a terminal, without a newline at its end. Whatever came from the cluster cannot steer the terminal. */
export function renderTerminal(report: Report, { colour, width }: TerminalOptions): string {
  const paint = paintWith(colour);
  const { title, cluster, verdict, judged, summary, sections, madeAt } = report;
  const { mark, colour: verdictColour } = marks[verdict];
  const told = judged === false && verdict === 'healthy' ? '' : `${paint(verdictColour, `${mark} ${verdict}`)}  `;
  const headline = [title, cluster].map(oneLine).filter((part) => part !== '');
  const hasProblems = sections.some((section) => section.kind === 'problems' && section.problems.length > 0);
  const parts = [
    [`${told}${paint('bold', headline.join(' · '))}`, ...wrapWords(visible(summary), width)],
    ...readingOrder(sections).map((section) => sectionLines(section, { paint, width, hasProblems })),
    [paint('dim', `seen ${oneLine(instantWords(madeAt))}`)],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n').trimEnd())
    .join('\n\n');
}
