import { withActions } from '../../src/reports/answer-actions';
import type { Report, Section } from '../../src/reports/report';

const report = (...sections: Section[]): Report => ({
  command: 'check-scrape',
  cluster: 'prod',
  title: 'X',
  verdict: 'unhealthy',
  summary: '',
  sections,
  data: {},
  madeAt: '',
});
const problem = (id: string, severity: 'fail' | 'warn' = 'fail') => ({ id, severity, title: id, saw: '' });
const actionsOf = (made: Report) => made.sections.flatMap((section) => (section.kind === 'actions' ? section.actions : []));

test('every button is words that can be typed', () => {
  const chain: Section = { kind: 'checks', subject: '', verdict: 'healthy', checks: [] };
  expect(actionsOf(withActions(report(chain), 'check-scrape prod')).map(({ id, words }) => [id, words])).toEqual([
    ['check-again', 'check-scrape prod'],
    ['share', 'check-scrape prod --share'],
    ['all-checks', 'check-scrape prod --all'],
  ]);
});

test('the roots of what is broken can be explained, two of them, and only what has an explanation', () => {
  const broken = ['made-up', 'target-is-up', 'monitor-missing', 'monitor-missing', 'target-unreachable'].map((id) => problem(id));
  const made = withActions(report({ kind: 'problems', problems: [problem('crds-missing', 'warn'), ...broken] }), 'status prod');
  expect(actionsOf(made).slice(2)).toEqual([
    { id: 'explain-target-is-up', label: expect.stringMatching(/^Explain: /), words: 'explain target-is-up' },
  ]);
});
