import { displayWidth } from '../../src/renderers/display-width';
import { textTable } from '../../src/renderers/text-table';

test('columns are aligned whatever script is in them', () => {
  const lines = textTable(
    [{ title: 'Set' }, { title: 'Busy', align: 'right' }],
    [
      ['日本', '1'],
      ['linux', '12'],
      ['e\u0301t\u00e9 😀', '3'],
    ],
    50,
  );
  expect(lines).toEqual(['Set     Busy', '日本       1', 'linux     12', 'e\u0301t\u00e9 😀     3'].map((line) => line));
  expect(new Set(lines.map(displayWidth)).size).toBe(1);
});

test('a cell that is empty or missing is a dash, a long one is cut, and newlines are blanks', () => {
  expect(textTable([{ title: 'A' }, { title: 'B' }], [['', 'x\ny'], ['abcdefgh']], 5)).toEqual(['A      B', '-      x y', 'abcd…  -']);
});

test.each([
  ['abc', 3],
  ['日本語', 6],
  ['한국', 4],
  ['ｆｕｌｌ', 8],
  ['e\u0301', 1],
  ['👩👧', 4],
  ['☺️', 2],
  ['▁█', 2],
])('%s takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});
