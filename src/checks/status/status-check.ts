import type { Fact } from '../../facts/fact';
import type { StatusProblem } from '../../reports/status-outcome';
import type { Situation } from './situation';

export type Values<Needs extends keyof Situation> = { [K in Needs]: Situation[K] extends Fact<infer T> ? T : never };

/** A problem that was found; the check knows its id. */
export type StatusFinding = Omit<StatusProblem, 'id'>;

export interface StatusCheck<Needs extends keyof Situation = keyof Situation> {
  /** Id of the problem, = file name, and never reused: people paste it into tickets. */
  id: string;
  /** True when all is well. */
  title: string;
  /** What it means, for docs/checks.md. */
  why: string;
  /** What judge may read; where one is unknown, so is the check. */
  needs: readonly Needs[];
  /** Problems that explain this one: where one of them stops a generation, this one is not told of it. */
  presumes: readonly string[];
  /** What is found, [] where all is well, or why the facts do not decide, or why there is nothing to decide. */
  judge(values: Values<Needs>, about: About): StatusFinding[] | Undecided;
}

/** No tick: it could not be looked at, or there is nothing here to look at. */
export type Undecided = { unknown: string; explainedBy?: readonly string[] } | { notApplicable: string };

/** Problems that tell already why numbers are not known. */
export const silences: readonly string[] = ['arc-not-running', 'leader-missing', 'listener-missing', 'metrics-missing'];

export interface About {
  /** When the facts were gathered. */
  atSeconds: number;
  /** Whether who asked is to be told of it. */
  concerns(whose: Pick<StatusProblem, 'set' | 'generation'>): boolean;
}

export const statusCheck = <const Needs extends keyof Situation>(check: StatusCheck<Needs>): StatusCheck => check as unknown as StatusCheck;
