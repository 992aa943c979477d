/** A stretch of time, its end included. ISO 8601 in whole seconds, as Prometheus takes it. */
export interface Window {
  from: string;
  to: string;
}

export const daySeconds = 86_400;

/** The window that ends at the minute which `at` (milliseconds of the epoch) is in: asked again within it, the same window. */
export function windowUntil(at: number, seconds: number): Window {
  const to = Math.floor(at / 60_000) * 60;
  return { from: isoSeconds(to - seconds), to: isoSeconds(to) };
}

export const secondsOf = (iso: string): number => Math.floor(Date.parse(iso) / 1000);

export const isoSeconds = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
