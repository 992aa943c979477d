import { Cron } from 'croner';
import { nextRuns } from '../facts/digest/next-run';
import type { Digest, Schedules } from '../facts/digest/schedules';
import type { DigestJob, Enqueue } from '../job';
import { namePrefix, scheduleName } from './schedules-names';

export interface LocalSchedules extends Schedules {
  /** Waits for nothing more; what is kept stays as it is. */
  close(): void;
}

/** A digest, and since when it is as it is (milliseconds of the epoch): nothing that was due before is made up for. */
export interface KeptDigest {
  digest: Digest;
  sinceMs: number;
}

export interface LocalSchedulesParts {
  enqueue: Enqueue;
  /** Those that the configuration keeps. */
  fixed?: readonly Digest[];
  /** What an earlier process kept, fixed ones among them; what it missed in the last `missedMs` is due at once. */
  kept?: readonly KeptDigest[];
  missedMs?: number;
  /** Called before a change counts; throws CouldNotLook where it cannot be kept. */
  onChange?: (kept: KeptDigest[]) => void;
  lasting?: string | undefined;
  now?: () => number;
  /** Hears of a digest that the queue did not take. */
  onLost?: (error: unknown) => void;
}

/** Digests kept by this process: what EventBridge Scheduler does for a deployment. */
export function localSchedules(parts: LocalSchedulesParts): LocalSchedules {
  const { enqueue, fixed = [], kept: before = [], missedMs = 0, onChange = () => {}, lasting, now = Date.now, onLost = () => {} } = parts;
  const kept = new Map<string, KeptDigest & { timer: Cron | undefined }>();
  let isClosed = false;

  function fire(digest: Digest, name: string, dueMs: number): void {
    const dueAt = new Date(dueMs).toISOString().replace('.000Z', 'Z');
    const job: DigestJob = { version: 1, kind: 'digest', id: `digest-${name}-${dueAt}`, receivedAt: dueAt, dueAt, digest };
    enqueue({ id: job.id, body: JSON.stringify(job) }, 5000).catch(onLost);
  }

  /** One instant after the other, each counted by the rule that is said back to people; croner waits, however long that is. */
  function start(digest: Digest, name: string, afterMs: number): Cron | undefined {
    const [due] = digest.paused === undefined ? nextRuns(digest, afterMs, 1) : [];
    if (due === undefined || isClosed) return undefined;
    // One of the past would never come: croner runs what is to come.
    return new Cron(new Date(Math.max(due, now() + 50)), { unref: true, maxRuns: 1 }, () => {
      const entry = kept.get(name);
      if (entry?.digest !== digest) return;
      fire(digest, name, due);
      entry.timer = start(digest, name, due);
    });
  }

  function keep({ digest, sinceMs }: KeptDigest): void {
    const name = scheduleName(digest);
    kept.get(name)?.timer?.stop();
    kept.set(name, { digest, sinceMs, timer: undefined });
    kept.get(name)!.timer = start(digest, name, Math.max(sinceMs, now() - missedMs));
  }

  /** Written before it counts: what cannot be kept is not begun. */
  function save(change: (all: Map<string, KeptDigest>) => void): void {
    const all = new Map([...kept].map(([name, { digest, sinceMs }]) => [name, { digest, sinceMs }]));
    change(all);
    onChange([...all.values()]);
  }

  const same = (digest: Digest) =>
    before.find((each) => scheduleName(each.digest) === scheduleName(digest) && whenOf(each.digest) === whenOf(digest));
  for (const each of before) if (!each.digest.fixed) keep(each);
  for (const each of fixed) {
    const digest = { ...each, fixed: true };
    keep({ digest, sinceMs: same(digest)?.sinceMs ?? now() });
  }
  save(() => {});
  return {
    ...(lasting === undefined ? {} : { lasting }),
    async list(where) {
      const prefix = namePrefix(where);
      const names = [...kept.keys()].filter((name) => {
        const { digest } = kept.get(name)!;
        return digest.fixed ? where.channel === undefined || digest.channel === where.channel : name.startsWith(prefix);
      });
      return names.sort().map((name) => kept.get(name)!.digest);
    },
    async put(digest) {
      const entry = { digest: { ...digest }, sinceMs: now() };
      save((all) => all.set(scheduleName(digest), entry));
      keep(entry);
    },
    async remove(digest) {
      const name = scheduleName(digest);
      save((all) => all.delete(name));
      kept.get(name)?.timer?.stop();
      return kept.delete(name);
    },
    close() {
      isClosed = true;
      for (const { timer } of kept.values()) timer?.stop();
    },
  };
}

const whenOf = ({ at, zone, days }: Digest): string => JSON.stringify([at, zone, days]);
