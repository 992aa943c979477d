import type { ChartSection } from '../reports/report';
import { displayWidth, padEnd } from './display-width';
import { blockChart, missingIn, type Points, type Range, rangeOf, steps } from './sparkline';
import { oneLine, shorten } from './visible';

/**
 * A chart in characters: each series as columns `height` lines high with its name before and its figures behind, all on one scale,
 * at last the time that it spans.
 */
export function chartLines({ series, unit }: ChartSection, width: number, height = 1): string[] {
  const all = series.map(({ points }) => points);
  const range = rangeOf(all, width);
  const names = series.map(({ name }) => shorten(oneLine(name), 40));
  const nameWidth = Math.max(0, ...names.map(displayWidth));
  const top = Math.max(0, ...all.map(highest));
  const lines = all.flatMap((points, at) => {
    const drawn = blockChart(points, { range, top, height });
    return drawn.map((line, row) =>
      row === height - 1
        ? `${padEnd(names[at]!, nameWidth)}  ${padEnd(line, range.count)}  ${figures(points, unit)}`
        : `${padEnd('', nameWidth)}  ${line}`.trimEnd(),
    );
  });
  const gaps = all.some((points) => steps(points, range).includes(null));
  const short = shortGaps(all, range);
  return [
    ...lines,
    ...(short === undefined ? [] : [`${padEnd('', nameWidth)}  ${short}`]),
    `${span(range)}${gaps ? ' (blank: no data)' : ''}${short === undefined ? '' : ` (${gapSign}: data missing)`}`,
  ];
}

const gapSign = '×';

/** A sign under each column in which something is missing; undefined where every gap is a column of its own, and blank. */
function shortGaps(all: readonly Points[], range: Range): string | undefined {
  const missing = all.map((points) => missingIn(points, range));
  const isShort = all.some((points, at) => steps(points, range).some((value, step) => value !== null && missing[at]![step]));
  if (!isShort) return undefined;
  return Array.from({ length: range.count }, (_, step) => (missing.some((each) => each[step]) ? gapSign : ' '))
    .join('')
    .trimEnd();
}

const values = (points: Points): number[] =>
  points.map(([, value]) => value).filter((value): value is number => value !== null && Number.isFinite(value));

const highest = (points: Points): number => values(points).reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);

/** The latest value is what is now: unknown where the line ends in a gap. */
function figures(points: Points, unit: string): string {
  const known = values(points);
  if (known.length === 0) return 'no data';
  const last = points.at(-1)![1];
  const least = known.reduce((a, b) => Math.min(a, b));
  return `now ${last === null ? 'unknown' : figure(last)}, min ${figure(least)}, max ${figure(highest(points))} ${shorten(oneLine(unit), 40)}`.trimEnd();
}

/** A figure without more digits than a reader wants. */
const figure = (value: number): string => (Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(3))));

const span = ({ from, to }: Range): string => `${instant(from)} to ${instant(to)} UTC`;

const instant = (seconds: number): string =>
  Math.abs(seconds) < 8e12 ? new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ') : 'unknown';
