/**
 * The memory of workers that share out one question about many clusters: each cluster is taken by one of them, and told by it.
 * `share` is the question's id. Every method throws CouldNotLook where the memory could not be asked.
 */
export interface Shares {
  /** False: another worker has it. True again for the one who took it. */
  take(share: string, cluster: string, owner: string): Promise<boolean>;
  /** Keeps what a cluster told, as JSON. Throws UserError where that is more than can be kept. */
  tell(share: string, cluster: string, told: object): Promise<void>;
  /** What was told of these until now. */
  told(share: string, clusters: readonly string[]): Promise<Map<string, unknown>>;
}

/** How long anything is remembered: longer than any worker waits for another. */
export const sharedMs = 3600_000;
