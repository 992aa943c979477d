import type { Report, Section } from './report';
import type { ManagedObject, StackComponent, StackOutcome } from './stack-outcome';

/** The report of stack: what is installed from the bottom to the top, what does not fit, and kubectl's own columns. */
export function stackReport(outcome: StackOutcome, { cluster, madeAt }: { cluster: string; madeAt: string }): Report {
  const { verdict, components, managed, problems } = outcome;
  const sections: Section[] = [
    { kind: 'problems', problems },
    {
      kind: 'table',
      title: 'Installed, from the bottom to the top',
      columns: [
        { title: 'What' },
        { title: 'Version' },
        { title: 'Ready', align: 'right' },
        { title: 'Health' },
        { title: 'Object' },
        { title: 'Chart' },
        { title: 'Detail' },
      ],
      rows: components.map(rowOf),
    },
    ...(managed.length === 0 ? [] : [managedTable(managed)]),
  ];
  return {
    command: 'stack',
    cluster,
    title: 'Stack',
    verdict,
    summary: summaryOf(outcome),
    sections,
    data: { components, managed, problems: problems.map(({ docs: _, ...problem }) => problem) },
    madeAt,
  };
}

const rowOf = ({ what, version, ready, wanted, health, object, chart, detail }: StackComponent): string[] => {
  const absent = health === 'absent';
  const unknown = health === 'unknown' ? 'unknown' : '-';
  const count = ready === null && wanted === null ? unknown : `${ready ?? 'unknown'}/${wanted ?? 'unknown'}`;
  return [what, version ?? unknown, absent ? '-' : count, absent ? 'not installed' : health, object ?? '-', chart ?? '-', detail ?? '-'];
};

const managedTable = (managed: readonly ManagedObject[]): Section => ({
  kind: 'table',
  title: 'As kubectl prints them',
  columns: ['KIND', 'NAMESPACE', 'NAME', 'VERSION', 'DESIRED', 'READY', 'RECONCILED', 'AVAILABLE', 'PAUSED'].map((title) => ({ title })),
  rows: managed.map(({ kind, namespace, name, version, desired, ready, reconciled, available, paused }) => [
    kind,
    namespace,
    name,
    ...[version, desired, ready, reconciled, available, paused].map((value) => (value === null ? '-' : String(value))),
  ]),
});

function summaryOf({ verdict, components, problems }: StackOutcome): string {
  const version = (layer: StackComponent['layer']) =>
    [...new Set(components.filter((one) => one.layer === layer && one.version !== null).map((one) => one.version))].join(' and ');
  const parts = [
    ['Kubernetes', version('cluster')],
    ['Prometheus Operator', version('operator')],
    ['Prometheus', version('prometheus')],
    ['ARC', version('arc')],
  ].filter(([, its]) => its !== '');
  const installed = parts.length === 0 ? 'What is installed is not known' : parts.map((part) => part.join(' ')).join(', ');
  const [first] = problems;
  if (first === undefined) return `${installed}: all is well.`;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return verdict === 'healthy'
    ? `${installed}: well, with ${problems.length === 1 ? 'a remark' : `${problems.length} remarks`}.`
    : `${installed}: ${first.title}${more}.`;
}
