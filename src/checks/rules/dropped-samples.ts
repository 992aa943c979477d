import { endpointsOf } from '../../facts/scrape/arc-monitors';
import type { Monitor, PrometheusObject, RelabelConfig } from '../../facts/shapes/monitoring';
import { ruleText } from './dropped-target';
import { CannotRelabel, relabel } from './relabel';
import { scrapeClassOf } from './scrape-class';

interface RuleList {
  where: string;
  rules: readonly RelabelConfig[];
}

/** The metric relabelings that a monitor's samples go through: its endpoints' own, and those of its scrape class. */
function listsOf(monitor: Monitor, prometheus: PrometheusObject | undefined): RuleList[] {
  const scrapeClass = scrapeClassOf(monitor, prometheus);
  return [
    ...endpointsOf(monitor).map(({ metricRelabelings = [] }, index) => ({ where: `endpoint ${index}`, rules: metricRelabelings })),
    ...(scrapeClass === undefined ? [] : [{ where: `scrape class ${scrapeClass.name}`, rules: scrapeClass.metricRelabelings ?? [] }]),
  ];
}

/** The first metric relabeling that drops one of these families by its name, or gives it another; undefined where none of them does. */
export function whatTakes(
  families: readonly string[],
  monitor: Monitor,
  prometheus: PrometheusObject | undefined,
): { rule: string; renames: boolean } | undefined {
  for (const { where, rules } of listsOf(monitor, prometheus)) {
    for (const family of families) {
      const taken = takingRule(family, rules);
      if (taken !== undefined)
        return { rule: `metric relabeling ${taken.by} of ${where}: ${ruleText(rules[taken.by]!)}`, renames: taken.renames };
    }
  }
  return undefined;
}

/** Whether the monitor or its scrape class has any rule that can drop a sample, of whatever family. */
export const canDrop = (monitor: Monitor, prometheus: PrometheusObject | undefined): boolean =>
  listsOf(monitor, prometheus).some(({ rules }) => rules.some(({ action = 'replace' }) => /^(keep|drop)(equal)?$/i.test(action)));

function takingRule(family: string, rules: readonly RelabelConfig[]): { by: number; renames: boolean } | undefined {
  try {
    for (const by of rules.keys()) {
      const result = relabel({ __name__: family }, rules.slice(0, by + 1));
      if (!result.kept) return { by, renames: false };
      if (result.labels.__name__ !== family) return { by, renames: true };
    }
    return undefined;
  } catch (error) {
    if (error instanceof CannotRelabel) return undefined;
    throw error;
  }
}
