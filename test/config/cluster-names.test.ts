import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { readClusterNames } from '../../src/config/cluster-names';

test.each<[string, string[] | undefined]>([
  ['clusters:\n  - name: prod\n    eksName: x\n  - name: lab', ['prod', 'lab']],
  ['clusters:\n- eksName: x\n  name: "prod" # ours\n- name: \'2nd\'', ['prod', '2nd']],
  ['# hello\n---\ndigests: []\nclusters: # all\n\n  - prometheus:\n      name: not-this\n    name: prod\nother: 1', ['prod']],
  ['{"clusters":[{"name":"a"},{"name":"b"}]}', ['a', 'b']],
  ['clusters:\r\n  - name: prod\r\n    eksName: x\r\n', ['prod']],
  ['clusters: [{name: a}]', undefined],
  ['clusters:\n  - {name: a}', undefined],
  ['clusters:\n  - &a\n    name: a', undefined],
  ['clusters:\n  - name: *x', undefined],
  ['clusters:\n  - name: "a\\x41"', undefined],
  ['clusters:\n  - name: true', undefined],
  ['clusters:\n  - eksName: x', undefined],
  ['{"clusters":7', undefined],
  ['{clusters: [{name: a}]}', undefined],
  ['', undefined],
])('of %j the names are %j', (text, names) => {
  expect(readClusterNames(text)).toEqual(names);
});

test('what it reads is what the YAML parser reads, however the document is written', () => {
  const name = fc.oneof(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,12}$/), fc.string({ maxLength: 8 }));
  const cluster = fc.record(
    { name, eksName: fc.string({ maxLength: 8 }), prometheus: fc.record({ name, url: fc.string() }) },
    { requiredKeys: ['name'] },
  );
  const style = fc.record({
    indent: fc.constantFrom(2, 4),
    indentSeq: fc.boolean(),
    flow: fc.boolean(),
    defaultStringType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const, 'QUOTE_SINGLE' as const, 'BLOCK_LITERAL' as const),
  });
  let understood = 0;
  fc.assert(
    fc.property(fc.array(cluster, { minLength: 1, maxLength: 3 }), fc.string(), style, (clusters, other, { flow, ...options }) => {
      const text = stringify({ first: other, clusters, last: { name: 'x' } }, { ...options, ...(flow ? { collectionStyle: 'flow' } : {}) });
      const names = readClusterNames(text);
      if (names === undefined) return;
      understood++;
      expect(names).toEqual((parse(text) as { clusters: { name: unknown }[] }).clusters.map((each) => each.name));
    }),
    { numRuns: 500 },
  );
  expect(understood).toBeGreaterThan(0);
});
