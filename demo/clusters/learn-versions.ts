import { versionsOf } from '../../src/facts/versions-of';

const chartName = 'kube-prometheus-stack';

/** What ran in a cluster, told from the images in what was gathered of it; and of which release of the chart it is, which is what people know. */
export function learnVersions(facts: unknown): Record<string, string> {
  const charts = new Set<string>();
  collectCharts(facts, charts);
  return { ...(charts.size > 0 && { [chartName]: [...charts].sort().join(', ') }), ...versionsOf(facts) };
}

function collectCharts(value: unknown, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner !== 'string') collectCharts(inner, found);
    else if (key === 'helm.sh/chart' || key === 'chart') {
      const version = new RegExp(`^${chartName}-(\\d[\\w.-]*)$`).exec(inner)?.[1];
      if (version !== undefined) found.add(version);
    }
  }
}
