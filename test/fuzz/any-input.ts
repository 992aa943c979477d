import fc from 'fast-check';
import { hostileWords } from './hostile';

/** Bytes of any kind, choices, hostile words, and the seeds with something put into them or taken out. */
export function anyInput(seeds: readonly (string | Buffer)[]): fc.Arbitrary<Buffer> {
  const bytes = fc.uint8Array({ maxLength: 120 }).map((each) => Buffer.from(each));
  const words = fc.oneof(fc.constantFrom(...hostileWords), fc.string({ unit: 'binary', maxLength: 40 })).map((each) => Buffer.from(each));
  const changed = fc
    .tuple(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(), fc.nat(30), fc.oneof(words, bytes)), { minLength: 1, maxLength: 4 }))
    .map(([seed, changes]) =>
      changes.reduce((text, [where, length, put]) => {
        const at = where % (text.length + 1);
        return Buffer.concat([text.subarray(0, at), put, text.subarray(at + length)]);
      }, Buffer.from(seed)),
    );
  return fc.oneof({ weight: 1, arbitrary: bytes }, { weight: 1, arbitrary: words }, { weight: 4, arbitrary: changed });
}
