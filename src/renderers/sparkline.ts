export type Points = readonly (readonly [unixSeconds: number, value: number | null])[];

/** Unix seconds, both ends included, and the number of equal steps between them. */
export interface Range {
  from: number;
  to: number;
  count: number;
}

const blocks = '▁▂▃▄▅▆▇█';

/** Points put into equal steps of time: the highest value of each step, null where the step has none. */
export function steps(points: Points, range: Range): (number | null)[] {
  const { from, to, count } = range;
  const values: (number | null)[] = new Array(count).fill(null);
  for (const [at, value] of points) {
    if (value === null || !Number.isFinite(value) || at < from || at > to) continue;
    const step = stepOf(at, range);
    values[step] = Math.max(values[step] ?? value, value);
  }
  return values;
}

/** Of each step, whether a point of it is known to be missing, whatever else is in it. */
export function missingIn(points: Points, { from, to, count }: Range): boolean[] {
  const missing: boolean[] = new Array(count).fill(false);
  for (const [at, value] of points) {
    if (value === null && at >= from && at <= to) missing[stepOf(at, { from, to, count })] = true;
  }
  return missing;
}

const stepOf = (at: number, { from, to, count }: Range): number =>
  to > from ? Math.min(count - 1, Math.floor(((at - from) / (to - from)) * count)) : 0;

/** Beginning, end and as many steps, at most `most`, as the sparsest series has points: more would make up gaps between its points. */
export function rangeOf(series: readonly Points[], most: number): Range {
  const instants = series.map((points) => [...new Set(points.map(([at]) => at))].filter(Number.isFinite).sort((a, b) => a - b));
  const all = instants.flat();
  const from = all.reduce((least, at) => Math.min(least, at), all[0] ?? 0);
  const to = all.reduce((most, at) => Math.max(most, at), all[0] ?? 0);
  const usual = Math.max(...instants.map(usualGap));
  return { from, to, count: usual > 0 ? Math.max(1, Math.min(most, Math.round((to - from) / usual) + 1)) : 1 };
}

function usualGap(instants: readonly number[]): number {
  const gaps = instants.slice(1).map((at, before) => at - instants[before]!);
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
}

/**
 * Columns of block characters over time, `height` lines high, zero (or the lowest negative value) at the bottom.
 * A gap is a blank; only zero is drawn as zero, anything above it is higher.
 */
export function blockChart(points: Points, scale: { range: Range; top: number; height: number }): string[] {
  const values = steps(points, scale.range);
  const known = values.filter((value) => value !== null);
  const bottom = known.reduce((least, value) => Math.min(least, value), 0);
  const top = known.reduce((most, value) => Math.max(most, value), scale.top);
  const most = scale.height * blocks.length;
  const heights = values.map((value) => {
    if (value === null) return 0;
    return top > bottom ? 1 + Math.min(most - 1, Math.ceil(((value - bottom) / (top - bottom)) * (most - 1))) : 1;
  });
  return Array.from({ length: scale.height }, (_, line) => {
    const below = (scale.height - 1 - line) * blocks.length;
    return heights.map((height) => (height <= below ? ' ' : blocks[Math.min(blocks.length, height - below) - 1]!)).join('');
  });
}

/** One such line, on a scale of its own unless `top` says otherwise. */
export const sparkline = (points: Points, options: { width?: number; top?: number } = {}): string =>
  blockChart(points, { range: rangeOf([points], options.width ?? 48), top: options.top ?? 0, height: 1 })[0]!;
