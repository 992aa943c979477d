import type { TableBlock } from '@slack/types';
import type { TableSection } from '../../reports/report';
import { plain } from '../mrkdwn';
import { LIMITS } from '../slack-limits';
import { textTable } from '../text-table';
import { oneLine, shorten } from '../visible';
import { type MessageBlock, preformatted, richText, words } from './blocks';

/** The ways of telling a table: Slack's own, the same in characters of one width, ever fewer rows of it, and at last how many rows there are. */
export function tableVariants(section: TableSection): MessageBlock[][] {
  const { columns, rows } = section;
  const title = (rest = '') => words({ text: shorten(section.title, 200), bold: true }, { text: rest });
  if (columns.length === 0 || rows.length === 0) return [[richText(title(': none'))]];
  const native = nativeTable(section);
  const counts = [rows.length, 40, 15, 5].filter((count, at) => at === 0 || count < rows.length);
  const texts = counts.map((count) => {
    const text = plain(textTable(columns, rows.slice(0, count), 60).join('\n'));
    const more = count < rows.length ? `, the first ${count} of ${rows.length} rows` : '';
    return text.length > LIMITS.richTextCharacters ? [] : [[richText(title(more), preformatted(text))]];
  });
  return [...(native ? [[richText(title()), native]] : []), ...texts.flat(), [richText(title(`: ${rows.length} rows`))]];
}

/** Undefined where the table is larger than Slack takes. */
function nativeTable({ columns, rows }: TableSection): TableBlock | undefined {
  if (columns.length > LIMITS.tableColumns || rows.length >= LIMITS.tableRows) return undefined;
  const cells = [columns.map(({ title }) => title), ...rows].map((row) => columns.map((_, at) => plain(oneLine(row[at] ?? '')) || '-'));
  if (cells.flat().reduce((sum, cell) => sum + cell.length, 0) > LIMITS.tableCharacters) return undefined;
  return {
    type: 'table',
    column_settings: columns.map(({ align }) => ({ align: align ?? 'left' })),
    rows: cells.map((row) => row.map((text) => ({ type: 'raw_text', text }))),
  };
}
