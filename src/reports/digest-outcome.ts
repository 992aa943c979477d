import type { Change } from '../checks/digest/changes';
import type { Finding } from '../checks/digest/findings';
import type { Window } from '../facts/digest/window';
import type { StatusOutcome } from './status-outcome';

/** What was concluded of a cluster's day; what the report of a digest is made of. */
export interface DigestOutcome {
  window: Window;
  /** How things are now. */
  status: StatusOutcome;
  changes: Change[];
  findings: Finding[];
  /** Shares of the day, and of the day before, of which anything is recorded, 0 to 1; null where nobody could be asked. */
  recorded: { now: number; before: number } | null;
  /** What a reader has to know of the numbers. */
  notes: string[];
  /** Nothing that could be told of the day: why. */
  blind?: string;
  /** Nothing of the cluster could be asked, neither now nor of the day: why. */
  notAsked?: string;
  sets: { name: string; busyPeak: number; maximum: number | null; minutesAtMaximum: number }[];
}
