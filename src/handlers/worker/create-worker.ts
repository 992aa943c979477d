import type { App } from '../../app';
import type { Config } from '../../config/config-schema';
import { postedInMemory } from '../../connections/posted-in-memory';
import { NotDelivered } from '../../connections/slack-answer';
import { groupMembers } from '../../connections/slack-groups';
import { slackWeb } from '../../connections/slack-web';
import { UserError } from '../../errors';
import type { Posted } from '../../facts/digest/posted';
import type { Schedules } from '../../facts/digest/schedules';
import type { Shares } from '../../facts/shares';
import type { Enqueue, Job } from '../../job';
import { inTime } from '../in-time';
import type { Log } from '../log';
import type { ReadSecret } from '../read-secret';
import { Seen } from '../slack/seen';
import { createAccess } from './access/access';
import { complaintWords, NotAllowed } from './access/not-allowed';
import { type AuditOutcome, audit } from './audit';
import { openBoltApp } from './bolt-app';
import { createDigestRunner } from './digest/run-digest-job';
import { createHome } from './home';
import { switchDigest } from './home-digests';
import type { House } from './house';
import { type JobTime, jobTime, type LambdaContext } from './job-time';
import { Once } from './once';
import { openErrand } from './open-errand';
import { answerPress } from './press';
import { readMessage } from './read-message';
import { RecentReports } from './recent-reports';
import { helpOut } from './share/help-out';
import { tellTryingAgain } from './try-again';
import { answerTyped } from './typed';

export interface WorkerParts {
  /** Reads the configuration and builds the app; asked again after it failed. Throws UserError. */
  openApp(): Promise<App>;
  /** Default: none. Throws as openApp. */
  settings?: () => Promise<Settings>;
  /** Default: no digests are kept. */
  schedules?: Schedules;
  /** Default: this process' own memory, for where no other worker posts. */
  posted?: Posted;
  /** Puts a digest back that has to wait; default: the queue gives it again by itself. */
  enqueue?: Enqueue;
  /** What is told to a worker that called for help; default: nobody is helped. */
  shares?: Shares;
  botToken: ReadSecret;
  slackApiUrl: string | undefined;
  log: Log;
  now?: () => number;
  sleep?: (ms: number) => Promise<void>;
}

/** What else the configuration says. */
export type Settings = Pick<Config, 'access' | 'links' | 'digests'>;

/** Of an SQS event, what is needed. */
export interface QueueEvent {
  Records: { messageId: string; body: string; attributes?: { ApproximateReceiveCount?: string } }[];
}

export interface BatchAnswer {
  batchItemFailures: { itemIdentifier: string }[];
}

/** The Lambda handler of the queue: each record is a job, each job one answer. Records that may succeed later are given back. */
export function createWorker(parts: WorkerParts) {
  const {
    log,
    shares,
    botToken: token,
    slackApiUrl,
    now = Date.now,
    sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  } = parts;
  const once = new Once();
  /** Jobs that this process has begun: what went wrong with them it has said itself. */
  const begun = new Seen();
  let app: Promise<App> | undefined;
  const openApp = (): Promise<App> => {
    app ??= parts.openApp().catch((error: unknown) => {
      app = undefined;
      throw error;
    });
    return app;
  };
  const bolt = openBoltApp(
    {
      onTyped: (words, prefix, errand) => answerTyped(words, prefix, errand, house),
      onPress: (value, payload, errand) => answerPress(value, payload, errand, house),
      onHome: (errand, options) => home(errand, options),
      async onDigestSwitch(value, errand) {
        await switchDigest(value, errand, house);
        await home(errand);
      },
    },
    log,
    slackApiUrl,
  );
  const web = slackWeb({ client: bolt.client, token });
  const membersOf = groupMembers(web, now);
  const house: House = {
    async open() {
      const [opened, { access = {}, links = {}, digests = {} }] = await Promise.all([openApp(), parts.settings?.() ?? ({} as Settings)]);
      return { app: opened, access: createAccess(access, membersOf), docsUrl: links.docs, digests };
    },
    schedules: parts.schedules,
    web,
    recent: new RecentReports(now),
    log,
    now,
  };
  const home = createHome(house);
  const runDigest = createDigestRunner({
    posted: parts.posted ?? postedInMemory(),
    schedules: parts.schedules,
    enqueue: parts.enqueue,
    token,
    slackApiUrl,
    house,
    log,
    now,
  });

  async function run(job: Job, time: JobTime, isAgain: boolean): Promise<void> {
    const onDetour = (why: string) => log.warn('detour', { id: job.id, why });
    const errand = openErrand(job, time, once, { web, slackApiUrl, now, sleep, onDetour });
    const beganAt = now();
    const end = (outcome: AuditOutcome, why?: string) => {
      const { about } = errand;
      if (about.what !== undefined)
        audit(log, job.kind, errand, about, { outcome, ms: now() - beganAt, ...(why === undefined ? {} : { why }) });
    };
    try {
      if (isAgain) await tellTryingAgain(job, slackApiUrl, log);
      await inTime(bolt.deliver(job, errand), time.workUntil - now(), () => new Error('The job has not ended in its time.'));
      end('answered');
    } catch (error) {
      if (error instanceof NotDelivered) {
        end('not delivered', error.message);
        throw error;
      }
      if (!(error instanceof UserError)) {
        log.error('broken', { reference: job.id, kind: job.kind, error });
        end('broken');
        await errand.send({ versions: [{ text: `Something broke on our side, reference ${job.id}.` }] }, { name: 'broken' });
        throw error;
      }
      end(error instanceof NotAllowed ? 'not allowed' : 'refused', error.message);
      await errand.send({ versions: [{ text: complaintWords(error) }] });
    }
  }

  /** Whether the record is settled: answered, or beyond what trying again could mend. */
  async function settle({ messageId, body, attributes }: QueueEvent['Records'][number], time: JobTime): Promise<boolean> {
    try {
      const job = readMessage(body);
      if (job === undefined || (job.kind === 'help' && shares === undefined)) {
        // Given back, so that it ends among the dead letters, where somebody can look at it.
        log.error('not a job', { messageId });
        return false;
      }
      if (job.kind === 'digest') return await runDigest(job, time);
      if (job.kind === 'help') {
        await helpOut(job, (await openApp()).answer, { shares: shares!, log, now });
        return true;
      }
      const isAgain = begun.add(job.id) && Number(attributes?.ApproximateReceiveCount ?? 1) > 1;
      await once.do(job.id, () => run(job, time, isAgain));
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
