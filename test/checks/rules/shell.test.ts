import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { applyManifest, jsonPatch, kubectl, mergePatch, pointer, shell } from '../../../src/checks/rules/shell';

/** A real POSIX shell, in which kubectl is a function that prints each of its words and its input. */
const recorder = 'kubectl() { for word in "$@"; do printf \'%s\\036\' "$word"; done; printf \'\\037\'; cat; }\n';

function run(command: string): { words: string[]; input: string } {
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', recorder + command], { encoding: 'utf8', input: '' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const [words = '', input = ''] = stdout.split('\x1f');
  return { words: words.split('\x1e').slice(0, -1), input };
}

/** Anything but what no shell word can hold, and what the recorder writes between words. */
const text = fc
  .string({ unit: 'binary', maxLength: 30 })
  .filter((word) => !/[\0\x1e\x1f\r]/.test(word) && Buffer.from(word).toString() === word);
const hostile = fc.oneof(
  text,
  fc.constantFrom(
    "'",
    "'; rm -rf /; '",
    '$(id)',
    '`id`',
    '$HOME',
    '*',
    '~',
    '#x',
    '!!',
    'a\nb',
    '-n',
    '',
    '\\',
    '"',
    "it's",
    'ä',
    '{a,b}',
    '&',
    '|',
  ),
);

test('a word is one word to the shell, whatever it holds', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), (words) => {
      expect(run(shell('kubectl', ...words)).words).toEqual(words);
    }),
    { numRuns: 60 },
  );
});

test('patches arrive as the JSON that was meant, for names and values that quote', () => {
  fc.assert(
    fc.property(hostile, hostile, (name, value) => {
      const merge = run(mergePatch('ns', 'servicemonitor', name, { spec: { scrapeClass: value } })).words;
      expect(merge.slice(0, 5)).toEqual(['-n', 'ns', 'patch', 'servicemonitor', name]);
      expect(JSON.parse(merge.at(-1)!)).toEqual({ spec: { scrapeClass: value } });
      const operations = [{ op: 'add' as const, path: `/metadata/labels/${pointer(name)}`, value }];
      expect(JSON.parse(run(jsonPatch(undefined, 'namespace', name, ...operations)).words.at(-1)!)).toEqual(operations);
    }),
    { numRuns: 40 },
  );
});

test('a manifest arrives as it is, even where a line of it is the end mark', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(hostile, fc.constantFrom('EOF', 'EOFF', '  EOF', '$x `y` \\z')), { minLength: 1 }), (lines) => {
      const yaml = lines.join('\n').trimEnd();
      const { words, input } = run(applyManifest(yaml));
      expect(words).toEqual(['apply', '-f', '-']);
      expect(input).toBe(`${yaml}\n`);
    }),
    { numRuns: 60 },
  );
});

test('plain words stay as a person would type them', () => {
  expect(kubectl('actions-runner-system', 'label', 'servicemonitor', 'arc', 'release=kube-prometheus-stack', '--overwrite')).toBe(
    'kubectl -n actions-runner-system label servicemonitor arc release=kube-prometheus-stack --overwrite',
  );
  expect(kubectl(undefined, 'label', 'namespace', 'a', 'app.kubernetes.io/x-')).toBe('kubectl label namespace a app.kubernetes.io/x-');
});

test('a pointer escapes what JSON Pointer gives a meaning', () => {
  expect(pointer('app.kubernetes.io/name~x')).toBe('app.kubernetes.io~1name~0x');
});
