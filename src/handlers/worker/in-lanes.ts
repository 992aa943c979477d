/** Takes what waits from its front until nothing is left, a few at a time; ends with the last of them, or with the first exception. */
export async function inLanes<T>(waiting: T[], lanes: number, work: (next: T) => Promise<void>): Promise<void> {
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
