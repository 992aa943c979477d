import { CouldNotLook, UserError } from '../../errors';
import type { ReadSecret } from '../read-secret';

const pauseMs = 15_000;

/** Tries a secret; once more with its latest value where it does not fit, so that a rotation needs no deploy. Junk is free to send, so not often. */
export function rotatingSecret(read: ReadSecret, now: () => number) {
  let refreshedAt = Number.NEGATIVE_INFINITY;
  return async (fits: (secret: string) => boolean): Promise<boolean> => {
    if (fits(await read())) return true;
    if (now() - refreshedAt < pauseMs) return false;
    refreshedAt = now();
    const latest = await read({ fresh: true }).catch((error: unknown) => {
      if (error instanceof CouldNotLook || error instanceof UserError) return '';
      throw error;
    });
    return fits(latest);
  };
}
