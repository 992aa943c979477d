import type { NumbersSection, OutcomeKind } from '../../reports/report';
import { chartLines } from '../chart-lines';
import { displayWidth, padEnd } from '../display-width';
import { foldedChains, toldChecks } from '../folded-checks';
import { mergedProblems } from '../merged-problems';
import type { Chains, Part } from '../reading-order';
import { textTable } from '../text-table';
import { oneLine, visible } from '../visible';
import type { Paint } from './paint';
import { problemLines } from './problem-lines';
import { wrapWords } from './wrap-words';

export interface Canvas {
  paint: Paint;
  /** Columns of the terminal. */
  width: number;
  /** Whether problems tell of the checks that did not pass. */
  hasProblems: boolean;
}

/** A section as lines; [] where it has nothing to say. Buttons are left out: a terminal has its history. */
export function sectionLines(section: Part, canvas: Canvas): string[] {
  const { paint, width } = canvas;
  const heading = (title: string | undefined) => (title?.trim() ? [paint('bold', oneLine(title))] : []);
  switch (section.kind) {
    case 'numbers':
      return [...heading(section.title), ...numberLines(section, paint)];
    case 'problems': {
      const problems = mergedProblems(section.problems).map((problem) => problemLines(problem, paint, width));
      return problems.length === 0
        ? []
        : [...heading(section.title), ...problems.flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]))];
    }
    case 'note':
      return section.text.trim() === '' ? [] : wrapWords(visible(section.text), width);
    case 'table': {
      const [titles, ...rows] = textTable(section.columns, section.rows, 200);
      return [
        ...heading(section.title),
        ...(rows.length === 0 ? ['  none'] : [paint('dim', `  ${titles}`), ...rows.map((row) => `  ${row}`)]),
      ];
    }
    case 'chart': {
      const height = section.series.length === 1 ? 4 : section.series.length <= 4 ? 2 : 1;
      const lines = chartLines(section, Math.max(10, Math.min(60, width - 50)), height);
      return [
        ...heading(`${section.title} (${section.unit})`),
        ...lines.map((line) => `  ${line}`),
        ...wrapWords(visible(section.alt), width, '  '),
      ];
    }
    case 'chains':
      return chainLines(section, canvas);
    case 'link':
      return [oneLine(`${section.label}: ${section.url}`)];
    case 'actions':
      return [];
  }
}

function numberLines({ items }: NumbersSection, paint: Paint): string[] {
  const cells = items.map(({ label, value, note }) => ({ label: oneLine(label), value: oneLine(value) || '-', note: oneLine(note ?? '') }));
  const labelWidth = Math.max(0, ...cells.map(({ label }) => displayWidth(label)));
  const valueWidth = Math.max(0, ...cells.map(({ value }) => displayWidth(value)));
  return cells.map(({ label, value, note }) => {
    const shown = value === 'unknown' ? paint('yellow', padEnd(value, valueWidth)) : paint('bold', padEnd(value, valueWidth));
    return `  ${padEnd(label, labelWidth)}  ${shown}${note ? `  ${paint('dim', note)}` : ''}`.trimEnd();
  });
}

const colours: Partial<Record<OutcomeKind, 'red' | 'yellow'>> = { fail: 'red', warn: 'yellow', unknown: 'yellow' };

function chainLines({ chains }: Chains, { paint, width, hasProblems }: Canvas): string[] {
  const told = hasProblems ? [] : toldChecks(chains);
  const folded = foldedChains(chains, 400).flatMap(({ subject, groups }) => {
    const heading = subject === '' ? [] : [subject];
    const brief = [...heading, groups.join('; ')].join(': ');
    if (displayWidth(brief) <= width) return [brief];
    return [...heading, ...groups.flatMap((group) => wrapWords(group, width, subject === '' ? '' : '  '))];
  });
  return [
    ...told.flatMap(({ words, outcome }) => wrapWords(words, width, '  ').map((line) => paint(colours[outcome] ?? 'yellow', line))),
    ...folded.map((line) => paint('dim', line)),
  ];
}
