import { readFileSync } from 'node:fs';
import { type AskedCluster, createApp } from '../../src/app';
import { commands } from '../../src/commands/index';
import { sharesInDynamo } from '../../src/connections/shares-dynamodb';
import { createLog } from '../../src/handlers/log';
import { openBoltApp } from '../../src/handlers/worker/bolt-app';
import { helpOut } from '../../src/handlers/worker/share/help-out';
import { createShareOut } from '../../src/handlers/worker/share/share-out';

/** What one function took to answer one digest of several clusters, with or without others that help, with all loaded that the worker loads. */
export interface SharedAsked {
  seconds: number;
  /** Clusters that it tells of, and those of which it says that they are not known. */
  known: number;
  unknown: number;
  /** The most that was ever resident. */
  peakMb: number;
}

/** What such a function is handed, as a file of JSON. */
export interface SharedTask {
  clusters: AskedCluster[];
  /** ISO 8601: the instant that the recorded answers are judged at. */
  at: string;
  askMs: number;
  /** DynamoDB, and where a job is posted for which a function is to be started; undefined: nobody is called. */
  others?: { table: string; queue: string } | undefined;
  /** What a helper is started with; undefined: this is the caller. */
  job?: string;
}

if (typeof openBoltApp !== 'function') throw new Error('the worker is not loaded');
const { clusters, at, askMs, others, job } = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as SharedTask;
const log = createLog('warn', (line) => process.stderr.write(line));
const credentials = async () => ({ accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'made-up' });
const shares = others && sharesInDynamo({ region: 'eu-west-1', endpoint: others.table, credentials, table: 'arcbot' });
const enqueue = async ({ body }: { body: string }) => void (await fetch(others!.queue, { method: 'POST', body }));
const shareOut = shares && createShareOut({ shares, enqueue, log });
const app = createApp({ commands, clusters, now: () => new Date(at), shareOut });
const startedAt = performance.now();
let told: SharedAsked | undefined;
if (job === undefined) {
  const names = app.clusters as string[];
  const request = { action: 'now', cluster: names[0], clusters: names };
  const { data } = await app.answer('digest', request, { deadlineAt: Date.now() + askMs });
  const known = (data.clusters as { verdict: string }[]).filter(({ verdict }) => verdict !== 'undecided').length;
  const seconds = (performance.now() - startedAt) / 1000;
  told = { seconds, known, unknown: names.length - known, peakMb: process.resourceUsage().maxRSS / 1024 };
} else {
  await helpOut(JSON.parse(job), app.answer, { shares: shares!, log, now: Date.now });
}
process.stdout.write(`${JSON.stringify(told ?? null)}\n`, () => process.exit(0));
