import type { Fact } from '../../fact';
import type { Line } from '../ask-at';
import type { Window } from '../window';

/** What a trend learns: lines over time, with their gaps. */
/** What was asked for: charts cannot be cut out of others later. */
export interface TrendQuestion {
  namespace?: string | undefined;
  /** Of a set; a namespace's, where it stands alone and no set has it. */
  name?: string | undefined;
  hours: number;
}

export interface TrendFacts {
  asked: TrendQuestion;
  window: Window;
  past: Fact<TrendPast>;
}

export interface TrendPast {
  where: string;
  alsoKnownBy: string[];
  /** All sets that are known; `NAMESPACE/NAME` as people call them. */
  sets: string[];
  /** Undefined: no such set or namespace. */
  lines?: Record<LineName, Fact<Line['points']>>;
  /** Between two points of `lines`. */
  stepSeconds: number;
  /** Of all controllers together; in the steps before its points. Undefined where one set was asked for. */
  errors?: Fact<Line['points']>;
  errorsStepSeconds: number;
}

/** Of each step the highest value of its minutes, where it begins; the last point is the value at the end. */
export const lineNames = ['busy', 'registered', 'desired', 'maximum', 'terminating', 'waiting'] as const;
export type LineName = (typeof lineNames)[number];
