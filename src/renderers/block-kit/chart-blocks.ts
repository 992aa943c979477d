import type { ChartSection } from '../../reports/report';
import { chartLines } from '../chart-lines';
import { plain, within } from '../mrkdwn';
import { LIMITS } from '../slack-limits';
import { type Points, rangeOf, steps } from '../sparkline';
import { oneLine, shorten } from '../visible';
import { type DataVisualizationBlock, type MessageBlock, preformatted, richText, words } from './blocks';

/** The ways of telling a chart: Slack's own where it can be, sparklines, and at last what the picture says. */
export function chartVariants(section: ChartSection, nativeCharts: boolean): MessageBlock[][] {
  const title = `${section.title} (${section.unit})`;
  const lines = chartLines({ ...section, series: section.series.slice(0, 12) }, 48);
  const text = within(plain, lines.join('\n'), LIMITS.richTextCharacters);
  const alt = section.alt.trim() === '' ? [] : [words({ text: shorten(section.alt, 600) })];
  const native = nativeCharts ? nativeChart(section) : undefined;
  return [
    ...(native ? [[native, ...(alt.length > 0 ? [richText(...alt)] : [])]] : []),
    [richText(words({ text: shorten(title, 200), bold: true }), preformatted(text), ...alt)],
    [richText(words({ text: shorten(title, 100), bold: true }, { text: ` ${shorten(section.alt, 300)}` }))],
  ];
}

/**
 * Slack wants a number for each point of each series: a chart with a gap cannot be told truly with it, and a sparkline is used instead.
 * Undefined too where there is nothing to draw, or more series than it takes.
 */
function nativeChart({ title, unit, series }: ChartSection): DataVisualizationBlock | undefined {
  if (series.length === 0 || series.length > LIMITS.chartSeries) return undefined;
  const all: Points[] = series.map(({ points }) => points);
  const range = rangeOf(all, LIMITS.chartCategories);
  const lines = all.map((points) => steps(points, range));
  const hasGap = all.some((points) => points.some(([, value]) => value === null)) || lines.some((line) => line.includes(null));
  if (hasGap) return undefined;
  const categories = labels(range);
  const names = series.map(({ name }) => shorten(plain(oneLine(name)), LIMITS.chartLabel));
  if (categories === undefined || new Set(names).size < names.length || names.includes('')) return undefined;
  return {
    type: 'data_visualization',
    title: shorten(plain(oneLine(title)), LIMITS.chartTitle) || 'Chart',
    chart: {
      type: 'line',
      series: names.map((name, at) => ({ name, data: categories.map((label, step) => ({ label, value: lines[at]![step]! })) })),
      axis_config: {
        categories,
        x_label: 'UTC',
        ...(unit.trim() === '' ? {} : { y_label: shorten(plain(oneLine(unit)), LIMITS.chartLabel) }),
      },
    },
  };
}

/** `09:00` within a day, `Sun 09:00` within a week, else `11-22 09:00`; they have to differ, so nothing finer than a minute can be labelled. */
function labels({ from, to, count }: { from: number; to: number; count: number }): string[] | undefined {
  if (!(Math.abs(from) < 8e12 && Math.abs(to) < 8e12)) return undefined;
  const days = (to - from) / 86_400;
  const words = Array.from({ length: count }, (_, step) => {
    const at = new Date((from + ((to - from) / count) * step) * 1000);
    const [date, time] = at.toISOString().slice(0, -8).split('T');
    if (days <= 1) return time!;
    return `${days <= 7 ? weekdays[at.getUTCDay()] : date!.slice(-5)} ${time}`;
  });
  return new Set(words).size === words.length ? words : undefined;
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
