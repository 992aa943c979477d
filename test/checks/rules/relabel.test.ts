import fc from 'fast-check';
import { CannotRelabel, relabel, sanitised } from '../../../src/checks/rules/relabel';
import type { RelabelConfig } from '../../../src/facts/shapes/monitoring';

const labels = { job: 'arc', namespace: 'actions-runner-system', pod: 'arc-1', __address__: '10.0.0.7:8080' };
const after = (...rules: RelabelConfig[]) => {
  const result = relabel(labels, rules);
  return result.kept ? result.labels : `dropped by ${result.by}`;
};

test.each<[string, RelabelConfig, object | string]>([
  ['keep anchors at both ends', { sourceLabels: ['namespace'], regex: 'actions', action: 'keep' }, 'dropped by 0'],
  ['keep that matches', { sourceLabels: ['namespace'], regex: 'actions-.*', action: 'keep' }, labels],
  ['drop of a label that is not there matches nothing but the empty', { sourceLabels: ['nope'], regex: '.+', action: 'drop' }, labels],
  ['drop joins sources by a semicolon', { sourceLabels: ['job', 'pod'], regex: 'arc;arc-1', action: 'drop' }, 'dropped by 0'],
  ['another separator', { sourceLabels: ['job', 'pod'], separator: '/', regex: 'arc/arc-1', action: 'Drop' }, 'dropped by 0'],
  ['keepequal', { sourceLabels: ['job'], targetLabel: 'pod', action: 'KeepEqual' }, 'dropped by 0'],
  ['dropequal', { sourceLabels: ['job'], targetLabel: 'pod', action: 'dropequal' }, labels],
  ['replace takes a group', { sourceLabels: ['pod'], regex: '(\\w+)-(\\d)', targetLabel: 'n', replacement: '$2' }, { ...labels, n: '1' }],
  [
    'replace names a group',
    { sourceLabels: ['pod'], regex: '(?P<app>\\w+)-.*', targetLabel: 'n', replacement: '$app!' },
    { ...labels, n: 'arc!' },
  ],
  ['replace without a regex copies', { sourceLabels: ['pod'], targetLabel: 'copy' }, { ...labels, copy: 'arc-1' }],
  ['replace without sources sets', { targetLabel: 'team', replacement: 'ci' }, { ...labels, team: 'ci' }],
  ['replace by nothing takes the label away', { sourceLabels: ['nope'], targetLabel: 'job', regex: '()', replacement: '' }, without('job')],
  ['labelmap', { regex: 'na(me)space', action: 'labelmap', replacement: 'x_$1' }, { ...labels, x_me: 'actions-runner-system' }],
  ['labeldrop', { regex: 'po.', action: 'labeldrop' }, without('pod')],
  ['labelkeep', { regex: 'job|__address__', action: 'LabelKeep' }, { job: 'arc', __address__: '10.0.0.7:8080' }],
  ['uppercase', { sourceLabels: ['job'], targetLabel: 'job', action: 'uppercase' }, { ...labels, job: 'ARC' }],
  ['a case-insensitive expression', { sourceLabels: ['job'], regex: '(?i)ARC', action: 'drop' }, 'dropped by 0'],
])('%s', (_, rule, expected) => {
  expect(after(rule)).toEqual(expected);
});

test('the rule that drops is told by its index, and later ones do not run', () => {
  expect(after({ targetLabel: 'a', replacement: 'b' }, { sourceLabels: ['a'], regex: 'b', action: 'drop' }, { action: 'nonsense' })).toBe(
    'dropped by 1',
  );
});

test('an expression that could take for ever is not tried', () => {
  const value = 'a'.repeat(60);
  for (const regex of ['(a+)+b', '(a*)*b', '(a{2,})*b', '(a|b+)*c'])
    expect(() => relabel({ x: value }, [{ sourceLabels: ['x'], regex, action: 'keep' }])).toThrow(CannotRelabel);
  for (const regex of ['(a|b)+', '(.*)', 'a+b*', '([^:]+):.*', '(\\+a)+'])
    relabel({ x: value }, [{ sourceLabels: ['x'], regex, action: 'keep' }]);
});

test.each([{ action: 'hashmod', modulus: 2, targetLabel: 'x' }, { sourceLabels: ['job'], regex: '(' }, { action: 'nonsense' }])(
  'what cannot be judged as Prometheus does is said: %j',
  (rule) => {
    expect(() => relabel(labels, [rule])).toThrow(CannotRelabel);
  },
);

const anything = fc.string({ unit: 'binary', maxLength: 12 });
const rule: fc.Arbitrary<RelabelConfig> = fc.record(
  {
    sourceLabels: fc.array(fc.oneof(fc.constantFrom('job', 'pod'), anything), { maxLength: 3 }),
    separator: anything,
    regex: fc.oneof(anything, fc.constantFrom('(.*)', '.+', '(?P<x>.*)', '[', '(?s).*')),
    targetLabel: fc.oneof(anything, fc.constantFrom('job', '__proto__', 'a$1', 'constructor')),
    replacement: fc.oneof(anything, fc.constant(null), fc.constantFrom('$1', '$x', '$$', '$2x')),
    action: fc.constantFrom(
      'keep',
      'drop',
      'replace',
      'labelmap',
      'labeldrop',
      'labelkeep',
      'lowercase',
      'keepequal',
      'dropequal',
      'hashmod',
    ),
  },
  { requiredKeys: [] },
);

test('whatever a rule holds, it is judged or refused, and the labels that were given are not touched', () => {
  fc.assert(
    fc.property(fc.dictionary(anything, anything, { maxKeys: 4 }), fc.array(rule, { maxLength: 4 }), (given, rules) => {
      const before = JSON.stringify(given);
      try {
        const result = relabel(given, rules);
        if (result.kept) expect(Object.values(result.labels).every((value) => typeof value === 'string')).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(CannotRelabel);
      }
      expect(JSON.stringify(given)).toBe(before);
    }),
    { numRuns: 500 },
  );
});

test('names of Kubernetes labels are written as Prometheus writes them, so that some collide', () => {
  expect(sanitised('app.kubernetes.io/part-of')).toBe('app_kubernetes_io_part_of');
  expect(sanitised('a.b')).toBe(sanitised('a_b'));
});

function without(name: keyof typeof labels): object {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => key !== name));
}
