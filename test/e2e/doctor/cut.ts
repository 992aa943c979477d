import type { EksChange } from './eks-in-front';

/** What stands around the bed in these tests, for rows that lead somewhere else. */
export interface Around {
  /** Answers every call with an AWS error of no right. */
  refusing: string;
  /** TLS whose certificate has ended, and the CA that signed it. */
  expired: { url: string; ca: string };
  otherCa: string;
  queueWithoutDeadLetters: string;
}

/** One link that is cut: how, and what doctor says of it. */
export interface Cut {
  cut: string;
  env?: (around: Around) => Record<string, string>;
  /** Other keys of the cluster in the configuration. */
  cluster?: object;
  eks?: (around: Around) => EksChange;
  as?: 'stranger';
  id: string;
  outcome: 'fail' | 'warn' | 'unknown';
  cause?: string;
  says: RegExp;
  /** In the commands, or where only a person can mend it, in the words. */
  mends?: RegExp;
}

export const nowhere = 'http://127.0.0.1:1';
