/** The work's own end, or the exception that `late` makes once it has taken too long. The work itself goes on. */
export function inTime<T>(work: Promise<T>, timeoutMs: number, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout;
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), Math.max(0, timeoutMs));
  });
  return Promise.race([work, end]).finally(() => clearTimeout(timer));
}
