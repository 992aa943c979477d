import type { PostEnd } from '../../../connections/posted-to-channel';
import { scheduleName } from '../../../connections/schedules-names';
import type { SlackMessage } from '../../../connections/slack-answer';
import type { Posted } from '../../../facts/digest/posted';
import type { Digest } from '../../../facts/digest/schedules';
import type { DigestJob } from '../../../job';

/** What a digest says. */
export interface Composed {
  /** From rich to plain. */
  versions: SlackMessage[];
  /** Names of its problems, for the next one to compare with. */
  told: string[];
}

export interface DeliverParts {
  posted: Posted;
  /** A name that no other delivery has. */
  newOwner(): string;
  now(): number;
  compose(job: DigestJob, before: string[] | undefined): Promise<Composed>;
  /** Said in place of a digest that is too late. */
  composeSkipped(job: DigestJob, lateMs: number): Composed;
  /** Put in front of a message that may be there already. */
  doubtWords: string;
  post(channel: string, versions: SlackMessage[], key: string): Promise<PostEnd>;
  isPosted(channel: string, key: string, sinceMs: number): Promise<boolean | undefined>;
  /** Tells the digest's maker that it is paused. */
  tellMaker(digest: Digest, why: string): Promise<void>;
  pause(digest: Digest, why: string): Promise<void>;
}

/** How a delivery ended; `again`: the same job is to come again after that. */
export type Delivered =
  | { kind: 'posted' | 'skipped' | 'posted-before' }
  | { kind: 'paused'; why: string }
  /** Neither the digest nor that it was skipped could be posted in all that time. */
  | { kind: 'lost'; why: string }
  | { kind: 'again'; why: string; afterMs: number };

/** Longer than a worker lives and any request of its may still be under way: nobody who held a key before can post after it. */
export const leaseMs = 120_000;
/** Later than this a digest is history: it is said to be skipped. */
export const latestMs = 3 * 3600_000;
const refusedPauseMs = 15 * 60_000;
/** After this nobody waits even for the word that it was skipped. */
const lostMs = 6 * 3600_000;
/** Slack's clock and ours may differ. */
const clockSkewMs = 5 * 60_000;

/**
 * Posts a digest once, whatever is delivered twice, late or out of order, and wherever a worker dies. The key is taken before anything
 * else; "begun" is written before the message leaves and "settled" after it arrived; whoever finds it begun and not settled looks in the
 * channel first.
 */
export async function deliverDigest(job: DigestJob, parts: DeliverParts): Promise<Delivered> {
  const { posted, now } = parts;
  const { digest } = job;
  const dueMs = Math.floor(Date.parse(job.dueAt) / 60_000) * 60_000;
  const schedule = scheduleName(digest);
  const key = `${schedule}@${new Date(dueMs).toISOString().slice(0, 16)}`;
  const owner = parts.newOwner();
  const until = now() + leaseMs;
  const claim = await posted.claim(key, owner, { now: now(), until });
  if (claim.kind === 'settled') return { kind: 'posted-before' };
  if (claim.kind === 'held') return { kind: 'again', why: 'another worker has it', afterMs: claim.until - now() + 1000 };

  let words = '';
  if (claim.doubt) {
    const found = await parts.isPosted(digest.channel, key, dueMs - clockSkewMs);
    if (found === true) {
      await posted.settle(key, owner);
      return { kind: 'posted-before' };
    }
    words = found === undefined ? parts.doubtWords : '';
  }

  const lateMs = now() - dueMs;
  const tooLate = lateMs > latestMs;
  const composed = tooLate ? parts.composeSkipped(job, lateMs) : await parts.compose(job, await posted.lastTold(schedule));
  const versions = words === '' ? composed.versions : composed.versions.map((version) => withWords(version, words));
  // A worker that was held up for so long has no business to post any more.
  if (now() > until - leaseMs / 2 || !(await posted.begin(key, owner))) return { kind: 'again', why: 'it took too long', afterMs: leaseMs };

  const end = await parts.post(digest.channel, versions, key);
  switch (end.kind) {
    case 'posted':
      await posted.settle(key, owner);
      if (!tooLate) await posted.remember(schedule, job.dueAt, composed.told);
      return { kind: tooLate ? 'skipped' : 'posted' };
    case 'unsure':
      return { kind: 'again', why: end.why, afterMs: until - now() + 1000 };
    case 'later':
    case 'refused':
      if (lateMs > lostMs) {
        await posted.settle(key, owner);
        return { kind: 'lost', why: end.why };
      }
      await posted.release(key, owner, now());
      return { kind: 'again', why: end.why, afterMs: end.kind === 'later' ? end.afterMs : refusedPauseMs };
    case 'closed':
      await parts.pause(digest, end.why);
      await parts.tellMaker(digest, end.why);
      await posted.settle(key, owner);
      return { kind: 'paused', why: end.why };
  }
}

const withWords = ({ text, blocks }: SlackMessage, words: string): SlackMessage => ({
  text: `${words} ${text}`,
  ...(blocks === undefined
    ? {}
    : { blocks: [...blocks.slice(0, 49), { type: 'context', elements: [{ type: 'plain_text', text: words }] }] }),
});
