import type { CheckLine, Problem, Verdict } from './report';

/** What was concluded about the runners of a cluster; what the report of status is made of. */
export interface StatusOutcome {
  verdict: Verdict;
  /** Why the verdict is undecided, in few words. */
  lacking: string[];
  total: Totals;
  sets: SetOutcome[];
  reconcileErrors: ReconcileErrors[];
  sources: Source[];
  /** In the order in which they are told, the root cause first. */
  problems: StatusProblem[];
  checks: CheckLine[];
  /** What a reader has to know of the numbers: which were not asked for, and why. */
  notes: string[];
  /** Where samples came from; empty where no Prometheus was asked. */
  prometheus: string[];
}

/** A number, and where it came from. A number not known is null, with the reason. */
export interface Figure {
  value: number | null;
  from: 'kubernetes' | 'prometheus' | null;
  /** The metric, or the field. */
  what: string | null;
  ageSeconds: number | null;
  why?: string;
  /** Not known, and rightly so: nobody counts it in this set-up. */
  byDesign?: boolean;
}

export type Totals = Record<'registered' | 'busy' | 'desired' | 'min' | 'max', Figure>;

export interface SetOutcome {
  generation: 'summerwind' | 'scale-set';
  kind: string;
  namespace: string;
  name: string;
  desired: Figure;
  current: Figure;
  available: Figure;
  registered: Figure;
  busy: Figure;
  min: Figure;
  max: Figure;
  /** Scale sets only. */
  waitingJobs: Figure;
  /** There is no maximum, which is not the same as one that is not known. */
  unlimited: boolean;
  /** Ids of the problems that are this set's own. */
  problems: string[];
}

export interface StatusProblem extends Problem {
  set?: { kind: string; namespace: string; name: string };
  /** Whose problem it is; undefined: of both, or of none. */
  generation?: SetOutcome['generation'];
}

export interface ReconcileErrors {
  controller: string;
  /** Null: not known. */
  total: number | null;
  perMinute: number | null;
  /** As Prometheus writes durations: `15m`, or less where nothing older was recorded. */
  window: string;
}

export interface Source {
  what: string;
  state: 'fresh' | 'stale' | 'absent' | 'unknown';
  /** Of the oldest sample in use. */
  ageSeconds: number | null;
  /** Between its scrapes, of a fresh one; null where that is not known. */
  intervalSeconds?: number | null;
  /** Why it is absent, stale or not known. */
  why?: string;
  /** Absent, and rightly so. */
  byDesign?: boolean;
}
