import { assert, constantFrom, integer, json, property, array as some } from 'fast-check';
import { ShrinkingList } from '../../../src/connections/http/shrink-list';

const nameOnly = (item: unknown) => ({ name: (item as { name?: unknown }).name });

function shrink(text: string, sizes: readonly number[] = [text.length], keep: (item: unknown) => unknown = nameOnly) {
  const list = new ShrinkingList({ list: 'items', keep });
  const bytes = Buffer.from(text);
  const out: Buffer[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    out.push(...list.push(bytes.subarray(at, at + size)));
    at += size;
  }
  return Buffer.concat([...out, ...list.end()]).toString();
}

test('each item is replaced by what is kept of it, and everything around the list stays', () => {
  const text =
    '{"kind":"List","items":[{"name":"a","secret":"x"},{"name":"b","spec":{"items":[{"name":"c"}]}}],"metadata":{"continue":"t"}}';
  expect(shrink(text)).toBe('{"kind":"List","items":[{"name":"a"},{"name":"b"}],"metadata":{"continue":"t"}}');
});

test('braces, brackets and escaped quotes within strings end nothing', () => {
  const name = '}]{["\\ \u00e9';
  expect(JSON.parse(shrink(JSON.stringify({ items: [{ name, x: '\\"}' }] })))).toEqual({ items: [{ name }] });
});

test('wherever the text is cut into pieces, the result is the same as of the whole', () => {
  const sizes = some(integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 });
  const items = some(
    json().map((value) => ({ name: 'n', value })),
    { maxLength: 4 },
  );
  assert(
    property(items, sizes, constantFrom('', ' ', '\n  '), (list, cuts, space) => {
      const text = JSON.stringify({ kind: 'List', items: list, rest: [{ items: [1] }] }).replaceAll('},{"name"', `},${space}{"name"`);
      expect(JSON.parse(shrink(text, cuts))).toEqual({ kind: 'List', items: list.map(nameOnly), rest: [{ items: [1] }] });
    }),
  );
});

test.each([
  ['no such list', '{"status":"error","error":"\\"items\\":x"}'],
  ['an empty list', '{"items":[]}'],
  ['no list', '{"items":null}'],
  ['items that are no objects', '{"items":[1,"a",null]}'],
  ['text', 'upstream connect error'],
  ['nothing', ''],
])('%s is passed on as it is', (_, text) => {
  expect(shrink(text, [1])).toBe(text);
});

test.each(['{"items":[{"name":"a"},{"na', '{"items":[{"name":"a"},{"b":}],"x":1}', '{"items":[{"name":"a"}'])(
  'what breaks off or is broken stays broken: %s',
  (text) => {
    expect(() => JSON.parse(shrink(text, [3]))).toThrow(SyntaxError);
  },
);
