import type { DayBoth, DigestFacts, Measured, Past } from '../../facts/digest/digest-facts';
import { gaugesOf } from '../../facts/digest/gauges';
import { type Measure, type MeasureId, measuresOf } from '../../facts/digest/measures';
import { groups as families, type Group } from '../../facts/digest/traces';
import type { Fact } from '../../facts/fact';

/** One figure of the day, and of the day before where that can be compared. */
export interface Change {
  id: MeasureId;
  unit: Measure['unit'];
  now: number | null;
  before: number | null;
  /** PromQL that gives `now` when asked at the end of the window. */
  query: string;
  /** Why `now`, or else `before`, is null. */
  why?: string;
}

export const minutesPerDay = 1440;
/** Of the day before: with less of it recorded, a peak or a sum of it says nothing about the whole. */
export const enoughRecorded = 0.9;

export function changesOf({ past }: DigestFacts): Change[] {
  if (!past.known) return unknownMeasures().map(({ id, unit, query }) => ({ id, unit, now: null, before: null, query, why: past.detail }));
  return past.value.measures.map((measured) => changeOf(measured, past.value));
}

/** Nobody could be asked: what would have been asked is told all the same. */
const unknownMeasures = (): Measure[] => measuresOf(gaugesOf({ traces: [], outlived: { autoscalers: [], deployments: [] } }));

function changeOf({ id, unit, query, groups, value }: Measured, past: Past): Change {
  const now = numberOf(value.now);
  if (now.value === null) return { id, unit, now: null, before: null, query, why: now.why ?? absences[id] };
  const share = id === 'scrape-up-ratio' ? countedShare(past, 'before') : comparableShare(groups, past);
  if (share < enoughRecorded) return { id, unit, now: now.value, before: null, query, why: notRecorded(share) };
  const before = numberOf(value.before);
  const why = before.value === null ? { why: before.why ?? 'nothing was counted the day before' } : {};
  return { id, unit, now: now.value, before: before.value, query, ...why };
}

const numberOf = (fact: Fact<number | null>): { value: number | null; why?: string } =>
  fact.known ? { value: fact.value } : { value: null, why: fact.detail };

const absences: Record<MeasureId, string> = {
  'busy-peak': 'no autoscaler and no listener told how many runners are busy',
  'busy-average': 'no autoscaler and no listener told how many runners are busy',
  'minutes-at-maximum': 'no set told both how many runners are busy and its maximum',
  'registered-peak': 'no autoscaler and no listener told how many runners are registered',
  'reconcile-errors': 'no controller told of its errors',
  'scrape-up-ratio': 'no target of ARC was known all day',
  'waiting-peak': 'no listener told how many jobs are assigned',
  'queue-wait': 'no job started, or the listeners do not tell how long starting takes',
  'runners-failed': 'the controller of scale sets told nothing',
};

const notRecorded = (share: number): string =>
  share === 0 ? 'the day before was not recorded' : `only ${Math.round(share * 100)} % of the day before was recorded`;

/** How much of the day before was recorded of what the figure is made of today: the least of it. */
function comparableShare(groups: readonly Group[], past: Past): number {
  return Math.min(1, ...groups.filter((group) => isThere(group, past)).map((group) => recordedShare([group], past, 'before')));
}

/** Whether anything of the group was seen on this day. */
export const isThere = (group: Group, { traces }: Past): boolean =>
  traces.now.some(({ family }) => (families[group] as readonly string[]).includes(family));

/** Of the groups, what is recorded of the best one, 0 to 1. */
export function recordedShare(groups: readonly Group[], { recorded }: Past, day: keyof DayBoth<unknown>): number {
  const minutes = recorded[day].known ? recorded[day].value : {};
  return Math.min(1, Math.max(0, ...groups.map((group) => minutes[group] ?? 0)) / minutesPerDay);
}

export function countedShare({ counted }: Past, day: keyof DayBoth<unknown>): number {
  const minutes = counted[day].known ? (counted[day].value ?? 0) : 0;
  return Math.min(1, minutes / minutesPerDay);
}
