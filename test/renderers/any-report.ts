import * as fc from 'fast-check';
import type { Report } from '../../src/reports/report';

const hostile = fc.constantFrom(
  '<!channel> <@U012AB3CD> <#C1|x> <https://evil.example|click> &amp; & < >',
  '*bold* _italic_ ~gone~ `code` ```fence``` > quote :white_check_mark:',
  '\u202egnp.exe\u2066\u200b\u0000\u001b[31mred\u001b]8;;http://evil\u0007link\u009b2J',
  '\'; rm -rf / # $(reboot) `reboot` "',
  '𝒳👨‍👩‍👧日本語한국어',
  '\ud800 half a pair',
  ' ',
  '\n\n',
  '',
);

/** Words of any length and kind, now and then absurdly long. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ maxLength: 60, unit: 'grapheme' }) },
  { weight: 3, arbitrary: hostile },
  {
    weight: 1,
    arbitrary: fc
      .tuple(hostile, fc.integer({ min: 1, max: 20_000 }))
      .map(([text, length]) => (text || 'x').repeat(length).slice(0, length)),
  },
  { weight: 1, arbitrary: fc.string({ minLength: 1000, maxLength: 6000 }) },
);

const few = <T>(each: fc.Arbitrary<T>, most: number) => fc.array(each, { maxLength: most, size: 'max' });

const fix = fc.record({
  explain: anyText,
  commands: few(anyText, 6),
  lasting: fc.option(fc.record({ kind: fc.constantFrom('helm-values' as const, 'manifest' as const, 'other' as const), text: anyText }), {
    nil: undefined,
  }),
});

const problem = fc.record(
  {
    id: anyText,
    severity: fc.constantFrom('fail' as const, 'warn' as const, 'unknown' as const),
    title: anyText,
    subject: anyText,
    saw: anyText,
    fix,
    evidence: few(
      fc.record({ from: fc.constantFrom('kubernetes' as const, 'prometheus' as const, 'log' as const), what: anyText, text: anyText }),
      4,
    ),
    docs: anyText,
  },
  { requiredKeys: ['id', 'severity', 'title', 'saw'] },
);

const outcome = fc.constantFrom(
  'pass' as const,
  'warn' as const,
  'fail' as const,
  'unknown' as const,
  'skipped' as const,
  'not-applicable' as const,
);
const verdict = fc.constantFrom('healthy' as const, 'unhealthy' as const, 'undecided' as const);
const instant = fc.oneof(fc.integer({ min: 1.7e9, max: 1.8e9 }), fc.double());

const table = fc.integer({ min: 0, max: 30 }).chain((columns) =>
  fc.record({
    kind: fc.constant('table' as const),
    title: anyText,
    columns: fc.array(fc.record({ title: anyText, align: fc.constantFrom('left' as const, 'right' as const) }), {
      minLength: columns,
      maxLength: columns,
    }),
    rows: few(fc.array(fc.string({ maxLength: 20 }), { minLength: columns, maxLength: columns }), 150),
  }),
);

const chart = fc.record({
  kind: fc.constant('chart' as const),
  title: anyText,
  unit: anyText,
  alt: anyText,
  series: few(
    fc.record({
      name: anyText,
      points: fc.array(fc.tuple(instant, fc.option(fc.double())) as fc.Arbitrary<[number, number | null]>, { maxLength: 80 }),
    }),
    9,
  ),
});

const section = fc.oneof(
  fc.record(
    {
      kind: fc.constant('numbers' as const),
      title: anyText,
      items: few(fc.record({ label: anyText, value: anyText, note: anyText }, { requiredKeys: ['label', 'value'] }), 25),
    },
    { requiredKeys: ['kind', 'items'] },
  ),
  fc.record({ kind: fc.constant('problems' as const), title: anyText, problems: few(problem, 12) }, { requiredKeys: ['kind', 'problems'] }),
  fc.record({ kind: fc.constant('problems' as const), problems: fc.array(problem, { minLength: 60, maxLength: 80 }) }),
  fc.record({
    kind: fc.constant('checks' as const),
    subject: anyText,
    verdict,
    checks: few(fc.record({ id: anyText, title: anyText, outcome, detail: anyText }, { requiredKeys: ['id', 'title', 'outcome'] }), 30),
  }),
  table,
  chart,
  fc.record({ kind: fc.constant('note' as const), text: anyText }),
  fc.record({ kind: fc.constant('actions' as const), actions: few(fc.record({ id: anyText, label: anyText, words: anyText }), 40) }),
);

/** Reports of any size, most of them absurd, with strings that mean harm. */
export const anyReport: fc.Arbitrary<Report> = fc.record({
  command: anyText,
  cluster: anyText,
  title: anyText,
  verdict,
  summary: anyText,
  sections: few(section, 12),
  data: fc.constant({}),
  madeAt: fc.oneof(fc.constant('2026-11-23T09:00:00.000Z'), anyText),
});
