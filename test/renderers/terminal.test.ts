import * as fc from 'fast-check';
import { renderTerminal } from '../../src/renderers/terminal';
import type { Report } from '../../src/reports/report';
import { anyReport } from './any-report';
import { broken, healthy, labelsNotMatched, undecided } from './sample-reports';

const plain = { colour: false, width: 80 };

test('a healthy answer', () => {
  expect(renderTerminal(healthy, plain)).toBe(`✔ healthy  Runners · prod
All 5 runners are registered, 2 are busy, and nothing has failed to reconcile in
15 minutes.

  Registered  5               Prometheus, 7 s old
  Busy        2 of 10 (20 %)  Prometheus, 7 s old
  Queue       unknown         legacy ARC does not tell

Runner sets
  Set                                    Desired  Busy
  runnerdeployment/ci-runners/example          3     1
  autoscalingrunnerset/arc-runners/日本        2     1

Runners (runners)
                                ▁▁▂▂▄▄▅▅▇
  busy     ▁▁▁▁▁▁▁▃▃▃▃▃▄▄▄     ▇█████████  now 9, min 0, max 9 runners
           ██████████████████████████████
  maximum  ██████████████████████████████  now 10, min 10, max 10 runners
  2026-11-24 09:00 to 2026-11-24 09:59 UTC (blank: no data)
  Busy runners over the last hour, at most 9, with ten minutes unknown.

servicemonitor/actions-runner-system/actions-runner-controller-service-monitor
  11 checks fine: The API server serves ServiceMonitors and Prometheuses, The
  Prometheus Operator runs, There is a Prometheus, The operator reconciles it,
  Its pods are available, The controller of ARC runs, A monitor is meant for
  ARC, A Prometheus selects the monitor, The monitor selects a Service, The
  target is up, ARC's metrics are there and fresh

seen 2026-11-23 09:00 UTC`);
});

test('a broken answer', () => {
  expect(renderTerminal(broken, plain)).toBe(`✘ unhealthy  Scraping of ARC · prod
ARC is not scraped: no Prometheus selects its ServiceMonitor.

✘ No Prometheus selects the monitor
  servicemonitor/actions-runner-system/actions-runner-controller-service-monitor
  Prometheus monitoring/kube-prometheus-stack-prometheus selects monitors with
  release=kube-prometheus-stack; the monitor has release=arc.
  kubernetes: prometheus/monitoring/kube-prometheus-stack-prometheus spec.serviceMonitorSelector
    {"matchLabels":{"release":"kube-prometheus-stack"}}
  Fix: Give the monitor the label that Prometheus asks for.

kubectl -n actions-runner-system label --overwrite servicemonitor actions-runner-controller-service-monitor 'release=kube-prometheus-stack'

  So that the next deploy keeps it, in the Helm values:

metrics:
  serviceMonitor:
    enable: true
    additionalLabels:
      release: kube-prometheus-stack

! The configuration was changed 20 seconds ago
  Prometheus loads it within a minute.

servicemonitor/actions-runner-system/actions-runner-controller-service-monitor
  1 check failed: A Prometheus selects the monitor
  7 checks fine: The API server serves ServiceMonitors and Prometheuses, The
  Prometheus Operator runs, There is a Prometheus and 4 more
  3 skipped: The monitor selects a Service, The target is up, ARC's metrics are
  there and fresh

seen 2026-11-23 09:00 UTC`);
});

test('an undecided answer is yellow and says why nothing could be told', () => {
  const text = renderTerminal(undecided, { colour: true, width: 80 });
  expect(text).toContain('\u001b[33m? undecided\u001b[0m');
  expect(text).toContain('\u001b[33m?\u001b[0m \u001b[1mThere is a Prometheus\u001b[0m');
  expect(text).toContain('- {apiGroups: [monitoring.coreos.com], resources: [prometheuses], verbs: [get, list]}');
});

test('an unknown figure is yellow, a known one is not', () => {
  const text = renderTerminal(healthy, { colour: true, width: 80 });
  expect(text).toContain('\u001b[33munknown');
  expect(text).not.toContain('\u001b[33m5');
});

const withCommands = (commands: string[]): Report => ({
  ...broken,
  sections: [{ kind: 'problems', problems: [{ ...labelsNotMatched, fix: { explain: 'Do it.', commands } }] }],
});

test('commands stand on lines of their own exactly as they are to be run, however long', () => {
  const commands = [
    `kubectl patch x --patch '${'{"a": 1}, '.repeat(50)}'`,
    "cat <<'EOF' | kubectl apply -f -\nkind: Role\n  indented: true\nEOF",
  ];
  expect(renderTerminal(withCommands(commands), { colour: false, width: 40 })).toContain(`\n\n${commands.join('\n')}\n\n`);
});

test('a command that would steer the terminal is written out, and said not to be exact', () => {
  const text = renderTerminal(withCommands(['echo \u001b[2Jgone']), plain);
  expect(text).toContain('\necho \\u001b[2Jgone\n');
  expect(text).toContain('take the commands from');
});

test('nothing from a cluster can steer the terminal, with colours or without', () => {
  fc.assert(
    fc.property(anyReport, fc.integer({ min: 20, max: 200 }), (report, width) => {
      expect(renderTerminal(report, { colour: false, width })).not.toMatch(/(?!\n|\t)[\p{Cc}\p{Cf}]/u);
      expect(renderTerminal(report, { colour: true, width }).replace(/\u001b\[(?:0|1|2|3[1236])m/g, '')).not.toMatch(
        /(?!\n|\t)[\p{Cc}\p{Cf}]/u,
      );
    }),
    { numRuns: 25, endOnFailure: true },
  );
});
