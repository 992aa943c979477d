import { anyOf } from '../prometheus-query';
import { atMaximumBySet, busyBySet, familyPairs, reconcileErrors, registeredBySet, scrapedUp, sumOfAll, waitingBySet } from './expressions';
import type { Gauges } from './gauges';
import { failedFamily, type Group, groups, listenerFamilies } from './traces';

export const measureIds = [
  'busy-peak',
  'busy-average',
  'minutes-at-maximum',
  'registered-peak',
  'reconcile-errors',
  'scrape-up-ratio',
  'waiting-peak',
  'queue-wait',
  'runners-failed',
] as const;
export type MeasureId = (typeof measureIds)[number];

/** What a digest compares: its PromQL gives one number for the day that ends at the instant for which it is asked. */
export interface Measure {
  id: MeasureId;
  unit: 'runners' | 'minutes' | 'errors' | 'ratio' | 'jobs' | 'seconds';
  query: string;
  /** What it is made of; where it is told by this day's, it is only compared with a day before that was recorded as well. */
  groups: readonly Group[];
}

const minutes = '[1d:1m]';
const perDay = (how: string, ofMoment: string) => `${how}((${ofMoment})${minutes})`;

/** Minute by minute, so that neither the scrape interval nor its changes weigh; each sum is over sets at the same moment. */
export function measuresOf(gauges: Gauges): Measure[] {
  const runners = ['autoscalers', 'listeners'] as const;
  const always: Measure[] = [
    { id: 'busy-peak', unit: 'runners', query: perDay('max_over_time', `sum(${busyBySet(gauges)})`), groups: runners },
    {
      id: 'busy-average',
      unit: 'runners',
      query: perDay('avg_over_time', sumOfAll(busyBySet(gauges), familyPairs.busy, gauges)),
      groups: runners,
    },
    { id: 'minutes-at-maximum', unit: 'minutes', query: perDay('sum_over_time', `max(${atMaximumBySet(gauges)})`), groups: runners },
    { id: 'registered-peak', unit: 'runners', query: perDay('max_over_time', `sum(${registeredBySet(gauges)})`), groups: runners },
    { id: 'reconcile-errors', unit: 'errors', query: reconcileErrors(gauges, '1d'), groups: ['controllers'] },
    { id: 'scrape-up-ratio', unit: 'ratio', query: perDay('avg_over_time', scrapedUp(gauges)), groups: [] },
  ];
  if (!listenerFamilies.some(gauges.has) && !gauges.has(failedFamily)) return always;
  return [
    ...always,
    { id: 'waiting-peak', unit: 'jobs', query: perDay('max_over_time', `sum(${waitingBySet(gauges)})`), groups: ['listeners'] },
    {
      id: 'queue-wait',
      unit: 'seconds',
      // Summed by process first: a job's first run begins a new series, whose first value `increase` alone would not count.
      query: `histogram_quantile(0.95, sum by (le) (increase((sum by (namespace, pod, instance, le) (gha_job_startup_duration_seconds_bucket{${gauges.jobsWith(...listenerFamilies)}}))${minutes})))`,
      groups: ['listeners'],
    },
    {
      id: 'runners-failed',
      unit: 'runners',
      query: perDay('max_over_time', `sum(${gauges.scaleSet(failedFamily)})`),
      groups: ['failures'],
    },
  ];
}

/** Minutes of the day in which the processes of a group were scraped, or tried to be: a target that is down is recorded, too. */
export const recordedMinutes = (gauges: Gauges, group: Group): string =>
  `count_over_time((group({${anyOf('__name__', ['up', ...groups[group]])}, ${gauges.jobsWith(...groups[group])}}))${minutes})`;

/** Minutes in which `scrape-up-ratio` has a value. */
export const countedMinutes = (gauges: Gauges): string => `count_over_time((${scrapedUp(gauges)})${minutes})`;
