/** Reads a secret, or the reference to one; `fresh` asks for its latest value instead of the remembered one. */
export type ReadSecret = (options?: { fresh?: boolean }) => Promise<string>;

const pauseMs = 60_000;

/** Tries a secret; once more with its latest value where it does not fit, so that a rotation needs no deploy. At most once a minute: junk is free to send. */
export function rotatingSecret(read: ReadSecret, now: () => number) {
  let refreshedAt = Number.NEGATIVE_INFINITY;
  return async (fits: (secret: string) => boolean): Promise<boolean> => {
    if (fits(await read())) return true;
    if (now() - refreshedAt < pauseMs) return false;
    refreshedAt = now();
    return fits(await read({ fresh: true }));
  };
}
