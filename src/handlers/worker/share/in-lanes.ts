/**
 * Clusters that one function asks side by side. Five of the largest (bench/README.md) are what a function of 1024 MB can ask before its
 * answer is due; small ones take a tenth of a second each.
 */
export const lanes = 5;

/** Takes what waits from its front until nothing is left, a few at a time; ends with the last of them, or with the first exception. */
export async function inLanes(waiting: string[], work: (next: string) => Promise<void>): Promise<void> {
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
