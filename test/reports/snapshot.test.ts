import type { Problem, Report, Section } from '../../src/reports/report';
import { changesSince, snapshotOf } from '../../src/reports/snapshot';

const problem = (id: string, subject?: string, severity: Problem['severity'] = 'fail'): Problem => ({
  id,
  severity,
  title: id,
  saw: '',
  ...(subject === undefined ? {} : { subject }),
});

const report = (verdict: Report['verdict'], problems: Problem[], figures: [string, string][] = [], at = '2026-11-23T09:31:07.000Z') => {
  const sections: Section[] = [
    { kind: 'numbers', items: figures.map(([label, value]) => ({ label, value })) },
    { kind: 'problems', problems },
  ];
  return { command: 'x', cluster: 'prod', title: 'X', verdict, summary: '', sections, data: {}, madeAt: at } as Report;
};

const before = (...args: Parameters<typeof report>) => snapshotOf(report(args[0], args[1], args[2] ?? [], '2026-11-23T09:00:00.000Z'));

test('that nothing changed is said as such, with the verdict that still holds', () => {
  const same = report('unhealthy', [problem('target-down', 'a')], [['busy', '2']]);
  expect(changesSince(before('unhealthy', [problem('target-down', 'a')], [['busy', '2']]), same)).toBe(
    'Since 2026-11-23 09:00 UTC nothing changed: still unhealthy.',
  );
});

test('verdict, causes and figures are told from and to', () => {
  const earlier = before(
    'unhealthy',
    [problem('labels-not-matched', 'a, b'), problem('slow')],
    [
      ['busy', '2'],
      ['max', '10'],
    ],
  );
  const now = report(
    'healthy',
    [problem('reload-pending', 'a', 'warn')],
    [
      ['busy', 'unknown'],
      ['max', '10'],
    ],
  );
  expect(changesSince(earlier, now)).toBe(
    'Since 2026-11-23 09:00 UTC: was unhealthy, is healthy. Gone: labels-not-matched (a, b); slow. New: reload-pending (a). busy 2 → unknown.',
  );
});

test('one subject of several that is mended is told alone', () => {
  const now = report('unhealthy', [problem('labels-not-matched', 'b')]);
  expect(changesSince(before('unhealthy', [problem('labels-not-matched', 'a, b')]), now)).toBe(
    'Since 2026-11-23 09:00 UTC: still unhealthy. Gone: labels-not-matched (a).',
  );
});

test('what could not be looked at is not called gone', () => {
  const blind = report('undecided', [problem('could-not-look', undefined, 'unknown')]);
  expect(changesSince(before('unhealthy', [problem('target-down', 'a')]), blind)).toBe(
    'Since 2026-11-23 09:00 UTC: was unhealthy, is undecided. Not seen any more, but not all could be looked at: target-down (a).',
  );
});

test('many changes are counted, not listed', () => {
  const many = Array.from({ length: 9 }, (_, at) => problem(`cause-${at}`, Array.from({ length: 9 }, (__, s) => `s${s}`).join(', ')));
  const words = changesSince(before('healthy', []), report('unhealthy', many));
  expect(words).toContain('cause-0 (s0, s1, s2, and 6 more)');
  expect(words).toContain('; and 4 more.');
});
