import { type Fact, known } from '../../facts/fact';
import type { ReconcileErrors } from '../../reports/status-outcome';
import type { Numbers } from './numbers';

const minutes = 15;

/** Errors of each controller of ARC within the last quarter of an hour, all its processes together; the most first. */
export function reconcileErrors({ errors, series, census }: Numbers): Fact<ReconcileErrors[]> {
  if (!errors.known) return errors;
  const nothingScraped = errors.value.length === 0 && (series.length === 0 || census.length === 0);
  if (nothingScraped)
    return { known: false, reason: 'unsupported', detail: 'Prometheus has no controller_runtime_reconcile_errors_total of ARC.' };
  const totals = new Map<string, number>();
  for (const { controller, last15m } of errors.value) totals.set(controller, (totals.get(controller) ?? 0) + last15m);
  return known(
    [...totals]
      .map(([controller, total]) => ({ controller, total: Math.round(total), perMinute: round(total / minutes), window: '15m' as const }))
      .sort((a, b) => b.total - a.total || (a.controller < b.controller ? -1 : 1)),
  );
}

const round = (value: number): number => Math.round(value * 100) / 100;
