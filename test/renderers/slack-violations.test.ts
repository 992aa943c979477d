import { LIMITS } from '../../src/renderers/slack-limits';
import { violations } from '../../src/renderers/slack-violations';

const plainText = (text: string) => ({ type: 'plain_text', text });
const many = <T>(count: number, item: (at: number) => T) => Array.from({ length: count }, (_, at) => item(at));
const cell = (text: string) => ({ type: 'raw_text', text });
const button = (id: string, value = 'v') => ({ type: 'button', text: plainText('Press'), action_id: id, value });
const chart = (series: object[], categories: string[]) => ({
  type: 'data_visualization',
  title: 'Runners',
  chart: { type: 'line', series, axis_config: { categories } },
});
const oneTable = { type: 'table', rows: [[cell('a')], [cell('b')]] };
const oneChart = chart([{ name: 'a', data: [{ label: 'x', value: 1 }] }], ['x']);

test('a message within all limits has none', () => {
  const blocks = [
    { type: 'header', text: plainText('x'.repeat(LIMITS.header)) },
    { type: 'section', text: plainText('x'.repeat(LIMITS.sectionText)), block_id: 'a' },
    { type: 'section', fields: many(LIMITS.fields, () => plainText('x')) },
    { type: 'context', elements: many(LIMITS.contextElements, () => plainText('x')) },
    { type: 'actions', elements: many(LIMITS.actions, (at) => button(`id-${at}`)) },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'emoji', name: 'x' },
            { type: 'text', text: 'x' },
          ],
        },
      ],
    },
    { type: 'divider' },
    oneTable,
    oneChart,
  ];
  expect(violations({ text: 'x', blocks })).toEqual([]);
});

test.each<[string, object[], string]>([
  ['51 blocks', many(51, () => ({ type: 'divider' })), 'blocks: 51 of at most 50'],
  ['a long header', [{ type: 'header', text: plainText('x'.repeat(151)) }], 'block 0 (header): 151 of at most 150'],
  ['a long section', [{ type: 'section', text: plainText('x'.repeat(3001)) }], 'block 0 (section): 3001 of at most 3000'],
  ['a blank section', [{ type: 'section', text: plainText(' \n') }], 'block 0 (section): empty'],
  ['eleven fields', [{ type: 'section', fields: many(11, () => plainText('x')) }], 'block 0 (section) fields: 11 of at most 10'],
  ['a long field', [{ type: 'section', fields: [plainText('x'.repeat(2001))] }], 'block 0 (section) field: 2001 of at most 2000'],
  ['no context', [{ type: 'context', elements: [] }], 'block 0 (context) elements: none'],
  ['26 buttons', [{ type: 'actions', elements: many(26, (at) => button(`${at}`)) }], 'block 0 (actions) elements: 26 of at most 25'],
  ['a button twice', [{ type: 'actions', elements: [button('a'), button('a')] }], 'block 0 (actions) action_id: not unique'],
  ['a long value', [{ type: 'actions', elements: [button('a', 'x'.repeat(2001))] }], 'block 0 (actions) value: 2001 of at most 2000'],
  ['two tables', [oneTable, oneTable], 'tables: 2 of at most 1'],
  ['an empty cell', [{ type: 'table', rows: [[cell('')]] }], 'block 0 (table) cell: empty'],
  ['101 rows', [{ type: 'table', rows: many(101, () => [cell('x')]) }], 'block 0 (table) rows: 101 of at most 100'],
  ['21 columns', [{ type: 'table', rows: [many(21, () => cell('x'))] }], 'block 0 (table) columns: 21 of at most 20'],
  ['ragged rows', [{ type: 'table', rows: [[cell('x')], [cell('x'), cell('x')]] }], 'block 0 (table) widths of rows: 2 of at most 1'],
  [
    'a full table',
    [{ type: 'table', rows: many(11, () => [cell('x'.repeat(1000))]) }],
    'block 0 (table) characters: 11000 of at most 10000',
  ],
  ['three charts', [oneChart, oneChart, oneChart], 'charts: 3 of at most 2'],
  [
    'a chart with a gap',
    [chart([{ name: 'a', data: [{ label: 'x', value: null }] }], ['x'])],
    'block 0 (data_visualization): a value that is no number',
  ],
  ['a point missing', [chart([{ name: 'a', data: [] }], ['x'])], 'block 0 (data_visualization): points and categories differ'],
  ['a modal block', [{ type: 'alert' }], 'block 0 (alert): not a block for messages'],
  ['one id twice', many(2, () => ({ type: 'divider', block_id: 'a' })), 'block_id: not unique'],
])('%s', (_, blocks, finding) => {
  expect(violations({ text: 'x', blocks })).toContain(finding);
});

test('a message that is too long in all, and one without text', () => {
  const blocks = many(5, () => ({ type: 'section', text: plainText('x'.repeat(2800)) }));
  expect(violations({ text: '', blocks })).toEqual(['text: empty', expect.stringMatching(/^characters: 14\d\d\d of at most 13200$/)]);
});
