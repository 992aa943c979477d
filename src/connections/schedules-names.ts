import { createHash } from 'node:crypto';
import type { Digest, Place } from '../facts/digest/schedules';

/** What a digest's schedule begins with in the configuration: such schedules belong to no person and no workspace. */
const fixedPrefix = 'config-';

/** Begins the names of a workspace's schedules, or of one channel's: at most 64 characters in all, letters, digits, `-`, `_` and `.`. */
export function namePrefix({ enterprise, team, channel }: Omit<Place, 'channel'> & { channel?: string | undefined }): string {
  const parts = [...(enterprise === undefined ? [] : [enterprise]), team ?? 'T', ...(channel === undefined ? [] : [channel])];
  return parts.map((part) => `${safe(part)}-`).join('');
}

export const fixedNamePrefix = (channel: string | undefined): string => `${fixedPrefix}${channel === undefined ? '' : `${safe(channel)}-`}`;

/** The same for the same place and clusters, in whatever order they were said. */
export function scheduleName(digest: Pick<Digest, keyof Place | 'clusters' | 'fixed'>): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([...digest.clusters].sort()))
    .digest('hex')
    .slice(0, 12);
  return `${digest.fixed ? fixedNamePrefix(digest.channel) : namePrefix(digest)}${hash}`;
}

const safe = (id: string): string => id.replace(/[^0-9A-Za-z_.]/g, '_').slice(0, 20);
