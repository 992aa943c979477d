import { randomUUID } from 'node:crypto';
import type { SharedQuestion, ShareOut, TellOne } from '../../../app/several-clusters';
import type { ClusterPart } from '../../../commands/command';
import { CouldNotLook } from '../../../errors';
import type { Shares } from '../../../facts/shares';
import type { Enqueue, HelpJob } from '../../../job';
import type { Log } from '../../log';
import { inLanes } from '../in-lanes';
import { mostAskMs } from '../job-time';

export interface ShareParts {
  shares: Shares;
  enqueue: Enqueue;
  log: Log;
  now?: () => number;
  /** A question that takes longer than this is more than one function should do. */
  alonePeriodMs?: number;
  pauseMs?: number;
}

/**
 * Clusters that one function asks side by side. Five of the largest (bench/README.md) are what a function of 1024 MB can ask before its
 * answer is due; small ones take a tenth of a second each.
 */
export const lanes = 5;
/** Of the ten functions that serverless.yml lets run at once, three are left for whoever asks something else meanwhile. */
const mostHelpers = 6;
const notTold = 'The worker that took it did not tell in time what it saw.';

/**
 * Asks the clusters of a question, a few at a time. What nobody has begun with after two seconds is offered to other workers over the
 * queue: whoever is free takes the next one, this worker too, so that nothing waits for helpers that do not come. What they were told
 * is read from the memory that all share. What is missing after half of the time that was left then is asked from here as well, as its
 * taker may be dead; and what nobody was told in time is told of as not known.
 */
export function createShareOut(parts: ShareParts): ShareOut {
  const { now = Date.now, alonePeriodMs = 2000, pauseMs = 500 } = parts;
  return async (question, tell) => {
    const deadlineAt = question.deadlineAt ?? now() + mostAskMs;
    const work = sharedWork(question, tell, deadlineAt, parts);
    let calling: Promise<void> | undefined;
    const timer = setTimeout(() => {
      calling = work.callHelp();
    }, alonePeriodMs);
    await work.ask().finally(() => clearTimeout(timer));
    await calling;
    const collect = async (until: number) => {
      while (!(await work.isCollected()) && now() < until) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    };
    await collect((now() + deadlineAt) / 2);
    if (!work.isTold() && now() < deadlineAt) work.askMissing();
    await collect(deadlineAt);
    return work.told();
  };
}

function sharedWork({ command, request, clusters }: SharedQuestion, tell: TellOne, deadlineAt: number, parts: ShareParts) {
  const { shares, enqueue, log, now = Date.now } = parts;
  const share = randomUUID();
  const waiting = [...clusters];
  const told = new Map<string, ClusterPart>();
  let isShared = false;
  const missing = () => clusters.filter((cluster) => !told.has(cluster));

  /** Asking changes nothing: where the memory fails, twice is better than never. */
  const isMine = async (cluster: string): Promise<boolean> =>
    !isShared || shares.take(share, cluster, share).catch(withoutMemory('asked here', true));

  const withoutMemory =
    <T>(what: string, otherwise: T) =>
    (error: unknown): T => {
      if (!(error instanceof CouldNotLook)) throw error;
      log.warn('the memory that workers share does not answer', { share, what, error });
      return otherwise;
    };

  /** Each helper begins at another place, and has all: a lost one leaves nothing behind but what it took. */
  function helpJob(offered: readonly string[], at: number, of: number): HelpJob {
    const first = Math.floor((offered.length * (at + 1)) / (of + 1));
    return {
      version: 1,
      kind: 'help',
      id: `${share}-${at}`,
      receivedAt: new Date(now()).toISOString(),
      share,
      until: new Date(deadlineAt).toISOString(),
      command,
      request: request as HelpJob['request'],
      clusters: [...offered.slice(first), ...offered.slice(0, first)],
    };
  }

  return {
    ask: () =>
      inLanes(waiting, lanes, async (cluster) => {
        if (await isMine(cluster)) told.set(cluster, await tell(cluster));
      }),

    async callHelp(): Promise<void> {
      const offered = [...waiting];
      const wanted = Math.min(mostHelpers, Math.ceil(offered.length / lanes));
      if (wanted === 0) return;
      isShared = true;
      const jobs = Array.from({ length: wanted }, (_, at) => helpJob(offered, at, wanted));
      const calls = await Promise.allSettled(jobs.map((job) => enqueue({ id: job.id, body: JSON.stringify(job) }, 2000)));
      const helpers = calls.filter(({ status }) => status === 'fulfilled').length;
      isShared = helpers > 0;
      log.info('called for help', { share, command, clusters: offered.length, helpers, of: wanted });
    },

    /** Goes on by itself: whoever is told first, this worker or the one that took it, tells. */
    askMissing(): void {
      log.warn('asked again', { share, clusters: missing().join(', ') });
      inLanes(missing(), lanes, async (cluster) => {
        const part = await tell(cluster);
        if (!told.has(cluster)) told.set(cluster, part);
      }).catch((error: unknown) => log.error('not asked again', { reference: share, error }));
    },

    /** Reads what others were told. Whether all is told. */
    async isCollected(): Promise<boolean> {
      const wanted = missing();
      if (wanted.length === 0) return true;
      const found = await shares.told(share, wanted).catch(withoutMemory('not collected', new Map<string, unknown>()));
      for (const [cluster, part] of found) told.set(cluster, part as ClusterPart);
      return missing().length === 0;
    },

    isTold: () => missing().length === 0,

    told: (): ClusterPart[] => clusters.map((cluster) => told.get(cluster) ?? { cluster, refusal: { message: notTold } }),
  };
}
