const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86400, w: 604800, y: 31536000 };

/** Seconds of a duration as Prometheus writes it (`1m30s`, `500ms`); undefined where it is not one. */
export function durationSeconds(text: string | undefined): number | undefined {
  if (text === '0') return 0;
  if (text === undefined || !/^(\d+(ms|[smhdwy]))+$/.test(text)) return undefined;
  let seconds = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)(ms|[smhdwy])/g)) seconds += Number(count) * units[unit!]!;
  return seconds;
}

/** `45 s`, `3 min`, `2 h`, `4 d`: for people, rounded down. */
export function ageText(seconds: number): string {
  if (seconds < 100) return `${Math.max(0, Math.floor(seconds))} s`;
  if (seconds < 100 * 60) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 48 * 3600) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86400)} d`;
}
