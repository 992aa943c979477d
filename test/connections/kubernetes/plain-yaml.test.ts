import fc from 'fast-check';
import { dump, load } from 'js-yaml';
import { stringify } from 'yaml';
import { plainYaml } from '../../../src/connections/kubernetes/plain-yaml';

const asAwsWritesIt = `apiVersion: v1
clusters:
- cluster:
    certificate-authority-data: LS0tLS1CRUdJTg==
    server: https://ABCDEF.gr7.eu-west-1.eks.amazonaws.com
  name: arn:aws:eks:eu-west-1:123456789012:cluster/prod
contexts:
- context:
    cluster: arn:aws:eks:eu-west-1:123456789012:cluster/prod
    user: arn:aws:eks:eu-west-1:123456789012:cluster/prod
  name: prod
current-context: prod
kind: Config
preferences: {}
users:
- name: arn:aws:eks:eu-west-1:123456789012:cluster/prod
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1beta1
      args:
      - --region
      - eu-west-1
      - eks
      - get-token
      - --cluster-name
      - prod
      - --output
      - json
      command: aws
      env:
      - name: AWS_PROFILE
        value: ops
      provideClusterInfo: false
      interactiveMode: IfAvailable
`;

test('reads a kubeconfig as AWS writes it', () => {
  const read = plainYaml(asAwsWritesIt);
  expect(read).toMatchObject({ 'current-context': 'prod', users: [{ user: { exec: { command: 'aws' } } }] });
  expect(read).toEqual(load(asAwsWritesIt));
});

test('reads lists that stand further right, too, with comments and empty lines between', () => {
  const text = `# ours\n\n${stringify(load(asAwsWritesIt))}\n  # the end\n`;
  expect(plainYaml(text)).toEqual(load(asAwsWritesIt));
});

test.each([
  ['a number', 'a: 1'],
  ['what looks like a date', 'a: 2026-11-29'],
  ['a null', 'a: null'],
  ['a truth in capitals', 'a: True'],
  ['a yes', 'a: yes'],
  ['words with blanks', 'a: b c'],
  ['a comment behind a value', 'a: b # c'],
  ['a value that goes on', 'a: b\n  c'],
  ['an item that goes on', 'a:\n- b\n  c'],
  ['a block of text', 'a: |\n  b'],
  ['a flow mapping', 'a: {b: c}'],
  ['an anchor', 'a: &b c'],
  ['an alias', 'a: *b'],
  ['a tag', 'a: !!str b'],
  ['a merge', '<<: a'],
  ['an escape in quotes', 'a: "\\x41"'],
  ['two quotes for one', "a: 'b''c'"],
  ['a quoted key', '"a": b'],
  ['a key twice', 'a: b\na: c'],
  ['two documents', 'a: b\n---\na: c'],
  ['tabs', 'a:\n\tb: c'],
  ['an end of line of Windows', 'a: b\r\n'],
  ['a byte order mark', '\ufeffa: b'],
  ['a list in a list', 'a:\n- - b'],
  ['an item without anything', 'a:\n-\n- b'],
  ['a list, then a key', '- a\nb: c'],
  ['a key, then a list', 'a: b\n- c'],
  ['a key further left than its neighbours', '  a: b\nc: d'],
  ['a key further right than its neighbours', 'a: b\n  c: d'],
  ['nothing', ''],
])('leaves %s to the parser', (_, text) => {
  expect(plainYaml(text)).toBeUndefined();
});

test('a key without anything is null, as for the parser', () => {
  expect(plainYaml('a:\nb:\n- c:\n  d: "e f"\n')).toEqual({ a: null, b: [{ c: null, d: 'e f' }] });
});

/** What the parser reads; a mark of its own where it refuses, which is nothing that it could have read. */
function parsed(text: string): unknown {
  try {
    return load(text);
  } catch {
    return 'refused';
  }
}

/** Whether it was read at all; if so, as the parser does. */
function isReadAsParsed(text: string): boolean {
  const read = plainYaml(text);
  if (read !== undefined) expect(read).toEqual(parsed(text));
  return read !== undefined;
}

test('what it reads is what the parser reads, however the document is written', () => {
  const key = fc.oneof(fc.stringMatching(/^[A-Za-z][\w-]{0,8}$/), fc.constantFrom('true', 'null', 'y', '__proto__'));
  const word = fc.oneof(
    { weight: 4, arbitrary: fc.stringMatching(/^[A-Za-z/][\w/.+=:@%-]{0,12}$/) },
    fc.constantFrom('true', 'no', 'NaN', 'Null', '--x', '-1', '1e3', '0x1', '.5', '~', 'a:', '{}', '[]', 'a#b', 'https://a:1/b', ''),
    fc.boolean(),
    fc.string({ maxLength: 6 }),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 3 }, word, fc.array(tie('tree'), { maxLength: 3 }), tie('mapping')),
    mapping: fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
  }));
  let understood = 0;
  fc.assert(
    fc.property(fc.dictionary(key, tree, { maxKeys: 4 }), fc.constantFrom('dump', 'indented', 'flat'), (value, style) => {
      const text = style === 'dump' ? dump(value) : stringify(value, { indentSeq: style === 'indented' });
      if (isReadAsParsed(text)) understood += 1;
    }),
    { numRuns: 2000 },
  );
  expect(understood).toBeGreaterThan(50);
});

test('what it reads is what the parser reads, whatever was spoilt in the text', () => {
  const pieces = ['  ', '\n', ': ', '- ', ' #', '&a', '*a', ...' :-#"\'{}a1\t\\|>!?,'];
  const spoil = fc.record({ at: fc.nat(asAwsWritesIt.length), cut: fc.nat(6), put: fc.constantFrom('', ...pieces) });
  let understood = 0;
  fc.assert(
    fc.property(fc.array(spoil, { minLength: 1, maxLength: 2 }), (spoilt) => {
      const text = spoilt.reduce((rest, { at, cut, put }) => rest.slice(0, at) + put + rest.slice(at + cut), asAwsWritesIt);
      if (isReadAsParsed(text)) understood += 1;
    }),
    { numRuns: 3000 },
  );
  expect(understood).toBeGreaterThan(50);
});
