import { webApi } from '@slack/bolt';
import { isInChannel, postToChannel } from '../../src/connections/posted-to-channel';
import { slackWeb } from '../../src/connections/slack-web';
import type { Posted } from '../../src/facts/digest/posted';
import type { Digest } from '../../src/facts/digest/schedules';
import { type Delivered, type DeliverParts, deliverDigest, leaseMs } from '../../src/handlers/worker/digest/deliver-digest';
import type { DigestJob } from '../../src/job';
import type { SlackServer } from './slack-server';

/** The worker is gone: nothing of it runs any more. */
export class Killed extends Error {}

/** Counts the awaits of a delivery, and kills it before or after one of them is done. */
export interface Kill {
  at: number;
  when: 'before' | 'after';
}

interface Waiting {
  job: DigestJob;
  visibleAt: number;
  receives: number;
}

/** A clock, a queue that delivers at least once, and the real delivery on a real memory and Slack's own client. */
export class World {
  nowMs = Date.parse('2026-11-24T00:00:20Z');
  readonly ends: Delivered['kind'][] = [];
  readonly told: { maker: string; why: string }[] = [];
  readonly paused: string[] = [];
  readonly dead: DigestJob[] = [];
  composed = 0;
  awaits = 0;
  private queue: Waiting[] = [];
  private owners = 0;
  private readonly web;

  constructor(
    readonly slack: SlackServer,
    slackUrl: string,
    private readonly posted: Posted,
    private readonly random: () => number,
  ) {
    const client = new webApi.WebClient(undefined, {
      slackApiUrl: slackUrl,
      timeout: 500,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger: { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => 'error' as never, setName() {} },
    });
    this.web = slackWeb({ client, token: async () => 'xoxb-test' });
  }

  put(job: DigestJob, delayMs = 0): void {
    this.queue.push({ job, visibleAt: this.nowMs + delayMs, receives: 0 });
  }

  /** Delivers until the queue is empty. `killFor`: what befalls a delivery, by its number. */
  async run(killFor: (delivery: number) => Kill | undefined = () => undefined): Promise<number> {
    let deliveries = 0;
    while (this.queue.length > 0) {
      const next = Math.min(...this.queue.map(({ visibleAt }) => visibleAt));
      this.nowMs = Math.max(this.nowMs, next);
      const visible = this.queue.filter(({ visibleAt }) => visibleAt <= this.nowMs);
      const batch = shuffled(visible, this.random).slice(0, 10);
      this.queue = this.queue.filter((waiting) => !batch.includes(waiting));
      // Ten workers side by side, as the deployment has them.
      await Promise.all(batch.map((waiting) => this.deliver(waiting, killFor(deliveries++))));
      this.nowMs += 50;
    }
    return deliveries;
  }

  private async deliver(waiting: Waiting, kill: Kill | undefined): Promise<void> {
    const visibilityMs = 360_000;
    const receives = waiting.receives + 1;
    try {
      const end = await deliverDigest(waiting.job, this.parts(kill));
      this.ends.push(end.kind);
      // A message of its own, as the worker does it: how often one may be received is not used up by waiting.
      if (end.kind === 'again') this.queue.push({ job: waiting.job, visibleAt: this.nowMs + end.afterMs, receives: 0 });
    } catch (error) {
      if (!(error instanceof Killed) && (error as Error).name !== 'CouldNotLook') throw error;
      if (receives >= 10) this.dead.push(waiting.job);
      else this.queue.push({ job: waiting.job, visibleAt: this.nowMs + visibilityMs, receives });
    }
  }

  private parts(kill: Kill | undefined): DeliverParts {
    let count = 0;
    let dead = false;
    const guard =
      <A extends unknown[], T>(act: (...args: A) => Promise<T>) =>
      async (...args: A): Promise<T> => {
        const mine = count++;
        this.awaits = Math.max(this.awaits, count);
        if (dead || (kill?.at === mine && kill.when === 'before')) throw die();
        const result = await act(...args);
        if (kill?.at === mine && kill.when === 'after') throw die();
        return result;
      };
    const die = () => {
      dead = true;
      return new Killed();
    };
    const { posted } = this;
    return {
      posted: {
        claim: guard((...args) => posted.claim(...args)),
        begin: guard((...args) => posted.begin(...args)),
        release: guard((...args) => posted.release(...args)),
        settle: guard((...args) => posted.settle(...args)),
        lastTold: guard((...args) => posted.lastTold(...args)),
        remember: guard((...args) => posted.remember(...args)),
      },
      newOwner: () => `worker-${++this.owners}`,
      now: () => this.nowMs,
      compose: guard(async ({ digest }) => {
        this.composed++;
        const text = `digest of ${digest.clusters.join()}`;
        return { versions: [{ text, blocks: [{ type: 'divider' }] }, { text }], told: ['a problem'] };
      }),
      composeSkipped: ({ dueAt }) => ({ versions: [{ text: `skipped: ${dueAt}` }], told: [] }),
      doubtWords: '(perhaps for the second time)',
      post: guard((channel, versions, key) => postToChannel(this.web, channel, versions, key)),
      isPosted: guard((channel, key, since) => isInChannel(this.web, channel, key, since)),
      tellMaker: guard(async (digest: Digest, why) => {
        this.told.push({ maker: digest.maker ?? '', why });
      }),
      pause: guard(async (digest: Digest) => {
        this.paused.push(digest.channel);
      }),
    };
  }
}

export const lease = leaseMs;

export function digestJob(number: number, dueAt = '2026-11-24T00:00:00Z'): DigestJob {
  const digest: Digest = {
    team: 'T1',
    channel: `C${number}`,
    clusters: ['prod'],
    at: '09:00',
    zone: 'Asia/Seoul',
    days: ['tue'],
    maker: `U${number}`,
  };
  return { version: 1, kind: 'digest', id: `digest-${number}-${dueAt}`, receivedAt: dueAt, dueAt, digest };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const all = [...items];
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all;
}

/** The same numbers on every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}
