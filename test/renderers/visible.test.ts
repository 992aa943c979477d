import * as fc from 'fast-check';
import { hasUnseen, oneLine, shorten, visible } from '../../src/renderers/visible';

test.each([
  ['a terminal escape', '\u001b[31mred', '\\u001b[31mred'],
  ['a C1 control sequence', '\u009b2J', '\\u009b2J'],
  ['a link escape', '\u001b]8;;http://evil\u0007x', '\\u001b]8;;http://evil\\u0007x'],
  ['a bidirectional override', 'a\u202egnp.exe', 'a\\u202egnp.exe'],
  ['a zero-width space', 'pay\u200bpal', 'pay\\u200bpal'],
  ['a carriage return that would write over the line', 'good\rbad', 'good\\u000dbad'],
  ['a tag character', 'x\u{e0041}', 'x\\ue0041'],
  ['half a surrogate pair', 'x\ud800', 'x\\ud800'],
])('%s is written out', (_, text, shown) => {
  expect(visible(text)).toBe(shown);
  expect(hasUnseen(text)).toBe(true);
});

test.each(['two\nlines\tand a tab', 'windows\r\nlines', '日本語 한국어 العربية é', '😀'])('%j stays readable', (text) => {
  expect(visible(text)).toBe(text.replace('\r', ''));
  expect(hasUnseen(text)).toBe(false);
});

test('nothing that steers a terminal is left of any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/(?![\n\t])[\p{Cc}\p{Cf}]/u.test(visible(text))));
});

test('one line is one line', () => {
  expect(oneLine('  a\n\n b\t c ')).toBe('a b c');
});

test('what is shortened says so and never ends in half a character', () => {
  expect(shorten('abcdef', 4)).toBe('abc…');
  expect(shorten('abc', 3)).toBe('abc');
  expect(shorten('ab😀cd', 4)).toBe('ab…');
});
