import type { DoctorFacts } from '../../facts/doctor/doctor-facts';
import type { Judgement } from '../check';

/** What a link belongs to: the report has a chain of checks for each. */
export const parts = ['Slack and the queue', 'AWS', 'The cluster', 'Rights in the cluster', 'What there is to see'] as const;
export type Part = (typeof parts)[number];

/** One link of the chain from Slack to Prometheus. */
export interface DoctorCheck {
  /** = file name, and never reused: people paste it into tickets. */
  id: string;
  /** True when all is well. */
  title: string;
  /** Why it matters, for docs/doctor.md. */
  why: string;
  part: Part;
  /** Links without which this one cannot be tried: it is skipped where one of them is broken. */
  after: readonly string[];
  /** Causes that it can name, in words for docs/doctor.md. */
  causes: Readonly<Record<string, string>>;
  judge(facts: DoctorFacts): Judgement;
}

export const doctorCheck = (check: DoctorCheck): DoctorCheck => check;
