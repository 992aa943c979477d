import { isDeepStrictEqual } from 'node:util';
import { ShrinkingList } from '../../../src/connections/http/shrink-list';
import { Choices } from '../edits';

/** A list as it comes over the wire, in pieces; whatever stands in it, what is read of it is what a JSON parser reads. */
const piece = (size: number, text: string) => Buffer.concat([Buffer.from([size]), Buffer.from(text)]);
export const seeds = [
  piece(3, '{"kind":"List","items":[{"metadata":{"name":"a"}},{"metadata":{"name":"}]\\"{"}}],"metadata":{"continue":"x"}}'),
  piece(0, '{"items":[ {"a":[{"items":[1]}]} , {} ]}'),
  piece(1, '{"items":[1,{"a":1}]}'),
  piece(7, '{"items":[{"a":"\\u0000\\\\"}'),
  piece(1, '{"a":"\\"items\\":[","items":[{}]}'),
];

const names = (item: unknown) => ({ name: (item as { metadata?: { name?: unknown } }).metadata?.name ?? null });

export function fuzz(data: Buffer): void {
  const choices = new Choices(data);
  const size = (choices.byte() % 64) + 1;
  const text = choices.rest();
  const list = new ShrinkingList({ list: 'items', keep: names });
  const out: Buffer[] = [];
  for (let at = 0; at < text.length; at += size) out.push(...list.push(text.subarray(at, at + size)));
  const shrunk = parsed(Buffer.concat([...out, ...list.end()]));
  const whole = parsed(text) as { items?: unknown } | undefined;
  // Written otherwise than an API server does (blanks before the list, the list's name within something else first), it is passed on whole.
  const usual = /^\{(?:"kind":"\w*",)?"items":\[/.test(text.toString('utf8'));
  if (!usual || whole === undefined || !Array.isArray(whole.items) || !whole.items.every(isObject)) return;
  const wanted = { ...whole, items: whole.items.map(names) };
  if (!isDeepStrictEqual(shrunk, wanted)) throw new Error(`read as ${JSON.stringify(shrunk)} instead of ${JSON.stringify(wanted)}`);
}

const isObject = (item: unknown) => typeof item === 'object' && item !== null && !Array.isArray(item);

function parsed(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'));
  } catch {
    return undefined;
  }
}
