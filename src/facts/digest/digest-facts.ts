import type { Fact } from '../fact';
import type { StatusFacts } from '../status/status-facts';
import type { Line } from './ask-at';
import type { Measure } from './measures';
import type { NamedSet } from './outlived-sets';
import type { Group, Trace } from './traces';
import type { Window } from './window';

/** All that a digest learns of a cluster; plain JSON, so that it can be recorded and judged again. */
export interface DigestFacts {
  window: Window;
  /** How things are now: whose problems are the digest's. */
  status: StatusFacts;
  past: Fact<Past>;
}

/** What a Prometheus remembers of ARC. */
export interface Past {
  where: string;
  /** Other servers that know of ARC what this one does not. */
  alsoKnownBy: string[];
  traces: DayBoth<Trace[]>;
  /** Minutes of the day in which a group was recorded; of those that left a trace in either day. */
  recorded: DayBoth<Fact<Partial<Record<Group, number>>>>;
  /** Minutes in which it is known whether all targets were up. */
  counted: DayBoth<Fact<number | null>>;
  measures: Measured[];
  sets: Fact<SetDay[]>;
  /** Minute by minute: 1 up, 0 down, null not known. */
  up: Fact<Line['points']>;
  /** Reconcile errors of the hour that ends then. */
  errors: Fact<Line['points']>;
  /** Left out of all numbers: gone, though ARC still serves their gauges. */
  outlived: NamedSet[];
}

/** The day of the digest, and the day before. */
export interface DayBoth<T> {
  now: T;
  before: T;
}

export interface Measured extends Measure {
  /** Null: nothing was recorded that could be counted. */
  value: DayBoth<Fact<number | null>>;
}

/** A set's day, for who asks which one it was. */
export interface SetDay {
  namespace: string;
  name: string;
  generation: 'summerwind' | 'scale-set';
  busyPeak: number;
  /** Null: it has no maximum, or nobody knows. */
  maximum: number | null;
  minutesAtMaximum: number;
}
