import type { Report, Section } from './report';

/** A report about a time, with a way to the dashboard of its cluster over the same time; others are as they were. */
export function withGrafana(report: Report, dashboard: string | undefined): Report {
  const window = report.data.window as { from: string; to: string } | null | undefined;
  if (dashboard === undefined || !window?.from || !window.to) return report;
  const at = report.sections.findIndex(({ kind }) => kind === 'actions');
  const link: Section = { kind: 'link', label: 'Grafana', url: withTime(dashboard, window) };
  return { ...report, sections: report.sections.toSpliced(at < 0 ? report.sections.length : at, 0, link) };
}

/** https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/create-dashboard-url-variables/ */
function withTime(dashboard: string, { from, to }: { from: string; to: string }): string {
  const url = new URL(dashboard);
  url.searchParams.set('from', String(Date.parse(from)));
  url.searchParams.set('to', String(Date.parse(to)));
  return url.href;
}
