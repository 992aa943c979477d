import type { ClusterPart } from '../../src/commands/command';
import { renderBlockKit } from '../../src/renderers/block-kit';
import { plainBlocks } from '../../src/renderers/plain-blocks';
import { violations } from '../../src/renderers/slack-violations';
import { renderTerminal } from '../../src/renderers/terminal';
import { digestOfMany } from '../../src/reports/digest-of-many';
import type { Report } from '../../src/reports/report';

const madeAt = '2026-11-24T00:00:00.000Z';
const nameOf = (at: number) => `arcbot-eu-central-1-production-cluster-number-${at}`;

const report = (cluster: string, verdict: Report['verdict'], problems: number): Report => ({
  command: 'digest',
  cluster,
  title: 'Since yesterday',
  verdict,
  summary:
    verdict === 'healthy' ? 'Quiet day: at most 3 runners were busy.' : `${problems} things are wrong, among them a set that is full.`,
  sections: [
    {
      kind: 'problems',
      problems: Array.from({ length: problems }, (_, at) => ({
        id: 'at-maximum',
        severity: 'fail',
        title: `Set number ${at} is at its maximum`,
        saw: 'busy 20, maximum 20, for 312 minutes of the day',
        fix: {
          explain: 'Raise maxReplicas.',
          commands: [`kubectl -n ci patch hra set-${at} --type merge -p '{"spec":{"maxReplicas":40}}'`],
        },
      })),
    },
    { kind: 'note', text: 'The metrics of controllers were not recorded the day before.' },
  ],
  data: { window: null, changes: [], problems: [] },
  madeAt,
});

const parts = (count: number): ClusterPart[] =>
  Array.from({ length: count }, (_, at) => {
    const cluster = nameOf(at);
    if (at % 10 === 9)
      return { cluster, refusal: { message: `There is no EKS cluster called ${cluster}.`, hint: 'Name one that there is.' } };
    return { cluster, report: report(cluster, at % 3 === 0 ? 'unhealthy' : 'healthy', at % 3 === 0 ? 3 : 0) };
  });
const of = (count: number) =>
  digestOfMany(parts(count), {
    cluster: parts(count)
      .map(({ cluster }) => cluster)
      .join(', '),
    madeAt,
  });

test.each([2, 5, 50])('a digest of %i clusters is within what Slack takes, from rich to plain', (count) => {
  const told = of(count);
  expect(violations(renderBlockKit(told))).toEqual([]);
  expect(violations(plainBlocks(told))).toEqual([]);
});

test('few clusters are named in the headline, many are counted there and named below', () => {
  expect(of(2).cluster).toBe(`${nameOf(0)}, ${nameOf(1)}`);
  expect(of(50).cluster).toBe('50 clusters');
  const text = renderTerminal(of(50), { colour: false, width: 200 });
  for (let at = 0; at < 50; at++) expect(text).toContain(nameOf(at));
});

test('the worst comes first, and a cluster that could not be asked is not known', () => {
  const { verdict, summary, data } = of(10);
  expect(verdict).toBe('unhealthy');
  expect(summary).toMatch(/^Unhealthy: .*number-0, .*; not known: .*number-9; healthy: /);
  const order = (data.clusters as { cluster: string; verdict: string }[]).map((each) => each.verdict);
  expect(order).toEqual(['unhealthy', 'unhealthy', 'unhealthy', 'undecided', ...Array(6).fill('healthy')]);
});
