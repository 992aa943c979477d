import { safeParse } from 'valibot';
import type { App } from '../../app';
import { NotDelivered, type SlackMessage, sendAnswer } from '../../connections/slack-answer';
import { slackWeb } from '../../connections/slack-web';
import { UserError } from '../../errors';
import { type Job, jobSchema } from '../../job';
import { inTime } from '../in-time';
import type { Log } from '../log';
import type { ReadSecret } from '../read-secret';
import { complaint } from '../slack/answers';
import { answerWords } from './answer-words';
import { openBoltApp } from './bolt-app';
import { destinationOf } from './destination';
import { type JobTime, jobTime, type LambdaContext } from './job-time';
import { Once } from './once';

export interface WorkerParts {
  /** Reads the configuration and builds the app; asked again after it failed. Throws UserError. */
  openApp(): Promise<App>;
  botToken: ReadSecret;
  slackApiUrl: string | undefined;
  log: Log;
  now?: () => number;
  sleep?: (ms: number) => Promise<void>;
}

/** Of an SQS event, what is needed. */
export interface QueueEvent {
  Records: { messageId: string; body: string }[];
}

export interface BatchAnswer {
  batchItemFailures: { itemIdentifier: string }[];
}

/** The Lambda handler of the queue: each record is a job, each job one answer. Records that may succeed later are given back. */
export function createWorker(parts: WorkerParts) {
  const { log, botToken: token, slackApiUrl, now = Date.now, sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)) } = parts;
  const once = new Once();
  let app: Promise<App> | undefined;
  const openApp = (): Promise<App> => {
    app ??= parts.openApp().catch((error: unknown) => {
      app = undefined;
      throw error;
    });
    return app;
  };
  const bolt = openBoltApp(
    { onWords: async (words, prefix, errand) => answerWords(await openApp(), log, words, prefix, errand) },
    log,
    slackApiUrl,
  );
  const web = slackWeb({ client: bolt.client, token });

  async function run(job: Job, time: JobTime): Promise<void> {
    const to = destinationOf(job);
    const onDetour = (why: string) => log.warn('detour', { id: job.id, why });
    const sending = { web, slackApiUrl, now, sleep, onDetour };
    /** Under its own name each message is sent once, however often the job comes. */
    const say = (name: string, versions: SlackMessage[]): Promise<void> =>
      once.do(`${job.id}/${name}`, async () => to && sendAnswer(to, versions, time.sendUntil, sending));
    const errand = { id: job.id, askUntil: time.askUntil, send: (...versions: SlackMessage[]) => say('answer', versions) };
    try {
      await inTime(bolt.deliver(job, errand), time.workUntil - now(), () => new Error('The job has not ended in its time.'));
    } catch (error) {
      if (error instanceof NotDelivered) throw error;
      if (!(error instanceof UserError)) {
        log.error('broken', { reference: job.id, kind: job.kind, error });
        await say('broken', [{ text: `Something broke on our side, reference ${job.id}.` }]);
        throw error;
      }
      log.info('refused', { id: job.id, why: error.message });
      await say('answer', [{ text: complaint(error) }]);
    }
  }

  /** Whether the record is settled: answered, or beyond what trying again could mend. */
  async function settle({ messageId, body }: QueueEvent['Records'][number], time: JobTime): Promise<boolean> {
    try {
      const job = readJob(body);
      if (job === undefined) {
        // Given back, so that it ends among the dead letters, where somebody can look at it.
        log.error('not a job', { messageId });
        return false;
      }
      await once.do(job.id, () => run(job, time));
      log.info('settled', { id: job.id, kind: job.kind, msSinceAsked: now() - Date.parse(job.receivedAt) });
      return true;
    } catch (error) {
      const mayPass = !(error instanceof NotDelivered) || error.mayPass;
      log.error('not settled', { messageId, mayPass, error });
      return !mayPass;
    }
  }

  return async (event: QueueEvent, context?: LambdaContext): Promise<BatchAnswer> => {
    const time = jobTime(now(), context);
    const records = event?.Records ?? [];
    const settled = await Promise.all(records.map((record) => settle(record, time)));
    return { batchItemFailures: records.filter((_, index) => !settled[index]).map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}

function readJob(body: string): Job | undefined {
  try {
    const result = safeParse(jobSchema, JSON.parse(body));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
