import { chartLines } from '../../src/renderers/chart-lines';
import { blockChart, type Points, rangeOf, sparkline, steps } from '../../src/renderers/sparkline';
import type { ChartSection } from '../../src/reports/report';

const points = (...values: (number | null)[]): Points => values.map((value, at) => [1_800_000_000 + at * 60, value]);

test('zero is at the bottom, the highest at the top, and only zero looks like zero', () => {
  expect(sparkline(points(0, 0.01, 4, 8))).toBe('▁▂▅█');
});

test('a gap is a blank, whether the point is null or not there at all', () => {
  expect(sparkline(points(1, null, 1))).toBe('█ █');
  const missing = points(1, 1, 1, 1, 1).filter((_, at) => at !== 2);
  expect(sparkline(missing)).toBe('██ ██');
});

test('points that are sparse are not told as gaps', () => {
  expect(
    sparkline(
      [
        [0, 1],
        [3600, 2],
        [7200, 1],
      ],
      { width: 48 },
    ),
  ).toBe('▅█▅');
});

test('of more points than columns the highest of each column is drawn', () => {
  const many = Array.from({ length: 1000 }, (_, at) => [at, at === 500 ? 9 : 1] as const);
  const line = sparkline(many, { width: 10 });
  expect(line).toHaveLength(10);
  expect([...line].filter((block) => block === '█')).toHaveLength(1);
});

test('all zero, one point, no point and no number at all are drawn as they are', () => {
  expect(sparkline(points(0, 0))).toBe('▁▁');
  expect(sparkline(points(5))).toBe('█');
  expect(sparkline([])).toBe(' ');
  expect(sparkline(points(Number.NaN, Number.POSITIVE_INFINITY, 1))).toBe('  █');
});

test('a value below zero is below zero', () => {
  expect(sparkline(points(-2, 0, 2))).toBe('▁▅█');
});

test('higher charts have the same shape', () => {
  const shape = points(0, 4, 8);
  expect(blockChart(shape, { range: rangeOf([shape], 10), top: 0, height: 2 })).toEqual([' ▁█', '▁██']);
});

test('steps hold the highest value of each', () => {
  expect(steps(points(1, 5, null, 2), { from: 1_800_000_000, to: 1_800_000_180, count: 2 })).toEqual([5, 2]);
});

describe('a chart in lines', () => {
  const section: ChartSection = {
    kind: 'chart',
    title: 'Runners',
    unit: 'runners',
    alt: '',
    series: [
      { name: 'busy', points: [...points(0, 2, null)] as [number, number | null][] },
      { name: '最大', points: [...points(4, 4, 4)] as [number, number | null][] },
      { name: 'gone', points: [] },
    ],
  };

  test('all series share one scale, names are aligned, and what ends in a gap is not known now', () => {
    expect(chartLines(section, 20)).toEqual([
      'busy  ▁▅   now unknown, min 0, max 2 runners',
      '最大  ███  now 4, min 4, max 4 runners',
      'gone       no data',
      '2027-01-15 08:00 to 2027-01-15 08:02 UTC (blank: no data)',
    ]);
  });

  test('a gap that is shorter than a column is marked below it, in whatever series it is', () => {
    const many = (gapAt: number) =>
      Array.from({ length: 40 }, (_, at): [number, number | null] => [1_800_000_000 + at * 60, at === gapAt ? null : 4]);
    const chart = {
      ...section,
      series: [
        { name: 'busy', points: many(9) },
        { name: 'max', points: many(99) },
      ],
    };
    expect(chartLines(chart, 10)).toEqual([
      'busy  ██████████  now 4, min 4, max 4 runners',
      'max   ██████████  now 4, min 4, max 4 runners',
      '        ×',
      '2027-01-15 08:00 to 2027-01-15 08:39 UTC (×: data missing)',
    ]);
  });

  test('an instant beyond all calendars is not known', () => {
    expect(chartLines({ ...section, series: [{ name: 'x', points: [[1e300, 1]] }] }, 20).at(-1)).toBe('unknown to unknown UTC');
  });
});
