import { type Fact, known } from '../../facts/fact';
import type { ErrorCount } from '../../facts/status/status-facts';
import type { ReconcileErrors, SetOutcome } from '../../reports/status-outcome';
import type { Generation } from './generations';
import type { Numbers } from './numbers';

const windowSeconds = 900;
/** The first sample of a whole window lies up to a scrape within it. */
const asGoodAsWhole = 840;

/** Errors of each controller of ARC within the last quarter of an hour, all its processes together; the most first. */
export function reconcileErrors({ errors, nowSeconds }: Numbers): Fact<ReconcileErrors[]> {
  if (!errors.known) return errors;
  // Each controller counts from its start, so none at all is no zero: it was not scraped, or once only, which shows no increase.
  if (errors.value.length === 0)
    return {
      known: false,
      reason: 'unsupported',
      detail: 'Prometheus has no two samples of controller_runtime_reconcile_errors_total of ARC within 15 minutes.',
    };
  const counts = new Map<string, ErrorCount[]>();
  for (const count of errors.value) counts.set(count.controller, [...(counts.get(count.controller) ?? []), count]);
  return known(
    [...counts]
      .map(([controller, its]) => {
        const total = its.reduce((sum, { last15m }) => sum + last15m, 0);
        const seconds = countedSeconds(its, nowSeconds);
        return { controller, total: Math.round(total), perMinute: round((total * 60) / seconds), window: windowOf(seconds) };
      })
      .sort((a, b) => b.total - a.total || (a.controller < b.controller ? -1 : 1)),
  );
}

/** Over how long all of them were counted: a young Prometheus does not know of a quarter of an hour. */
function countedSeconds(its: readonly ErrorCount[], nowSeconds: number): number {
  const seconds = Math.min(...its.map(({ firstAtSeconds }) => nowSeconds - (firstAtSeconds ?? 0)));
  return seconds >= asGoodAsWhole ? windowSeconds : Math.max(1, Math.floor(seconds));
}

const windowOf = (seconds: number): string => (seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m`);
const round = (value: number): number => Math.round(value * 100) / 100;

/** Controllers of scale sets have names of their own. */
export const generationOf = (controller: string): SetOutcome['generation'] =>
  /^(autoscaling(runnerset|listener)|ephemeral-?runner)/.test(controller) ? 'scale-set' : 'summerwind';

/** Generations that are installed and should show metrics, and of whose controllers nobody counts errors. */
export function uncountedGenerations(errors: readonly ReconcileErrors[], installed: readonly Generation[]): Generation['name'][] {
  const heard = new Set(errors.map(({ controller }) => generationOf(controller)));
  return installed.flatMap(({ name, metricsOff }) => (heard.has(name) || metricsOff === true ? [] : [name]));
}
