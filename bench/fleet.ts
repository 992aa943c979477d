import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { FleetAsked, FleetQuestion } from './made/ask-fleet';
import { kubeconfigOf, type MadeCluster, startMadeCluster } from './made/made-cluster';
import { readRecording } from './made/recording';
import { median, tableOf } from './made/tables';
import { toldBy } from './made/told-by';

/*
 * npm run bench:fleet [-- --rounds 3] [--timeout 8] [--clusters 1,10,50]
 * Several clusters behind one app, all asked at once by a process of its own; then again with one more that hangs and one that refuses.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    timeout: { type: 'string', default: '8' },
    clusters: { type: 'string', default: '1,10,50' },
  },
});
const timeoutMs = Number(values.timeout) * 1000;
const recording = readRecording();
const folder = mkdtempSync(join(tmpdir(), 'arcbot-bench-'));
const largest = Math.max(...values.clusters.split(',').map(Number));

const clusters: MadeCluster[] = [];
for (let index = 0; index < largest; index++) clusters.push(await startMadeCluster(recording));
const hanging = await startMadeCluster(recording, { interfere: () => true });
const closed = await startMadeCluster(recording);
await closed.close();

const fileOf = (name: string, port: number) => {
  const file = join(folder, name);
  writeFileSync(file, kubeconfigOf(`https://127.0.0.1:${port}`));
  return { target: { name, kubeconfig: file } };
};
const good = clusters.map(({ port }, index) => fileOf(`cluster-${index}`, port));
const bad = [fileOf('hangs', hanging.port), fileOf('refuses', closed.port)];

function askAll(clusters: ReturnType<typeof fileOf>[], command: string): Promise<FleetAsked> {
  const file = join(folder, 'question.json');
  const question: FleetQuestion = { command, clusters, at: recording.recordedAt, timeoutMs };
  writeFileSync(file, JSON.stringify(question));
  const child = spawn(process.execPath, ['dist/bench/ask-fleet.mjs', file], { stdio: ['ignore', 'pipe', 'inherit'] });
  return toldBy(child);
}

const rows: string[] = [];
const words = new Map<string, string>();
const slowestOf = (told: FleetAsked['told']) => Math.max(...told.map(({ seconds }) => seconds));
try {
  for (const command of ['status', 'check-scrape']) {
    for (const count of values.clusters.split(',').map(Number)) {
      const these = good.slice(0, count);
      const runs: { alone: number; beside: number; whole: number; peakMb: number; verdicts: string }[] = [];
      for (let round = 0; round < Number(values.rounds); round++) {
        const alone = await askAll(these, command);
        const { told, peakMb } = await askAll([...these, ...bad], command);
        const others = told.slice(0, count);
        for (const { name, summary } of told.slice(count)) words.set(`${command}, ${name}`, summary);
        const verdicts = [...new Set(others.map(({ verdict }) => verdict))].join(', ');
        runs.push({ alone: slowestOf(alone.told), beside: slowestOf(others), whole: slowestOf(told), peakMb, verdicts });
      }
      const middle = (what: (run: (typeof runs)[number]) => number) => median(runs.map(what)).toFixed(2);
      const cells = [
        command,
        count,
        middle(({ alone }) => alone),
        middle(({ beside }) => beside),
        middle(({ alone, beside }) => beside / alone),
        middle(({ whole }) => whole),
        median(runs.map(({ peakMb }) => peakMb)).toFixed(0),
        [...new Set(runs.map(({ verdicts }) => verdicts))].join(', '),
      ];
      rows.push(`| ${cells.join(' | ')} |`);
      process.stderr.write(`${command}, ${count}\n`);
    }
  }
} finally {
  for (const cluster of [...clusters, hanging]) await cluster.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(
  `Node ${process.versions.node}, ${cpus().length} cores with load ${loadavg()[0]!.toFixed(1)}, time-out ${timeoutMs / 1000} s, median of ${values.rounds} paired runs, each in a process of its own, its loading counted\n`,
);
const heads = [
  'question',
  'clusters',
  'slowest, s',
  'beside one that hangs and one that refuses, s',
  'ratio',
  'all of them, s',
  'peak MB',
  'verdicts of the good ones',
];
console.log(tableOf(heads, rows));
console.log(`\nWhat is said of the two:\n${[...words].map(([which, said]) => `- ${which}: ${said}`).join('\n')}`);
