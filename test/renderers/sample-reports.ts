import type { Problem, Report, Section } from '../../src/reports/report';

const madeAt = '2026-11-23T09:00:00.000Z';

const monitor = 'servicemonitor/actions-runner-system/actions-runner-controller-service-monitor';

const chain: [string, string][] = [
  ['operator-crds-are-served', 'The API server serves ServiceMonitors and Prometheuses'],
  ['operator-is-running', 'The Prometheus Operator runs'],
  ['prometheus-exists', 'There is a Prometheus'],
  ['prometheus-is-reconciled', 'The operator reconciles it'],
  ['prometheus-is-available', 'Its pods are available'],
  ['arc-is-running', 'The controller of ARC runs'],
  ['monitor-exists', 'A monitor is meant for ARC'],
  ['monitor-is-selected', 'A Prometheus selects the monitor'],
  ['monitor-selects-service', 'The monitor selects a Service'],
  ['target-is-up', 'The target is up'],
  ['metrics-are-fresh', "ARC's metrics are there and fresh"],
];

const checks = (outcomes: Record<string, 'fail' | 'unknown' | 'skipped'>): Section => ({
  kind: 'checks',
  subject: monitor,
  verdict: Object.values(outcomes).includes('fail') ? 'unhealthy' : Object.values(outcomes).includes('unknown') ? 'undecided' : 'healthy',
  checks: chain.map(([id, title]) => ({ id, title, outcome: outcomes[id] ?? 'pass' })),
});

/** All is well, with figures, a table, a chart with a gap, and something to press. */
export const healthy: Report = {
  command: 'status',
  cluster: 'prod',
  title: 'Runners',
  verdict: 'healthy',
  summary: 'All 5 runners are registered, 2 are busy, and nothing has failed to reconcile in 15 minutes.',
  sections: [
    {
      kind: 'numbers',
      items: [
        { label: 'Registered', value: '5', note: 'Prometheus, 7 s old' },
        { label: 'Busy', value: '2 of 10 (20 %)', note: 'Prometheus, 7 s old' },
        { label: 'Queue', value: 'unknown', note: 'legacy ARC does not tell' },
      ],
    },
    {
      kind: 'table',
      title: 'Runner sets',
      columns: [{ title: 'Set' }, { title: 'Desired', align: 'right' }, { title: 'Busy', align: 'right' }],
      rows: [
        ['runnerdeployment/ci-runners/example', '3', '1'],
        ['autoscalingrunnerset/arc-runners/日本', '2', '1'],
      ],
    },
    {
      kind: 'chart',
      title: 'Runners',
      unit: 'runners',
      alt: 'Busy runners over the last hour, at most 9, with ten minutes unknown.',
      series: [
        {
          name: 'busy',
          points: Array.from({ length: 60 }, (_, at) => [
            1_795_510_800 + at * 60,
            at >= 30 && at < 40 ? null : Math.round((at * at) / 400),
          ]),
        },
        { name: 'maximum', points: Array.from({ length: 60 }, (_, at) => [1_795_510_800 + at * 60, 10]) },
      ],
    },
    checks({}),
    { kind: 'actions', actions: [{ id: 'again', label: 'Check again', words: 'status prod' }] },
  ],
  data: { runners: { registered: 5, busy: 2, desired: 5, min: 1, max: 10, saturation: 0.2 }, sets: [], problems: [] },
  madeAt,
};

export const labelsNotMatched: Problem = {
  id: 'monitor-labels-not-matched',
  severity: 'fail',
  title: 'No Prometheus selects the monitor',
  subject: monitor,
  saw: 'Prometheus monitoring/kube-prometheus-stack-prometheus selects monitors with release=kube-prometheus-stack; the monitor has release=arc.',
  fix: {
    explain: 'Give the monitor the label that Prometheus asks for.',
    commands: [
      "kubectl -n actions-runner-system label --overwrite servicemonitor actions-runner-controller-service-monitor 'release=kube-prometheus-stack'",
    ],
    lasting: {
      kind: 'helm-values',
      text: 'metrics:\n  serviceMonitor:\n    enable: true\n    additionalLabels:\n      release: kube-prometheus-stack\n',
    },
  },
  evidence: [
    {
      from: 'kubernetes',
      what: 'prometheus/monitoring/kube-prometheus-stack-prometheus spec.serviceMonitorSelector',
      text: '{"matchLabels":{"release":"kube-prometheus-stack"}}',
    },
  ],
  docs: 'docs/checks.md#monitor-is-selected',
};

/** A root cause with a fix, and a warning beside it. */
export const broken: Report = {
  command: 'check-scrape',
  cluster: 'prod',
  title: 'Scraping of ARC',
  verdict: 'unhealthy',
  summary: 'ARC is not scraped: no Prometheus selects its ServiceMonitor.',
  sections: [
    {
      kind: 'problems',
      problems: [
        labelsNotMatched,
        {
          id: 'reload-pending',
          severity: 'warn',
          title: 'The configuration was changed 20 seconds ago',
          saw: 'Prometheus loads it within a minute.',
        },
      ],
    },
    checks({
      'monitor-is-selected': 'fail',
      'monitor-selects-service': 'skipped',
      'target-is-up': 'skipped',
      'metrics-are-fresh': 'skipped',
    }),
  ],
  data: { subjects: [{ name: monitor, prometheus: 'monitoring/kube-prometheus-stack-prometheus', verdict: 'unhealthy', checks: [] }] },
  madeAt,
};

/** Something that the verdict needs could not be looked at: the right that is missing is told. */
export const undecided: Report = {
  command: 'check-scrape',
  cluster: 'staging',
  title: 'Scraping of ARC',
  verdict: 'undecided',
  summary: 'Whether ARC is scraped cannot be told: Prometheus objects may not be listed.',
  sections: [
    {
      kind: 'problems',
      problems: [
        {
          id: 'prometheus-exists',
          severity: 'unknown',
          title: 'There is a Prometheus',
          saw: 'User arcbot may not list prometheuses.monitoring.coreos.com.',
          fix: {
            explain: "Add this rule to the bot's ClusterRole.",
            commands: [],
            lasting: { kind: 'manifest', text: '- {apiGroups: [monitoring.coreos.com], resources: [prometheuses], verbs: [get, list]}' },
          },
        },
      ],
    },
    checks({ 'prometheus-exists': 'unknown', 'monitor-is-selected': 'unknown', 'target-is-up': 'skipped' }),
  ],
  data: { subjects: [] },
  madeAt,
};
