import { Cron } from 'croner';
import { nextRuns } from '../facts/digest/next-run';
import type { Digest, Schedules } from '../facts/digest/schedules';
import type { DigestJob, Enqueue } from '../job';
import { namePrefix, scheduleName } from './schedules-names';

export interface LocalSchedules extends Schedules {
  /** Forgets all and waits for nothing more. */
  close(): void;
}

/**
 * Digests kept by this process, for as long as it lives: what EventBridge Scheduler does for a deployment. `fixed`: those that the
 * configuration keeps. `onLost` hears of a digest that the queue did not take.
 */
export function localSchedules(parts: {
  enqueue: Enqueue;
  fixed?: readonly Digest[];
  now?: () => number;
  onLost?: (error: unknown) => void;
}): LocalSchedules {
  const { enqueue, fixed = [], now = Date.now, onLost = () => {} } = parts;
  const kept = new Map<string, { digest: Digest; timer: Cron | undefined }>();

  function fire(digest: Digest, name: string, dueMs: number): void {
    const dueAt = new Date(dueMs).toISOString().replace('.000Z', 'Z');
    const job: DigestJob = { version: 1, kind: 'digest', id: `digest-${name}-${dueAt}`, receivedAt: dueAt, dueAt, digest };
    enqueue({ id: job.id, body: JSON.stringify(job) }, 5000).catch(onLost);
  }

  /** One instant after the other, each counted by the rule that is said back to people; croner waits, however long that is. */
  function start(digest: Digest, name: string, afterMs: number): Cron | undefined {
    const [due] = digest.paused === undefined ? nextRuns(digest, afterMs, 1) : [];
    if (due === undefined) return undefined;
    return new Cron(new Date(due), { unref: true, maxRuns: 1 }, () => {
      const entry = kept.get(name);
      if (entry?.digest !== digest) return;
      fire(digest, name, due);
      entry.timer = start(digest, name, due);
    });
  }

  function keep(digest: Digest): void {
    const name = scheduleName(digest);
    kept.get(name)?.timer?.stop();
    kept.set(name, { digest, timer: undefined });
    kept.get(name)!.timer = start(digest, name, now());
  }

  for (const digest of fixed) keep({ ...digest, fixed: true });
  return {
    async list(where) {
      const prefix = namePrefix(where);
      const names = [...kept.keys()].filter((name) => {
        const { digest } = kept.get(name)!;
        return digest.fixed ? where.channel === undefined || digest.channel === where.channel : name.startsWith(prefix);
      });
      return names.sort().map((name) => kept.get(name)!.digest);
    },
    async put(digest) {
      keep({ ...digest });
    },
    async remove(digest) {
      const name = scheduleName(digest);
      kept.get(name)?.timer?.stop();
      return kept.delete(name);
    },
    close() {
      for (const { timer } of kept.values()) timer?.stop();
      kept.clear();
    },
  };
}
