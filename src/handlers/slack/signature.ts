import { createHmac, timingSafeEqual } from 'node:crypto';

export interface SignedRequest {
  timestamp: string | undefined;
  signature: string | undefined;
  body: Buffer;
}

const toleranceSeconds = 5 * 60;

/** Whether it can be genuine at all: the form is right and it is not older, or further in the future, than five minutes. */
export function isPlausible({ timestamp, signature }: SignedRequest, nowMs: number): boolean {
  if (timestamp === undefined || signature === undefined) return false;
  if (!/^\d{1,12}$/.test(timestamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return false;
  return Math.abs(Math.floor(nowMs / 1000) - Number(timestamp)) <= toleranceSeconds;
}

/** In constant time. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function isSignedBy(secret: string, { timestamp, signature, body }: SignedRequest): boolean {
  // Anybody can sign with an empty key.
  if (secret === '' || timestamp === undefined || signature === undefined) return false;
  const wanted = Buffer.from(`v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`);
  const given = Buffer.from(signature);
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}
