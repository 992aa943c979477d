import fc from 'fast-check';
import { safeParse } from 'valibot';
import { phrases } from '../../../src/commands/phrases/index';
import { understand } from '../../../src/commands/understand';
import { UserError } from '../../../src/errors';

test.each(phrases.flatMap((phrase) => phrase.examples.map(({ words }) => [words, phrase.name])))(
  'the example %j is understood',
  (words, name) => {
    expect(understand(words, ['prod']).phrase.name).toBe(name);
  },
);

test('whatever is typed is either a request that its own schema takes, or a UserError', () => {
  const word = fc.oneof(
    fc.constantFrom('status', 'check-scrape', 'prod', 'smon/a/b', 'a/b', 'help', 'stack', 'clusters', '/', '//', 'pmon//'),
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[a-z0-9./-]{0,70}$/),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 4 }), (words) => {
      try {
        const { phrase, request } = understand(words.join(' '), ['prod', 'staging']);
        expect(safeParse(phrase.request, JSON.parse(JSON.stringify(request))).success).toBe(true);
        expect(phrase.acknowledge(request)).not.toBe('');
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
      }
    }),
    { numRuns: 300 },
  );
});

test.each(phrases.map((phrase) => [phrase.name, phrase] as const))('the schema of %s refuses what no keyboard made', (_, phrase) => {
  expect(safeParse(phrase.request, { cluster: 7 }).success).toBe(false);
  expect(safeParse(phrase.request, { surprise: true }).success).toBe(false);
  expect(safeParse(phrase.request, {}).success).toBe(true);
});
