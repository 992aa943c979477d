import { displayWidth, padEnd, padStart } from './display-width';
import { oneLine, shorten } from './visible';

interface Column {
  title: string;
  align?: 'left' | 'right';
}

/** Lines of a table in characters of one width, columns aligned whatever script the cells are in. No line ends in blanks; longer cells are cut. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[], mostPerCell: number): string[] {
  const lines = [columns.map(({ title }) => title), ...rows].map((cells) =>
    columns.map((_, at) => shorten(oneLine(cells[at] ?? ''), mostPerCell) || '-'),
  );
  const widths = columns.map((_, at) => Math.max(...lines.map((cells) => displayWidth(cells[at]!))));
  return lines.map((cells) =>
    cells
      .map((cell, at) => (columns[at]!.align === 'right' ? padStart(cell, widths[at]!) : padEnd(cell, widths[at]!)))
      .join('  ')
      .trimEnd(),
  );
}
