import { randomUUID } from 'node:crypto';
import { webApi } from '@slack/bolt';
import { isInChannel, postToChannel } from '../../../connections/posted-to-channel';
import { scheduleName } from '../../../connections/schedules-names';
import { type SlackWeb, slackWeb } from '../../../connections/slack-web';
import type { Posted } from '../../../facts/digest/posted';
import type { Digest, Schedules } from '../../../facts/digest/schedules';
import type { DigestJob, Enqueue } from '../../../job';
import { mrkdwn } from '../../../renderers/mrkdwn';
import type { Log } from '../../log';
import type { ReadSecret } from '../../read-secret';
import type { House } from '../house';
import type { JobTime } from '../job-time';
import { composeDigest, composeSkipped } from './compose-digest';
import { type Delivered, deliverDigest } from './deliver-digest';

export interface DigestParts {
  posted: Posted;
  schedules: Schedules | undefined;
  /** Puts a job back to be seen later; without it the queue gives it again by itself. */
  enqueue: Enqueue | undefined;
  token: ReadSecret;
  slackApiUrl: string | undefined;
  house: House;
  log: Log;
  now(): number;
}

/** Slack's longest delay of a message is fifteen minutes; what is later comes back and waits again. */
const longestDelaySeconds = 900;
const doubtWords = 'Perhaps for the second time: arcbot may not look into this channel (channels:history, groups:history).';

/** Delivers digests; the answer is whether the record is settled. */
export function createDigestRunner(parts: DigestParts): (job: DigestJob, time: JobTime) => Promise<boolean> {
  const { log, now, posted, house } = parts;
  const web = patientWeb(parts);

  async function tellMaker({ maker, channel, clusters }: Digest, why: string): Promise<void> {
    if (maker === undefined) return log.error('a digest of the configuration cannot be posted', { channel, why });
    const text = `The digest of ${clusters.join(', ')} cannot be posted any more and is paused: ${closedWords[why] ?? why}.`;
    const end = await postToChannel(
      web,
      maker,
      [{ text: `${mrkdwn(text)} (<#${channel}>)` }],
      `paused-${scheduleName({ channel, clusters })}`,
    );
    if (end.kind !== 'posted') log.warn('the maker of a digest was not told', { maker, channel, why: end.why });
  }

  /** One that was ended or changed in Slack meanwhile stays so. */
  async function pause(digest: Digest, why: string): Promise<void> {
    if (digest.fixed || parts.schedules === undefined) return;
    const kept = await parts.schedules.list(digest);
    const same = kept.find((each) => scheduleName(each) === scheduleName(digest));
    if (same !== undefined && same.paused === undefined) await parts.schedules.put({ ...same, paused: closedWords[why] ?? why });
  }

  async function deliver(job: DigestJob, time: JobTime): Promise<Delivered> {
    return deliverDigest(job, {
      posted,
      newOwner: randomUUID,
      now,
      async compose(due, before) {
        const { app, docsUrl } = await house.open();
        return composeDigest(due, before, { app, docsUrl, askUntil: time.askUntil, now: now() });
      },
      composeSkipped,
      doubtWords,
      post: (channel, versions, key) => postToChannel(web, channel, versions, key),
      isPosted: (channel, key, sinceMs) => isInChannel(web, channel, key, sinceMs),
      tellMaker,
      pause,
    });
  }

  return async (job, time) => {
    const beganAt = now();
    const { team, channel, clusters, maker } = job.digest;
    const end = await deliver(job, time);
    const why = 'why' in end ? { why: end.why } : {};
    const cluster = clusters.join(', ');
    log.info('audit', {
      id: job.id,
      user: maker,
      team,
      channel,
      way: 'schedule',
      what: 'digest',
      command: 'digest',
      cluster,
      outcome: end.kind,
      ms: now() - beganAt,
      ...why,
    });
    if (end.kind === 'lost') log.error('a digest is lost', { id: job.id, why: end.why });
    if (end.kind !== 'again') return true;
    if (parts.enqueue === undefined) return false;
    const delaySeconds = Math.min(longestDelaySeconds, Math.max(1, Math.ceil(end.afterMs / 1000)));
    await parts.enqueue({ id: `${job.id}-${randomUUID()}`, body: JSON.stringify(job), delaySeconds }, 4000);
    return true;
  };
}

const closedWords: Readonly<Record<string, string>> = {
  not_in_channel: 'arcbot is not in the channel; invite it, then set the digest up again',
  channel_not_found: 'there is no such channel any more, or arcbot may not see it',
  is_archived: 'the channel is archived',
};

/** Never repeats a call by itself: a post whose answer was lost may be there. */
function patientWeb({ token, slackApiUrl, log }: DigestParts): SlackWeb {
  const silent = { debug() {}, info() {}, setLevel() {}, setName() {}, getLevel: () => 'warn' as never };
  const client = new webApi.WebClient(undefined, {
    timeout: 4000,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: { ...silent, warn: (...words) => log.debug(words.join(' ')), error: (...words) => log.debug(words.join(' ')) },
    ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
  });
  return slackWeb({ client, token });
}
