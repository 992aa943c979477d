import { allChecks } from '../../src/renderers/all-checks';
import { LIMITS } from '../../src/renderers/slack-limits';
import { violations } from '../../src/renderers/slack-violations';
import type { CheckLine, Report } from '../../src/reports/report';

const report = (subjects: number, checks: CheckLine[]): Report => ({
  command: 'check-scrape',
  cluster: 'prod',
  title: 'ARC is not scraped',
  verdict: 'unhealthy',
  summary: 'The one monitor of ARC is not scraped.',
  sections: Array.from({ length: subjects }, (_, at) => ({ kind: 'checks', subject: `monitor-${at}`, verdict: 'unhealthy', checks })),
  data: {},
  madeAt: '2026-11-23T09:00:00.000Z',
});

const lines: CheckLine[] = [
  { id: 'operator-is-running', title: 'The operator is running', outcome: 'pass', detail: '1 of 1 ready' },
  { id: 'target-is-up', title: 'The target <is> up', outcome: 'fail', detail: 'connection refused' },
  { id: 'samples-are-kept', title: 'Samples are kept', outcome: 'skipped' },
];

test('every check is named, and what is not fine is told with why it matters', () => {
  const text = JSON.stringify(allChecks(report(1, lines)).message);
  expect(text).toContain(':white_check_mark: The operator is running');
  expect(text).toContain(':x: The target &lt;is&gt; up (fail)');
  expect(text).toContain('connection refused');
  expect(text.match(/Why it matters: /g)).toHaveLength(1);
  expect(text).toContain(':fast_forward: Samples are kept (skipped)');
});

test('a hundred monitors fit into the window and into a message, and what is left out is counted', () => {
  const long = Array.from({ length: 24 }, (_, at) => ({ ...lines[at % 3]!, detail: 'word '.repeat(200) }));
  const { message, modal } = allChecks(report(100, long));
  expect(violations(message)).toEqual([]);
  expect(modal).toHaveLength(LIMITS.viewBlocks);
  expect(JSON.stringify(modal.at(-1))).toContain("do not fit into Slack's window");
  expect(JSON.stringify(message.blocks)).toContain('groups of checks left out');
});

test('without chains there is still an answer', () => {
  const { message, modal } = allChecks(report(0, []));
  expect(violations(message)).toEqual([]);
  expect(modal).toHaveLength(2);
});
