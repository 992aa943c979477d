/**
 * Something that takes what comes from outside. Throws where it does what it must never do: break off in any way but a UserError, say
 * more than Slack takes, steer a terminal, or let something pass as what it is not.
 */
export interface FuzzTarget {
  /** Inputs to begin from: each a good one, or one that was bad once. */
  seeds: readonly (string | Buffer)[];
  fuzz(data: Buffer): void | Promise<void>;
}
