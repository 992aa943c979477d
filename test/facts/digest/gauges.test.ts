import { busyBySet, familyPairs, reconcileErrors, scrapedUp, sumOfAll } from '../../../src/facts/digest/expressions';
import { gaugesOf } from '../../../src/facts/digest/gauges';
import { measuresOf, recordedMinutes } from '../../../src/facts/digest/measures';
import type { Trace } from '../../../src/facts/digest/traces';

const nobody = { autoscalers: [], deployments: [] };
const trace = (family: string, job: string, renamed = true): Trace => ({ family, job, namespace: 'arc', renamed, steps: 288 });
const older = [
  trace('horizontalrunnerautoscaler_runners_busy', 'arc-metrics'),
  trace('horizontalrunnerautoscaler_spec_max_replicas', 'arc-metrics'),
  trace('controller_runtime_reconcile_errors_total', 'arc-metrics', false),
];
const newer = [trace('gha_busy_runners', 'arc/listener'), trace('gha_max_runners', 'arc/listener')];

test('counts each set once, however many targets and replicas show it', () => {
  expect(busyBySet(gaugesOf({ traces: older, outlived: nobody }))).toBe(
    'max by (exported_namespace, horizontalrunnerautoscaler) (horizontalrunnerautoscaler_runners_busy{job="arc-metrics"})',
  );
});

test('puts both generations side by side where both are there', () => {
  expect(busyBySet(gaugesOf({ traces: [...older, ...newer], outlived: nobody }))).toBe(
    'max by (exported_namespace, horizontalrunnerautoscaler) (horizontalrunnerautoscaler_runners_busy{job="arc-metrics"})' +
      ' or max by (exported_namespace, name) (gha_busy_runners{job="arc/listener"})',
  );
});

test("takes the namespace for the set's own where honorLabels kept it so, and both labels where both ways were used", () => {
  const honoured = [trace('horizontalrunnerautoscaler_runners_busy', 'a', false)];
  expect(busyBySet(gaugesOf({ traces: honoured, outlived: nobody }))).toContain('max by (namespace, horizontalrunnerautoscaler)');
  expect(busyBySet(gaugesOf({ traces: [...honoured, ...older], outlived: nobody }))).toContain(
    'max by (exported_namespace, namespace, horizontalrunnerautoscaler)',
  );
});

test('leaves out autoscalers that are gone, and namespaces that are not looked at', () => {
  const gauges = gaugesOf({
    traces: older,
    outlived: { ...nobody, autoscalers: [{ namespace: 'team-a', name: 'old.one' }] },
    namespaces: ['team-a'],
  });
  expect(busyBySet(gauges)).toBe(
    'max by (exported_namespace, horizontalrunnerautoscaler) (horizontalrunnerautoscaler_runners_busy{job="arc-metrics", exported_namespace=~"team-a"}' +
      ' unless horizontalrunnerautoscaler_runners_busy{exported_namespace="team-a", horizontalrunnerautoscaler=~"old\\\\.one"})',
  );
});

test("asks each family of the jobs that have it, and counts errors of ARC's controllers alone", () => {
  const gauges = gaugesOf({ traces: [...older, ...newer], outlived: nobody });
  expect(reconcileErrors(gauges, '1d')).toMatch(/\{job="arc-metrics", controller=~"runner-controller\|.*"\}\[1d\]/);
  expect(scrapedUp(gauges)).toContain('up{job=~"arc-metrics|arc/listener"}');
  expect(scrapedUp(gauges)).toContain('last_over_time(up{job="arc-metrics"}[1d])');
  expect(recordedMinutes(gauges, 'listeners')).toContain('job="arc/listener"');
});

test('measures what scale sets alone tell only where there are any', () => {
  const ids = (traces: Trace[]) => measuresOf(gaugesOf({ traces, outlived: nobody })).map(({ id }) => id);
  const always = ['busy-peak', 'busy-average', 'minutes-at-maximum', 'registered-peak', 'reconcile-errors', 'scrape-up-ratio'];
  expect(ids(older)).toEqual(always);
  expect(ids(newer)).toEqual([...always, 'waiting-peak', 'queue-wait', 'runners-failed']);
});

test('a maximum that is not there is never reached', () => {
  const full = measuresOf(gaugesOf({ traces: newer, outlived: nobody })).find(({ id }) => id === 'minutes-at-maximum');
  expect(full?.query).toContain('(max by (exported_namespace, name) (gha_max_runners{job="arc/listener"}) > 0 < 2147483647)');
});

test('a sum of both generations is none while one of them cannot be heard', () => {
  const both = gaugesOf({ traces: [...older, ...newer], outlived: nobody });
  expect(sumOfAll('x', familyPairs.busy, both)).toBe(
    'sum(x)' +
      ' and on () (group(horizontalrunnerautoscaler_runners_busy{job="arc-metrics"}) or (max(up{job="arc-metrics"}) == 1 and on () absent_over_time(horizontalrunnerautoscaler_runners_busy{job="arc-metrics"}[1h])) or absent_over_time(up{job="arc-metrics"}[1d]))' +
      ' and on () (group(gha_busy_runners{job="arc/listener"}) or (max(up{job="arc/listener"}) == 1 and on () absent_over_time(gha_busy_runners{job="arc/listener"}[1h])) or absent_over_time(up{job="arc/listener"}[1d]))',
  );
  for (const traces of [older, newer]) expect(sumOfAll('x', familyPairs.busy, gaugesOf({ traces, outlived: nobody }))).toBe('sum(x)');
});
