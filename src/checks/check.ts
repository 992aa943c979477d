import type { Evidence, Fix, OutcomeKind } from '../reports/report';

/** What a check concludes from facts that it was given. */
export type Judgement =
  | { outcome: 'pass'; saw: string; evidence?: Evidence[] }
  | ({ outcome: 'warn' | 'fail' } & Finding)
  /** The facts were there and do not decide: what would. */
  | { outcome: 'unknown'; reason: string }
  | { outcome: 'not-applicable'; saw: string };

export interface Finding {
  cause: string;
  saw: string;
  fix: Fix;
  evidence?: Evidence[];
}

/** A check's outcome about one subject, as `-o json` prints it. */
export interface Outcome {
  id: string;
  title: string;
  outcome: OutcomeKind;
  cause?: string;
  root?: boolean;
  saw?: string;
  fix?: Fix;
  reason?: string;
  /** With unknown for want of rights: the RBAC rules that grant them, one line of YAML each; the reason holds them too. */
  rules?: string[];
  evidence?: Evidence[];
}

export const pass = (saw: string, evidence?: Evidence[]): Judgement => ({
  outcome: 'pass',
  saw,
  ...(evidence === undefined ? {} : { evidence }),
});
export const fail = (finding: Finding): Judgement => ({ outcome: 'fail', ...finding });
export const warn = (finding: Finding): Judgement => ({ outcome: 'warn', ...finding });
export const cannotTell = (reason: string): Judgement => ({ outcome: 'unknown', reason });
export const notApplicable = (saw: string): Judgement => ({ outcome: 'not-applicable', saw });
