/**
 * The memory of which digests were posted. A digest of one due time has one key; who holds it may post it. Instants are milliseconds
 * of the epoch, by the worker's clock. Every method throws CouldNotLook where the memory could not be asked: then nothing is known.
 */
export interface Posted {
  /**
   * Takes the key for `owner` until then. `doubt`: somebody who held it before may have posted, and did not live to say so.
   * `settled`: nothing more is to be done. `held`: by somebody else, who may still be at it.
   */
  claim(key: string, owner: string, times: { now: number; until: number }): Promise<Claim>;
  /** Before the message leaves: from now on whoever comes after is in doubt. False: the key is not the owner's any more. */
  begin(key: string, owner: string): Promise<boolean>;
  /** It certainly was not posted: whoever comes next may post, without any doubt, from `notBefore` on. */
  release(key: string, owner: string, notBefore: number): Promise<void>;
  /** It was posted, or is not to be. */
  settle(key: string, owner: string): Promise<void>;
  /** What the last digest of a schedule told: the names of its problems. Undefined: nothing is remembered. */
  lastTold(schedule: string): Promise<string[] | undefined>;
  /** Remembered only if `dueAt` (ISO 8601) is later than what is remembered. */
  remember(schedule: string, dueAt: string, told: readonly string[]): Promise<void>;
}

export type Claim = { kind: 'mine'; doubt: boolean } | { kind: 'settled' } | { kind: 'held'; until: number };

/** How long anything is remembered: longer than a message can stay in a queue, and than the week between two digests of a weekday. */
export const rememberedMs = 15 * 24 * 3600_000;
