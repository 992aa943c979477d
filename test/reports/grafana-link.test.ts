import { renderBlockKit } from '../../src/renderers/block-kit';
import { plainBlocks } from '../../src/renderers/plain-blocks';
import { violations } from '../../src/renderers/slack-violations';
import { renderTerminal } from '../../src/renderers/terminal';
import { digestOfMany } from '../../src/reports/digest-of-many';
import { withGrafana } from '../../src/reports/grafana-link';
import type { Report } from '../../src/reports/report';

const report: Report = {
  command: 'trend',
  cluster: 'prod',
  title: 'Last 24 hours',
  verdict: 'healthy',
  summary: 'At most 3 runners were busy.',
  sections: [{ kind: 'actions', actions: [{ id: 'a', label: 'A', words: 'a' }] }],
  data: { window: { from: '2026-11-22T09:00:00Z', to: '2026-11-23T09:00:00Z' } },
  madeAt: '2026-11-23T09:00:00.000Z',
};
const dashboard = 'https://grafana.example.com/d/arc?var-set=team%20a&from=now-1h';
const linked = withGrafana(report, dashboard);
const url = 'https://grafana.example.com/d/arc?var-set=team+a&from=1795338000000&to=1795424400000';

test('a report about a time gets a link with that time, before its buttons', () => {
  expect(linked.sections).toEqual([{ kind: 'link', label: 'Grafana', url }, report.sections[0]]);
});

test('nothing is linked where no dashboard is configured, or the report is about no time', () => {
  expect(withGrafana(report, undefined)).toBe(report);
  for (const window of [undefined, null]) expect(withGrafana({ ...report, data: { window } }, dashboard).sections).toEqual(report.sections);
});

test('it is a link in Slack in every form, and an address in a terminal', () => {
  const inSlack = `<${url.replaceAll('&', '&amp;')}|Grafana>`;
  for (const message of [renderBlockKit(linked), plainBlocks(linked)]) {
    expect(violations(message)).toEqual([]);
    expect(JSON.stringify(message.blocks)).toContain(inSlack);
  }
  expect(renderTerminal(linked, { colour: false, width: 100 })).toContain(`\nGrafana: ${url}\n`);
});

test('what is encoded is not encoded twice', () => {
  const encoded = withGrafana(report, 'https://grafana.example.com/d/arc%20runners');
  expect(JSON.stringify(renderBlockKit(encoded).blocks)).toContain('/d/arc%20runners?from=');
});

test('a digest of several clusters links to the dashboard of each', () => {
  const { sections } = digestOfMany([{ cluster: 'prod', report: linked }], { cluster: 'prod, dev', madeAt: report.madeAt });
  expect(sections).toContainEqual({ kind: 'link', label: 'Grafana of prod', url });
});
