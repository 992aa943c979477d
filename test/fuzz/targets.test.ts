import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { anyInput } from './any-input';
import { targets } from './targets';
import { end } from './targets/jobs';

/** A short run of each; `npm run fuzz` takes as long as it is given. */
const runs = Number(process.env.ARCBOT_FUZZ_RUNS ?? 40);
const timeoutMs = 120_000 + runs * 1000;

afterAll(end);

test('every target is run', () => {
  expect(Object.keys(targets).sort()).toEqual(
    readdirSync('test/fuzz/targets')
      .map((name) => name.replace(/\.ts$/, ''))
      .sort(),
  );
});

describe.each(Object.entries(targets))('%s', (_, { seeds, fuzz }) => {
  test(
    'its seeds do no harm',
    async () => {
      for (const seed of seeds) await fuzz(Buffer.from(seed));
    },
    timeoutMs,
  );

  test(
    'nothing else does',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyInput(seeds), async (data) => fuzz(data)),
        { numRuns: runs },
      );
    },
    timeoutMs,
  );
});
