import type { Report } from '../../reports/report';

const keptMs = 15 * 60_000;
const most = 50;

/** The latest answers of this process by their id, so that one is shared or looked at closely as it was given. Elsewhere it is asked for anew. */
export class RecentReports {
  private readonly reports = new Map<string, { report: Report; at: number }>();
  constructor(private readonly now: () => number) {}

  keep(id: string, report: Report): void {
    this.reports.set(id, { report, at: this.now() });
    const [oldest] = this.reports.keys();
    if (this.reports.size > most && oldest !== undefined) this.reports.delete(oldest);
  }

  find(id: string | undefined): Report | undefined {
    const found = id === undefined ? undefined : this.reports.get(id);
    return found !== undefined && this.now() - found.at < keptMs ? found.report : undefined;
  }
}
