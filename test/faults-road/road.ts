import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Interfere, startMadeCluster } from '../../bench/made/made-cluster';
import type { Recording } from '../../bench/made/recording';
import { createApp } from '../../src/app';
import { commands } from '../../src/commands/index';
import { type ClusterTarget, connectCluster } from '../../src/connections/connect-cluster';
import { postToResponseUrl } from '../../src/connections/slack-response-url';
import type { Shares } from '../../src/facts/shares';
import { createLog } from '../../src/handlers/log';
import { createDoor } from '../../src/handlers/slack/door';
import { createWorker } from '../../src/handlers/worker/create-worker';
import { createShareOut } from '../../src/handlers/worker/share/share-out';
import type { Enqueue } from '../../src/job';
import { openTable } from '../exactly-once/dynamo-table';
import { command, secret, signedHeaders } from '../handlers/slack/slack-request';
import { type SlackAnswers, startSlack } from './slack-stand-in';

/** What stands in the way. */
export interface RoadFaults {
  /** Of the API server and the Prometheus behind it. */
  interfere?: Interfere;
  /** The API server's certificate: one of the fixtures. */
  cert?: string;
  slack?: SlackAnswers;
  enqueue?: (put: Enqueue) => Enqueue;
  /** Instead of a kubeconfig that leads to the made cluster, whose port it is told. */
  target?: (port: number) => ClusterTarget;
  connect?: typeof connectCluster;
  openApp?: (open: () => ReturnType<typeof createApp>) => Promise<ReturnType<typeof createApp>>;
  botToken?: () => Promise<string>;
  signingSecret?: () => Promise<string>;
  /** What Lambda leaves of the worker's time. */
  remainingMs?: number;
  /** Others are at hand for a question about that many clusters: `made`, `made-2` and so on, each of which is the same made cluster. */
  many?: ManyClusters;
}

export interface ManyClusters {
  clusters: number;
  /** What the workers share is a real table; this stands in its way. */
  shares?: (memory: Shares) => Shares;
  /** What becomes of each job that calls for help; default: another worker takes it at once. */
  help?: (deliver: () => Promise<unknown>, call: number) => Promise<unknown>;
}

/** Planted where a secret would be; none of them may ever be seen. */
export const planted = ['planted-bearer-token', 'ARCBEDACMEWEB', 'xoxb-planted', secret, 'planted-response-url', 'planted-session-token'];

/** https://docs.slack.dev/interactivity/implementing-slash-commands#responding_basic_receipt */
const slackWaitsMs = 3000;
/** Of a machine that does four rows at a time. */
const toleranceMs = 300;

export type Road = Awaited<ReturnType<typeof openRoad>>;

/** The whole road in this process: door, queue, worker and a Slack, before a made cluster. Ends by `close`. */
export async function openRoad(recording: Recording, faults: RoadFaults = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'arcbot-road-'));
  const { interfere, slack: slackAnswers } = faults;
  const met = [interfere === undefined, slackAnswers === undefined];
  const noted =
    <Words extends unknown[], T>(index: number, act: (...words: Words) => T) =>
    (...words: Words): T => {
      const answer = act(...words);
      if (answer !== undefined) met[index] = true;
      return answer;
    };
  const cluster = await startMadeCluster(recording, {
    ...(interfere === undefined ? {} : { interfere: noted(0, interfere) }),
    ...(faults.cert === undefined ? {} : { cert: faults.cert }),
  });
  const kubeconfig = join(folder, 'kubeconfig');
  writeFileSync(kubeconfig, cluster.kubeconfig);
  const slack = await startSlack(slackAnswers && noted(1, slackAnswers));
  const logged: string[] = [];
  const late: string[] = [];
  const log = createLog('debug', (line) => logged.push(line));
  const queue: { id: string; body: string; receives: number }[] = [];
  const put: Enqueue = async ({ id, body }) => void queue.push({ id, body, receives: 0 });
  const names = Array.from({ length: faults.many?.clusters ?? 1 }, (_, at) => (at === 0 ? 'made' : `made-${at + 1}`));
  const table = faults.many && (await openTable());
  const shares = table && (faults.many?.shares ?? ((memory) => memory))(table.shares(Date.now));
  const helping: Promise<unknown>[] = [];
  const callOthers: Enqueue = async ({ id, body }) => {
    // Each in a process of its own.
    const deliver = () => makeWorker()({ Records: [{ messageId: id, body }] });
    helping.push(faults.many?.help?.(deliver, helping.length) ?? deliver());
  };
  const makeDoor = () =>
    createDoor({
      signingSecret: faults.signingSecret ?? (async () => secret),
      enqueue: faults.enqueue?.(put) ?? put,
      clusters: names,
      log,
      respond: (url, message) => postToResponseUrl(url, message, 700),
    });
  const target = faults.target?.(cluster.port) ?? { name: 'made', kubeconfig };
  const open = () =>
    createApp({
      commands,
      clusters: names.map((name) => ({ target: name === 'made' ? target : { ...target, name } })),
      awsCredentials: async () => ({ accessKeyId: 'AKIAPLANTED', secretAccessKey: 'planted', sessionToken: 'planted-session-token' }),
      connect: faults.connect ?? connectCluster,
      now: () => new Date(recording.recordedAt),
      shareOut: shares && createShareOut({ shares, log, enqueue: callOthers, alonePeriodMs: 0, pauseMs: 50 }),
    });
  const makeWorker = () =>
    createWorker({
      ...(shares && { shares }),
      openApp: async () => faults.openApp?.(open) ?? open(),
      botToken: faults.botToken ?? (async () => 'xoxb-planted'),
      slackApiUrl: `${slack.url}/api/`,
      log,
    });
  let [door, worker] = [makeDoor(), makeWorker()];
  const responseUrl = `${slack.url}/planted-response-url`;
  const signed = (body: string, timestamp = Math.floor(Date.now() / 1000), key = secret, more: object = {}) => {
    const headers = signedHeaders(body, { timestamp, key });
    return {
      version: '2.0',
      headers: { ...headers, ...more },
      requestContext: { http: { method: 'POST', path: '/' } },
      body,
      isBase64Encoded: false,
    };
  };
  const typed = (text: string, trigger = text) => command(text, { response_url: responseUrl, trigger_id: `trigger-${trigger}` });
  const receive = async (messages: typeof queue) => {
    for (const message of messages) message.receives += 1;
    const end = Date.now() + (faults.remainingMs ?? 12_000);
    const Records = messages.map(({ id, body, receives }, index) => ({
      messageId: `${id}#${index}`,
      body,
      attributes: { ApproximateReceiveCount: String(receives) },
    }));
    const { batchItemFailures } = await worker({ Records }, { getRemainingTimeInMillis: () => end - Date.now() });
    // Lambda ends what takes longer, and with it the answer.
    if (Date.now() > end + toleranceMs)
      late.push(`the worker took ${((Date.now() - end) / 1000).toFixed(1)} s longer than Lambda gives it`);
    return messages.filter((_, index) => batchItemFailures.some(({ itemIdentifier }) => itemIdentifier === Records[index]!.messageId));
  };
  return {
    slack,
    logged,
    /** What did not come in time. */
    late,
    /** Whether what stands in the way was ever met. */
    isMet: () => met.every((each) => each),
    queue,
    responseUrl,
    signed,
    typed,
    receive,
    /** What the door says at once: its text, or its status where there is none. */
    async knock(event: unknown): Promise<string> {
      const knockedAt = Date.now();
      const answer = (await door(event)) as { statusCode: number; body: string };
      const ms = Date.now() - knockedAt;
      if (ms > slackWaitsMs) late.push(`Slack was acknowledged after ${ms} ms`);
      const said = answer.body.startsWith('{') ? (JSON.parse(answer.body) as { text: string }).text : `${answer.statusCode} ${answer.body}`;
      slack.acknowledge(said);
      return said;
    },
    /** Gives the queue's messages to the worker, and what it gives back again, as often as SQS does. */
    async work(mostReceives = 3): Promise<void> {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const back = await receive([next]);
        queue.push(...back.filter(({ receives }) => receives < mostReceives));
      }
    },
    /** As Lambda does between two calls now and then: another process, which remembers nothing. */
    anotherProcess() {
      [door, worker] = [makeDoor(), makeWorker()];
    },
    /** Gives the queue's next message to a worker that is killed before it answers: what it does from then on is never seen. */
    async killedAt(moment: Promise<void>) {
      const message = queue.splice(0)[0]!;
      const ended = receive([message]).then(() => 'ended');
      ended.catch(() => {});
      if ((await Promise.race([moment, ended])) === 'ended') throw new Error('it ended before it could be killed');
      [door, worker] = [makeDoor(), makeWorker()];
      queue.push(message);
    },
    async close() {
      await Promise.all(helping);
      await table?.close();
      await slack.close();
      await cluster.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
