import { type LineName, lineNames, type TrendFacts, type TrendPast } from '../facts/digest/trend/trend-facts';
import { clock, figure, span } from './digest-words';
import type { ChartSection, NumbersSection, Report, Section } from './report';

export interface TrendAbout {
  cluster: string;
  madeAt: string;
  /** Set or namespace; empty: all. */
  scope: string;
  over: '24h' | '7d';
}

type Points = ChartSection['series'][number]['points'];

/** Charts of a cluster's runners; judges nothing: undecided where nothing could be drawn. */
export function trendReport({ window, past }: TrendFacts, about: TrendAbout): Report {
  const { cluster, madeAt, scope, over } = about;
  const title = `Last ${over === '7d' ? '7 days' : '24 hours'}${scope === '' ? '' : ` of ${scope}`}`;
  const head = { command: 'trend', cluster, title, madeAt, judged: false as const };
  if (!past.known)
    return { ...head, verdict: 'undecided', summary: `Nothing can be drawn: ${past.detail}`, sections: [], data: { window, series: [] } };
  const lines = drawn(past.value);
  const errors = past.value.errors?.known ? past.value.errors.value : undefined;
  const sections: Section[] = [
    ...(lines.some(({ name }) => name === 'busy' || name === 'registered') ? [numbersOf(lines)] : []),
    ...(lines.length === 0 ? [] : [runnersChart(lines, past.value)]),
    ...(errors?.some(([, value]) => value !== null) ? [errorsChart(errors, past.value)] : []),
    ...notesOf(past.value).map((text) => ({ kind: 'note' as const, text })),
    { kind: 'actions', actions: [otherSpan(about)] },
  ];
  return {
    ...head,
    verdict: lines.length === 0 ? 'undecided' : 'healthy',
    summary: lines.length === 0 ? `${past.value.where} has recorded nothing of it in this time.` : summaryOf(lines),
    sections,
    data: {
      window,
      stepSeconds: past.value.stepSeconds,
      series: [...lines, ...(errors === undefined ? [] : [{ name: 'reconcile errors', points: errors }])],
    },
  };
}

type Drawn = { name: LineName; points: Points };

/** Lines that have a value; one that only ever was zero and would be so as a rule is not worth its colour. */
function drawn({ lines }: TrendPast): Drawn[] {
  return lineNames.flatMap((name) => {
    const fact = lines?.[name];
    if (fact === undefined || !fact.known || !fact.value.some(([, value]) => value !== null)) return [];
    const isIdle = (name === 'terminating' || name === 'waiting') && fact.value.every(([, value]) => !value);
    return isIdle ? [] : [{ name, points: fact.value }];
  });
}

const labels: Record<LineName, string> = {
  busy: 'busy',
  registered: 'registered',
  desired: 'desired',
  maximum: 'maximum',
  terminating: 'terminating, still busy',
  waiting: 'waiting jobs',
};

function runnersChart(lines: readonly Drawn[], { stepSeconds }: TrendPast): ChartSection {
  return {
    kind: 'chart',
    title: `Runners, at most in ${span(stepSeconds)}`,
    unit: lines.some(({ name }) => name === 'waiting') ? 'runners, jobs' : 'runners',
    series: lines.map(({ name, points }) => ({ name: labels[name], points })),
    alt: [...lines.map(({ name, points }) => `${labels[name]} ${rangeWords(points)}${peakWords(name, points)}`), gapWords(lines)]
      .filter((words) => words !== '')
      .join('; '),
  };
}

function errorsChart(points: Points, { errorsStepSeconds }: TrendPast): ChartSection {
  const total = points.reduce((sum, [, value]) => sum + (value ?? 0), 0);
  const [at, most] = highest(points);
  return {
    kind: 'chart',
    title: `Reconcile errors in ${span(errorsStepSeconds)}`,
    unit: 'errors',
    series: [{ name: 'errors', points: points.map(([each, value]) => [each, value === null ? null : Math.round(value * 10) / 10]) }],
    alt:
      total < 0.5
        ? 'none'
        : `${Math.round(total)} in all, at most ${Math.round(most)} in the ${span(errorsStepSeconds)} before ${instant(at)}`,
  };
}

function numbersOf(lines: readonly Drawn[]): NumbersSection {
  const last = (name: LineName) => lines.find((line) => line.name === name)?.points.at(-1)?.[1] ?? null;
  const [busy, registered] = [last('busy'), last('registered')];
  const share = busy === null || registered === null || registered === 0 ? 'unknown' : `${Math.round((100 * busy) / registered)} %`;
  const words = (value: number | null) => (value === null ? 'unknown' : figure(value));
  return {
    kind: 'numbers',
    items: [
      {
        label: 'busy of registered',
        value: registered === 0 ? 'none registered' : share,
        note: `${words(busy)} of ${words(registered)} at the end`,
      },
      {
        label: 'busy, at most',
        value: words(highest(lines.find(({ name }) => name === 'busy')?.points ?? [])[1]),
        note: `of ${words(last('maximum'))} allowed`,
      },
    ],
  };
}

function summaryOf(lines: readonly Drawn[]): string {
  const busy = lines.find(({ name }) => name === 'busy');
  if (busy === undefined) return 'How many runners were busy is not known; what is known is drawn.';
  const [at, most] = highest(busy.points);
  const maximum = lines.find(({ name }) => name === 'maximum')?.points.at(-1)?.[1];
  if (most === 0) return 'No runner was busy in all that time.';
  return `At most ${figure(most)}${maximum == null ? '' : ` of ${figure(maximum)}`} runners were busy, at ${instant(at)}.`;
}

const values = (points: Points): number[] => points.flatMap(([, value]) => (value === null ? [] : [value]));

function rangeWords(points: Points): string {
  const known = values(points);
  const [least, most] = [known.reduce((a, b) => Math.min(a, b)), known.reduce((a, b) => Math.max(a, b))];
  return least === most ? figure(most) : `${figure(least)} to ${figure(most)}`;
}

const peakWords = (name: LineName, points: Points): string =>
  name === 'busy' && Math.max(...values(points)) > 0 ? `, most at ${instant(highest(points)[0])}` : '';

/** The first instant of the highest value. */
const highest = (points: Points): [atSeconds: number, value: number] =>
  points.reduce<[number, number]>(
    (best, [at, value]) => (value !== null && value > best[1] ? [at, value] : best),
    [0, Number.NEGATIVE_INFINITY],
  );

function gapWords([first]: readonly Drawn[]): string {
  const gaps = first!.points.filter(([, value]) => value === null).length;
  if (gaps === 0) return '';
  const step = first!.points[1] === undefined ? 0 : first!.points[1][0] - first!.points[0]![0];
  const at = first!.points.find(([, value], index) => value === null && index > 0 && first!.points[index - 1]![1] !== null);
  return `no data for ${span(gaps * step)}${at === undefined ? ' at the beginning' : `, the first time from ${instant(at[0])}`}`;
}

const weekday = (seconds: number): string => new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short' }).format(seconds * 1000);
/** With its day, as a time alone would be today's as well as yesterday's. */
const instant = (seconds: number): string => `${weekday(seconds)} ${clock(seconds, 'UTC')} UTC`;

function notesOf({ alsoKnownBy, where, lines }: TrendPast): string[] {
  const blind = lineNames.flatMap((name) => {
    const fact = lines?.[name];
    return fact === undefined || fact.known ? [] : [`${labels[name]}: ${fact.detail}`];
  });
  return [
    ...(blind.length === 0 ? [] : [`Not drawn, as it could not be asked: ${[...new Set(blind)].join('; ')}`]),
    ...(alsoKnownBy.length === 0 ? [] : [`Drawn from ${where}; ${alsoKnownBy.join(', ')} has metrics of ARC that it lacks.`]),
  ];
}

function otherSpan({ cluster, scope, over }: TrendAbout) {
  const other = over === '7d' ? '24h' : '7d';
  const words = ['trend', cluster, scope, other].filter((word) => word !== '').join(' ');
  return { id: 'trend-other', label: other === '7d' ? 'Last 7 days' : 'Last 24 hours', words };
}
