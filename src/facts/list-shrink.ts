/**
 * A list in an answer, and what is kept of each of its objects as they arrive, so that a long one never stands in memory whole.
 * A connection may leave it out: whoever asks keeps only the same of what comes.
 */
export interface ListShrink {
  /** Name of the first list of that name in the answer: `items`. */
  list: string;
  /** Undefined: the object is left out. */
  keep(item: unknown): unknown;
}
