import { createHash, randomUUID } from 'node:crypto';
import { answerAtOnce } from '../../commands/at-once';
import { findPhrase } from '../../commands/understand';
import { cleanWords } from '../../commands/words';
import { CouldNotLook, UserError } from '../../errors';
import type { Enqueue, Job } from '../../job';
import { fence, mrkdwn } from '../../renderers/mrkdwn';
import { inTime } from '../in-time';
import type { Log } from '../log';
import type { ReadSecret } from '../read-secret';
import { challengeAnswer, complaint, empty, ephemeral, refused, told } from './answers';
import { type HttpAnswer, type HttpRequest, isWarmUp, readHttpEvent } from './http-event';
import { type Payload, readPayload } from './read-payload';
import { Seen } from './seen';
import { isPlausible, isSignedBy } from './signature';
import { rotatingSecret } from './signing-secret';

export interface DoorParts {
  signingSecret: ReadSecret;
  enqueue: Enqueue;
  /** Names of the clusters, the default one first; undefined where only the worker can tell them. */
  clusters: readonly string[] | undefined;
  log: Log;
  /** Tells a person who pressed a button; a typed command is answered over HTTP instead. */
  respond(responseUrl: string, message: object): Promise<unknown>;
  now?: () => number;
}

type Asked = Extract<Payload, { slack: unknown }>;

/** Of Slack's three seconds, what a cold start and the way leave. A secret that takes long to read leaves the queue less of it. */
const answerWithinMs = 2500;
const queueTimeoutMs = { atMost: 2000, atLeast: 300 };

/**
 * The Lambda handler of Slack's requests: verifies, answers within three seconds, and puts one job into the queue. Answers bad words itself.
 * It runs on the coldest path there is, so nothing that is slow to load may be imported from here.
 */
export function createDoor({ signingSecret, enqueue, clusters, log, respond, now = Date.now }: DoorParts) {
  const seen = new Seen();
  const verify = rotatingSecret(signingSecret, now);

  async function isGenuine(request: HttpRequest): Promise<boolean> {
    const [timestamp, signature] = [request.header('x-slack-request-timestamp'), request.header('x-slack-signature')];
    const signed = { timestamp, signature, body: request.body };
    return isPlausible(signed, now()) && (await verify((secret) => isSignedBy(secret, signed)));
  }

  async function queueJob({ kind, slack }: Asked, id: string, dueAt: number): Promise<CouldNotLook | undefined> {
    const timeoutMs = Math.min(queueTimeoutMs.atMost, Math.max(queueTimeoutMs.atLeast, dueAt - now()));
    const job = { version: 1, id, receivedAt: new Date(now()).toISOString(), kind, slack } as Job;
    try {
      await inTime(enqueue({ id, body: JSON.stringify(job) }, timeoutMs), timeoutMs, silent);
      log.info('queued', { id, kind, ...aboutOf(slack) });
      return undefined;
    } catch (error) {
      if (!(error instanceof CouldNotLook)) throw error;
      log.error('not queued', { id, kind, error });
      return error;
    }
  }

  async function answerCommand(asked: Asked, id: string, dueAt: number): Promise<HttpAnswer> {
    // Slack's commands are at most 32 characters long.
    const prefix = String(asked.slack.command).slice(0, 33);
    const text = String(asked.slack.text ?? '');
    /** Of a question that ends here; the others are told by the worker. */
    const end = (outcome: string) => {
      const { user_id: user, team_id: team, channel_id: channel } = asked.slack;
      log.info('audit', { id, user, team, channel, way: 'typed', what: cleanWords(text).join(' ').slice(0, 500), outcome });
    };
    try {
      const { phrase, words } = findPhrase(text, clusters ?? []);
      // Without the clusters' names only the command itself can be understood here; the worker reads the rest.
      const canRead = clusters !== undefined || phrase.name === 'help';
      const request = canRead ? phrase.parse({ words, clusters: clusters ?? [] }) : {};
      const atOnce = answerAtOnce({ phrase, request }, { clusters, prefix });
      if (atOnce !== undefined) {
        end('answered');
        return told(fence(atOnce));
      }
      const failure = await queueJob(asked, id, dueAt);
      if (failure !== undefined) end('not queued');
      return told(failure === undefined ? mrkdwn(phrase.acknowledge(request)) : notTaken(failure));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      end('refused');
      return told(complaint(error));
    }
  }

  async function answerOther(asked: Asked, id: string, dueAt: number): Promise<HttpAnswer> {
    const failure = await queueJob(asked, id, dueAt);
    if (failure === undefined) return empty;
    seen.forget(id);
    const url = asked.slack.response_url;
    // Slack sends an event again; a person who pressed a button must be told.
    if (typeof url !== 'string') return refused(500, 'not queued');
    const telling = respond(url, { ...ephemeral(notTaken(failure)), replace_original: false });
    await inTime(telling, 700, silent).catch((error: unknown) => log.warn('not told', { id, error }));
    return empty;
  }

  async function answer(request: HttpRequest): Promise<HttpAnswer> {
    const dueAt = now() + answerWithinMs;
    if (!(await isGenuine(request))) return refused(401, 'not signed by Slack');
    const payload = readPayload(request.header('content-type'), request.body);
    if (payload === undefined) return refused(400, 'not a request of Slack');
    if (payload.kind === 'ssl-check') return empty;
    if (payload.kind === 'url-verification') return challengeAnswer(payload.challenge);
    const id = jobId(payload, request);
    if (!seen.add(id)) {
      log.info('dropped: delivered before', { id, kind: payload.kind });
      return empty;
    }
    try {
      return await (payload.kind === 'command' ? answerCommand(payload, id, dueAt) : answerOther(payload, id, dueAt));
    } catch (error) {
      log.error('broken', { reference: id, kind: payload.kind, error });
      if (payload.kind === 'command') return told(`Something broke on our side, reference ${id}.`);
      seen.forget(id);
      return refused(500, `broken, reference ${id}`);
    }
  }

  return async (event: unknown): Promise<object> => {
    const request = readHttpEvent(event);
    try {
      if (request !== undefined) return request.envelope(await answer(request));
      if (!isWarmUp(event)) return refused(400, 'not an HTTP request');
      await signingSecret();
      return empty;
    } catch (error) {
      // The secret could not be read: nobody can be verified, so nothing is told but that.
      const reference = randomUUID();
      log.error('no request can be verified', { reference, error });
      const answer = refused(500, `reference ${reference}`);
      return request?.envelope(answer) ?? answer;
    }
  };
}

/** The same for every delivery of a request, on whichever machine; else a signed request is itself its only mark. */
function jobId({ slack }: Asked, request: HttpRequest): string {
  const mark = slack.trigger_id ?? slack.event_id ?? request.header('x-slack-signature');
  const team = slack.enterprise_id ?? slack.team_id ?? '';
  return createHash('sha256').update(`${team}:${mark}`).digest('hex').slice(0, 32);
}

function aboutOf(slack: Asked['slack']) {
  const { team_id: team, user_id: user, type } = slack as Record<string, unknown>;
  return { team, user, type };
}

/** What is certain: a queue that refused will give no answer, one that was silent may yet. */
function notTaken({ reason }: CouldNotLook): string {
  const again = 'Please ask again in a minute.';
  if (reason === 'timed-out') return `The queue did not confirm your question in time, so an answer may not come. ${again}`;
  return `The queue did not take your question, so no answer will come. ${again}`;
}

const silent = (): CouldNotLook => new CouldNotLook('timed-out', 'No answer in time.');
