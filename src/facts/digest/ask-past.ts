import type { Prometheus } from '../connections';
import { type Fact, known, learn } from '../fact';
import { askVector, labelsKey, valuesByLabels } from '../prometheus-query';
import { askedAt, askLines, askNumber, type Line } from './ask-at';
import type { DayBoth, Past, SetDay } from './digest-facts';
import { atMaximumBySet, busyBySet, maximumBySet, reconcileErrors, scrapedUp } from './expressions';
import type { FoundPast } from './find-past';
import { type Gauges, gaugesOf } from './gauges';
import { countedMinutes, measuresOf, recordedMinutes } from './measures';
import type { OutlivedSets } from './outlived-sets';
import { errorsFamily, type Group, groups } from './traces';
import { daySeconds } from './window';

/** Asks for all that a digest tells of the day that ends then, and of the day before: one wave of questions. */
export async function askPast(
  { prometheus, traces, alsoKnownBy }: FoundPast,
  wanted: { toSeconds: number; outlived: OutlivedSets; namespaces?: readonly string[] | undefined },
): Promise<Past> {
  const { toSeconds, outlived, namespaces } = wanted;
  const both = [...traces.now, ...traces.before];
  const gauges = gaugesOf({ traces: both, outlived, namespaces });
  const onDays = async <T>(ask: (day: Prometheus) => Promise<T>): Promise<DayBoth<Fact<T>>> => {
    const [now, before] = await Promise.all([toSeconds, toSeconds - daySeconds].map((at) => learn(() => ask(askedAt(prometheus, at)))));
    return { now: now!, before: before! };
  };
  const day = { fromSeconds: toSeconds - daySeconds, toSeconds };
  const [recorded, counted, measures, sets, up, errors] = await Promise.all([
    onDays((at) => askRecorded(at, gauges)),
    onDays((at) => askNumber(at, countedMinutes(gauges))),
    Promise.all(measuresOf(gauges).map(async (measure) => ({ ...measure, value: await onDays((at) => askNumber(at, measure.query)) }))),
    learn(() => askSets(askedAt(prometheus, toSeconds), gauges)),
    learn(() => askLine(prometheus, scrapedUp(gauges), { ...day, stepSeconds: 60 })),
    gauges.has(errorsFamily)
      ? learn(() =>
          askLine(prometheus, reconcileErrors(gauges, '1h'), {
            ...day,
            fromSeconds: fullHourAfter(day.fromSeconds) + hourSeconds,
            stepSeconds: hourSeconds,
          }),
        )
      : known([]),
  ]);
  return { where: prometheus.where, alsoKnownBy, traces, recorded, counted, measures, sets, up, errors, outlived: outlived.autoscalers };
}

const hourSeconds = 3600;
const fullHourAfter = (seconds: number): number => Math.ceil(seconds / hourSeconds) * hourSeconds;

const askLine = async (prometheus: Prometheus, query: string, range: Parameters<typeof askLines>[2]): Promise<Line['points']> =>
  (await askLines(prometheus, query, range))[0]?.points ?? [];

async function askRecorded(day: Prometheus, gauges: Gauges): Promise<Partial<Record<Group, number>>> {
  const there = (Object.keys(groups) as Group[]).filter((group) => groups[group].some(gauges.has));
  const minutes = await Promise.all(there.map(async (group) => [group, (await askNumber(day, recordedMinutes(gauges, group))) ?? 0]));
  return Object.fromEntries(minutes);
}

async function askSets(day: Prometheus, gauges: Gauges): Promise<SetDay[]> {
  const over = (how: string, bySet: string) => askVector(day, `${how}((${bySet})[1d:1m])`);
  const [busy, minutes, maximum] = await Promise.all([
    over('max_over_time', busyBySet(gauges)),
    over('sum_over_time', atMaximumBySet(gauges)),
    over('last_over_time', maximumBySet(gauges)),
  ]);
  const [minutesOf, maximumOf] = [valuesByLabels(minutes), valuesByLabels(maximum)];
  return busy.map(({ labels, value }) => ({
    namespace: labels.exported_namespace ?? labels.namespace ?? '',
    name: labels.horizontalrunnerautoscaler ?? labels.name ?? '',
    generation: labels.horizontalrunnerautoscaler === undefined ? ('scale-set' as const) : ('summerwind' as const),
    busyPeak: value,
    maximum: maximumOf.get(labelsKey(labels)) ?? null,
    minutesAtMaximum: minutesOf.get(labelsKey(labels)) ?? 0,
  }));
}
