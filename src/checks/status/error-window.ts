import type { ReconcileErrors } from '../../reports/status-outcome';

/** Over how long reconcile errors were counted, in words; the shortest of several, as nobody was heard for longer. */
export function errorWindow(errors: readonly Pick<ReconcileErrors, 'window'>[]): string {
  const [shortest] = errors.map(({ window }) => window).sort((a, b) => secondsOf(a) - secondsOf(b));
  if (shortest === undefined || shortest === whole) return '15 minutes';
  const count = Number.parseInt(shortest, 10);
  const unit = shortest.endsWith('s') ? 'second' : 'minute';
  return `${count} ${unit}${count === 1 ? '' : 's'}, as nothing older is recorded`;
}

const whole = '15m';
const secondsOf = (window: string): number => Number.parseInt(window, 10) * (window.endsWith('s') ? 1 : 60);
