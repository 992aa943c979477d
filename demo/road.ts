import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import type { App } from '../src/app';
import { postedInMemory } from '../src/connections/posted-in-memory';
import { localSchedules } from '../src/connections/schedules-local';
import type { Log } from '../src/handlers/log';
import type { DigestJob } from '../src/job';
import type { AnsweredAtOnce, OpenHome, PageEvent, Press, Say, SlackMessage } from './page-api';
import { type Deployed, deploy } from './road/deployment';
import { LocalQueues } from './road/local-queues';
import { Recent } from './road/recent';
import { type Asked, ResponseUrls } from './road/response-urls';
import { signedEvent } from './road/sign-request';
import { blockActionsForm, channelOf, homeOpenedEvent, markOf, personOf, slashCommandForm, slashCommandName } from './road/slack-payloads';
import { slackbotSays } from './road/slackbot';
import { standIns } from './road/stand-ins';
import { Views } from './road/views';

export interface RoadParts {
  /** Of this server: `http://127.0.0.1:3000`. Slack and SQS are said to be there. */
  origin: string;
  /** Builds what answers when `cluster` is the default one. */
  openApp(cluster: string): App;
  tell(page: string, event: PageEvent): void;
  log: Log;
  now?: () => number;
}

/** The way of every question: signed request, door, queue, worker, response_url. */
export interface Road {
  say(asked: Say): Promise<AnsweredAtOnce>;
  press(asked: Press): Promise<AnsweredAtOnce>;
  openHome(asked: OpenHome): Promise<AnsweredAtOnce>;
  /** What stands in for Slack's and SQS's servers. */
  routes: Hono;
  close(): void;
}

/** After that long Slack tells the person that the app did not answer. */
const acknowledgedWithinMs = 3000;

export function openRoad({ origin, openApp, tell, log, now = Date.now }: RoadParts): Road {
  const signingSecret = randomBytes(32).toString('hex');
  const botToken = `xoxb-playground-${randomBytes(18).toString('hex')}`;
  const credentials = {
    accessKeyId: `AKIA${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(20).toString('hex'),
  };
  const [sqsUrl, slackApiUrl] = [`${origin}/sqs/`, `${origin}/slack/api/`];
  const responseUrls = new ResponseUrls(`${origin}/slack/response/`, now);
  const views = new Views(now);
  const queues = new LocalQueues(() => log.error('a job was given back too often'));
  /** What was asked, by the mark that its job will have; and those whose job the queue took. */
  const marks = new Recent<Asked>();
  const queued = new WeakSet<Asked>();
  const deployments = new Map<string, Deployed>();
  const pages = new Recent<string>();

  /** One store for all deployments; a digest goes to that of its first cluster. Everyone here may change them. */
  const schedules = localSchedules({
    enqueue: (message, timeoutMs) => deployment(clusterOf(message.body)).enqueue(message, timeoutMs),
    now,
    lasting: 'It is kept for as long as this playground runs.',
    onLost: (error) => log.error('a digest was not queued', { error }),
  });
  const digests = {
    schedules,
    posted: postedInMemory(),
    settings: () => ({ access: { change: [{ channels: [...pages.keys()] }] } }),
  };

  const step = ({ page, id, at }: Asked, who: string, what: string): void =>
    tell(page, { kind: 'step', id, afterMs: Math.round(now() - at), who, what });

  function onQueued(job: string): void {
    const asked = marks.get(markOf(job));
    if (asked === undefined) return;
    step(asked, 'slack handler', 'put one job into the queue');
    queued.add(asked);
  }

  function deployment(cluster: string): Deployed {
    const before = deployments.get(cluster);
    if (before !== undefined) return before;
    const queueUrl = `${sqsUrl}000000000000/${encodeURIComponent(cluster)}`;
    const made = deploy({ app: openApp(cluster), signingSecret, botToken, slackApiUrl, queueUrl, sqsUrl, credentials, log, ...digests });
    queues.consume(queueUrl, async (event) => {
      const asked = marks.get(markOf(event.Records[0]!.body));
      if (asked) step(asked, 'worker', 'took the job from the queue');
      return made.worker(event);
    });
    deployments.set(cluster, made);
    return made;
  }

  async function send(
    { page, id, cluster }: OpenHome,
    content: (mark: string, responseUrl: string) => URLSearchParams | object,
  ): Promise<AnsweredAtOnce> {
    const { door } = deployment(cluster);
    const asked = { page, id, at: now() };
    for (const each of [channelOf(page), personOf(page)]) pages.set(each, page);
    const mark = views.makeTrigger(page);
    marks.set(mark, asked);
    const event = signedEvent(content(mark, responseUrls.make(asked)), signingSecret, now());
    step(asked, 'Slack', 'sent the signed request');
    const answer = await withinTime(door(event) as Promise<DoorAnswer>, acknowledgedWithinMs);
    step(asked, 'slack handler', answer === undefined ? 'did not answer in time' : `answered ${answer.statusCode}`);
    const pending = queued.delete(asked);
    if (answer?.statusCode !== 200)
      return bySlackbot(slackbotSays.failed(answer === undefined ? 'operation_timeout' : 'dispatch_failed'), pending);
    return answer.body === '' ? { by: 'nobody', pending } : { by: 'arcbot', message: JSON.parse(answer.body) as SlackMessage, pending };
  }

  return {
    async say(asked) {
      const [command = ''] = asked.line.trim().split(/\s/);
      if (!command.startsWith('/')) return bySlackbot(slackbotSays.notACommand(slashCommandName));
      if (command.toLowerCase() !== slashCommandName) return bySlackbot(slackbotSays.noSuchCommand(command));
      return send(asked, (mark, responseUrl) => slashCommandForm(asked, mark, responseUrl));
    },
    press: (asked) => send(asked, (mark, responseUrl) => blockActionsForm(asked, mark, responseUrl, now())),
    openHome: (asked) => send(asked, (mark) => homeOpenedEvent(asked, mark, now())),
    routes: standIns({
      queues,
      responseUrls,
      botToken,
      accessKeyId: credentials.accessKeyId,
      views,
      tell,
      step,
      onQueued,
      pageOf: (id) => pages.get(id),
    }),
    close() {
      schedules.close();
      queues.close();
    },
  };
}

const clusterOf = (job: string): string => (JSON.parse(job) as DigestJob).digest.clusters[0]!;

const bySlackbot = (message: SlackMessage, pending = false): AnsweredAtOnce => ({ by: 'slackbot', message, pending });

interface DoorAnswer {
  statusCode: number;
  body: string;
}

/** The work's result, or undefined once it has taken too long. */
async function withinTime<T>(work: Promise<T>, timeoutMs: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), timeoutMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
