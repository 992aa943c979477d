import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mostAskMs } from '../src/handlers/worker/job-time';
import { openTable } from '../test/exactly-once/dynamo-table';
import type { SharedAsked, SharedTask } from './made/ask-shared';
import { startMadeCluster } from './made/made-cluster';
import { readRecording } from './made/recording';
import { largest } from './made/sizes';
import { median, tableOf } from './made/tables';
import { toldBy } from './made/told-by';
import { type CpuShare, makeCpuShare } from './start/cpu-share';

/*
 * npm run bench:share [-- --rounds 2] [--share 0.58] [--clusters 5,10,15]
 * One digest of several of the largest clusters: asked by one function, and by as many as it calls for help, each started when it is
 * called and in a share of a core of its own.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '2' },
    /** Of one core: what Lambda gives to 1024 MB, as serverless.yml has it. */
    share: { type: 'string', default: '0.58' },
    clusters: { type: 'string', default: '5,10,15' },
  },
});
const share = Number(values.share);
const recording = readRecording();
const folder = mkdtempSync(join(tmpdir(), 'arcbot-bench-'));
const made = await startMadeCluster(recording, { crowd: { runners: 10_000, ...largest } });
const kubeconfig = join(folder, 'kubeconfig');
writeFileSync(kubeconfig, made.kubeconfig);
const table = await openTable();
const groups: CpuShare[] = [];
let functions: Promise<unknown>[] = [];
let task: SharedTask;

function groupOf(at: number): CpuShare | undefined {
  if (share < 1 && groups[at] === undefined) {
    const group = makeCpuShare(share, `-${at}`);
    if (group !== undefined) groups[at] = group;
  }
  return groups[at];
}

/** A function that is started for one task, as Lambda starts one. */
function start<T>(of: SharedTask): Promise<T> {
  const at = functions.length;
  const group = groupOf(at);
  const file = join(folder, `task-${at}.json`);
  writeFileSync(file, JSON.stringify(of));
  const enter = group === undefined ? '' : `${group.enter} && `;
  const words = [process.execPath, 'dist/bench/ask-shared.mjs', file];
  const told = toldBy<T>(spawn('sh', ['-c', `${enter}exec "$0" "$@"`, ...words], { stdio: ['ignore', 'pipe', 'inherit'] }));
  functions.push(told);
  return told;
}

const queue = createServer(async (request, response) => {
  let job = '';
  for await (const chunk of request) job += chunk;
  void start({ ...task, job });
  response.end();
});
await new Promise<void>((done) => queue.listen(0, '127.0.0.1', done));
const others = { table: table.endpoint, queue: `http://127.0.0.1:${(queue.address() as AddressInfo).port}/` };

const rows: string[] = [];
try {
  for (const count of values.clusters.split(',').map(Number)) {
    const clusters = Array.from({ length: count }, (_, at) => ({ target: { name: `cluster-${at}`, kubeconfig } }));
    const ways: [name: string, others?: SharedTask['others']][] = [['alone'], ['with others', others]];
    for (const [name, helped] of ways) {
      task = { clusters, at: recording.recordedAt, askMs: mostAskMs, others: helped };
      const runs: (SharedAsked & { started: number })[] = [];
      for (let round = 0; round < Number(values.rounds); round++) {
        functions = [];
        const told = await start<SharedAsked>(task);
        await Promise.all(functions);
        runs.push({ ...told, started: functions.length });
      }
      const middle = (what: (run: (typeof runs)[number]) => number, digits = 0) => median(runs.map(what)).toFixed(digits);
      const cells = [
        count,
        name,
        middle(({ started }) => started),
        middle(({ seconds }) => seconds, 1),
        middle(({ known }) => known),
        middle(({ unknown }) => unknown),
        middle(({ peakMb }) => peakMb),
      ];
      rows.push(`| ${cells.join(' | ')} |`);
      process.stderr.write(`${count}, ${name}\n`);
    }
  }
  for (const url of made.strange) process.stderr.write(`nothing was recorded for ${decodeURIComponent(url).slice(0, 300)}\n`);
} finally {
  for (const group of groups) group.remove();
  queue.close();
  await table.close();
  await made.close();
  rmSync(folder, { recursive: true, force: true });
}
const where = groups.length === 0 ? 'unthrottled' : `each function at ${(share * 100).toFixed(0)} % of one core`;
console.log(
  `Node ${process.versions.node}, ${process.arch}, ${where}, ${cpus().length} cores with load ${loadavg()[0]!.toFixed(1)}, ${mostAskMs / 1000} s to answer, median of ${values.rounds} runs\n`,
);
const heads = ['clusters', 'asked by one function', 'functions', 's', 'told of', 'not known', 'peak MB of the first'];
console.log(tableOf(heads, rows));
