import { hostileWords } from './hostile';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Bytes read one after the other, as the choices that they stand for; at their end they are zeros. */
export class Choices {
  private at = 0;
  constructor(private readonly data: Buffer) {}

  get left(): number {
    return this.data.length - this.at;
  }
  below(count: number): number {
    const value = (this.byte() << 8) | this.byte();
    return count === 0 ? 0 : value % count;
  }
  byte(): number {
    return this.data[this.at++] ?? 0;
  }
  /** As long as the next byte says. */
  text(): string {
    const length = this.byte();
    const text = this.data.subarray(this.at, this.at + length).toString('utf8');
    this.at += length;
    return text;
  }
  rest(): Buffer {
    return this.data.subarray(this.at);
  }
}

/** Places of a value that may be changed, found once for each. */
export function placesIn(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, Array.isArray(value) ? Number(key) : key]));
  return path.length === 0 ? below : [path, ...below];
}

/** A copy of `base`, changed at up to eight places. `typed`: each value stays of its kind, as an API server's schema keeps it. */
export function edited<T>(base: T, places: (string | number)[][], choices: Choices, typed: boolean): T {
  const root = structuredClone(base) as Json;
  for (let edit = choices.byte() % 9; edit > 0 && choices.left > 0; edit -= 1) {
    const path = places[choices.below(places.length)]!;
    const parent = path.slice(0, -1).reduce<Json | undefined>((value, key) => (value as Record<string, Json> | null)?.[key], root);
    if (typeof parent !== 'object' || parent === null) continue;
    const holder = parent as Record<string, Json>;
    const key = path.at(-1)!;
    if (holder[key] === undefined) continue;
    if (choices.byte() % 4 === 0) {
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete holder[key];
    } else holder[key] = typed ? ofItsKind(holder[key], choices) : anything(choices);
  }
  return root as T;
}

const hostile = (choices: Choices): string => {
  const which = choices.below(hostileWords.length + 8);
  return hostileWords[which] ?? choices.text();
};

const numbers = [0, -1, 1, 0.5, 2 ** 31, 2 ** 53, 1e308, -1e308];

function ofItsKind(value: Json, choices: Choices): Json {
  if (typeof value === 'string') return hostile(choices);
  if (typeof value === 'number') return numbers[choices.below(numbers.length)]!;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return value.length > 0 && choices.byte() % 2 === 0 ? Array.from({ length: 120 }, () => value[0]!) : [];
  return {};
}

function anything(choices: Choices): Json {
  const scalars: Json[] = [null, true, false, 0, -1, 1e308, '', 'NaN', [], {}, [null], [[]], { '': null }, 7];
  const which = choices.below(scalars.length + 6);
  return which < scalars.length ? structuredClone(scalars[which]!) : hostile(choices);
}
