import { type Outcome, outcomeOfError, outcomeOfResponseUrl } from './slack-outcome';
import { isResponseUrl, postToResponseUrl } from './slack-response-url';
import type { SlackWeb } from './slack-web';

/** Where an answer goes: in place of what its response_url stands for, else to that person in that channel, else to that person. */
export interface Destination {
  responseUrl: string | undefined;
  channel: string | undefined;
  user: string;
  /** As a message of its own; what the response_url stands for stays. */
  beside?: boolean;
  /** For everyone in the channel. */
  inChannel?: boolean;
}

export interface SlackMessage {
  text: string;
  blocks?: object[];
}

/** Slack did not take an answer. `mayPass`: another attempt later may succeed; otherwise a person must mend something first. */
export class NotDelivered extends Error {
  override readonly name = 'NotDelivered';
  constructor(
    why: string,
    readonly mayPass: boolean,
  ) {
    super(`Slack did not take the answer: ${why}.`);
  }
}

export interface SendParts {
  web: SlackWeb;
  slackApiUrl: string | undefined;
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Told when one way or form is given up for another. */
  onDetour(why: string): void;
}

const requestTimeoutMs = 4000;
const mostAttempts = 4;

interface Way {
  post(message: SlackMessage): Promise<Outcome>;
  /** A second post takes the first one's place, so it may be repeated where it is not known whether it was taken. */
  replaces: boolean;
}

/**
 * Sends one answer, once. `versions` go from rich to plain: the next one is sent where Slack refuses the blocks of one.
 * Waits as Slack asks, up to `deadlineAt` (milliseconds of the epoch). Throws NotDelivered.
 */
export async function sendAnswer(to: Destination, versions: readonly SlackMessage[], deadlineAt: number, parts: SendParts): Promise<void> {
  let version = 0;
  let last = 'there is no way to reach the person';
  let mayPass = false;
  for (const way of waysTo(to, deadlineAt, parts)) {
    let outcome: Outcome | undefined;
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      if (outcome?.kind === 'again') await parts.sleep(outcome.afterMs);
      outcome = await way.post(versions[version]!);
      if (outcome.kind === 'taken') return;
      if (outcome.kind === 'refused-blocks' && version + 1 < versions.length) {
        parts.onDetour('Slack refused the blocks');
        version += 1;
      } else if (outcome.kind === 'again') {
        // Not taken, and no time to wait for it: another way may be open.
        if (parts.now() + outcome.afterMs >= deadlineAt) break;
      } else if (outcome.kind !== 'unsure' || !way.replaces || parts.now() >= deadlineAt) break;
    }
    last = outcome === undefined || !('why' in outcome) ? 'it refused every form of the message' : outcome.why;
    // A whole channel would see it twice; the person can press or type again.
    if (outcome?.kind === 'unsure') throw new NotDelivered(last, to.inChannel !== true);
    if (outcome?.kind === 'refused' || outcome?.kind === 'bad-token') throw new NotDelivered(last, false);
    mayPass ||= outcome?.kind === 'again';
    parts.onDetour(last);
  }
  throw new NotDelivered(last, mayPass);
}

function waysTo(
  { responseUrl, channel, user, beside = false, inChannel = false }: Destination,
  deadlineAt: number,
  parts: SendParts,
): Way[] {
  const ways: Way[] = [];
  if (responseUrl !== undefined && isResponseUrl(responseUrl, parts.slackApiUrl)) {
    const timeoutMs = () => Math.min(requestTimeoutMs, deadlineAt - parts.now());
    const manner = { response_type: inChannel ? 'in_channel' : 'ephemeral', replace_original: !beside };
    const post = (message: SlackMessage) =>
      postToResponseUrl(responseUrl, { ...manner, ...message }, timeoutMs()).then(outcomeOfResponseUrl, outcomeOfError);
    ways.push({ post, replaces: !beside });
  } else if (responseUrl !== undefined) parts.onDetour('the response_url is on no host of Slack');
  if (channel !== undefined) {
    const [method, to] = inChannel ? ['chat.postMessage', { channel }] : ['chat.postEphemeral', { channel, user }];
    ways.push(byWeb(parts, method, to));
  }
  ways.push(byWeb(parts, 'chat.postMessage', { channel: user }));
  return ways;
}

const byWeb = ({ web }: SendParts, method: string, to: object): Way => ({
  post: (message) => web.call(method, { ...message, ...to }).then((): Outcome => ({ kind: 'taken' }), outcomeOfError),
  replaces: false,
});
