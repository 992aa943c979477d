import type { Fact } from '../../fact';
import type { Line } from '../ask-at';
import type { Window } from '../window';

/** What a trend learns: lines over time, with their gaps. */
export interface TrendFacts {
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
