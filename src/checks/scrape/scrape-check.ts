import type { Fact } from '../../facts/fact';
import type { Judgement } from '../check';
import type { Subject, SubjectFacts } from './subject';

/** The values behind facts: what judge gets for the facts that its check declares. */
export type Values<Needs extends keyof SubjectFacts> = { [K in Needs]: SubjectFacts[K] extends Fact<infer T> ? T : never };

export interface ScrapeCheck<Needs extends keyof SubjectFacts = keyof SubjectFacts> {
  /** = file name, and never reused: people paste it into tickets. */
  id: string;
  /** True when all is well. */
  title: string;
  /** Why it matters, for docs/checks.md. */
  why: string;
  /** The facts that judge may read; where one is unknown, so is the check. */
  needs: readonly Needs[];
  /** Checks whose failure makes this one meaningless: it is skipped. */
  presumes: readonly string[];
  /** Checks whose failure explains a failure of this one: it is told, but not as root. */
  follows?: readonly string[];
  /** Causes that mean nothing once one of these checks failed: nobody expects a job of a monitor that is not selected. */
  moot?: { causes: readonly string[]; after: readonly string[] };
  /** Judges what Prometheus measured: never outranked by it. The others are inferences, and warn at most where the target is up and fresh. */
  measured?: boolean;
  /** Without an answer to this one the verdict is undecided. */
  decisive?: boolean;
  /** Causes that it can name, in words for docs/checks.md: what it means, and how it is mended. */
  causes: Readonly<Record<string, string>>;
  /** Several judgements, the worst first, where several things are wrong at this link; never an empty list. */
  judge(facts: Values<Needs>, subject: Subject): Judgement | Judgement[];
}

export const scrapeCheck = <const Needs extends keyof SubjectFacts>(check: ScrapeCheck<Needs>): ScrapeCheck =>
  check as unknown as ScrapeCheck;
