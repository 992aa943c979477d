import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createApp } from '../src/app';
import { commands } from '../src/commands/index';
import type { Report } from '../src/reports/report';
import { kubeconfigOf, type MadeCluster, startMadeCluster } from './made/made-cluster';
import { readRecording } from './made/recording';
import { median } from './made/tables';

/*
 * npm run bench:fleet [-- --rounds 3] [--timeout 8] [--clusters 1,10,50]
 * Several clusters behind one app, all asked at once; then again with one more that hangs and one more that refuses.
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

interface Told {
  name: string;
  report: Report;
  seconds: number;
}

async function askAll(asked: ReturnType<typeof fileOf>[], command: string): Promise<Told[]> {
  const app = createApp({ commands, clusters: asked, now: () => new Date(recording.recordedAt) });
  const startedAt = performance.now();
  return Promise.all(
    app.clusters.map(async (name) => {
      const report = await app.answer(command, { cluster: name }, { deadlineAt: Date.now() + timeoutMs });
      return { name, report, seconds: (performance.now() - startedAt) / 1000 };
    }),
  );
}

const rows: string[] = [];
const words = new Map<string, string>();
const slowestOf = (told: Told[]) => Math.max(...told.map(({ seconds }) => seconds));
try {
  for (const command of ['status', 'check-scrape']) {
    for (const count of values.clusters.split(',').map(Number)) {
      const these = good.slice(0, count);
      await askAll(these, command);
      const runs: { alone: number; beside: number; whole: number; verdicts: string }[] = [];
      for (let round = 0; round < Number(values.rounds); round++) {
        const alone = await askAll(these, command);
        const all = await askAll([...these, ...bad], command);
        const others = all.slice(0, count);
        for (const { name, report } of all.slice(count)) words.set(`${command}, ${name}`, report.summary);
        const verdicts = [...new Set(others.map(({ report }) => report.verdict))].join(', ');
        runs.push({ alone: slowestOf(alone), beside: slowestOf(others), whole: slowestOf(all), verdicts });
      }
      const middle = (what: (run: (typeof runs)[number]) => number) => median(runs.map(what)).toFixed(2);
      const cells = [
        command,
        count,
        middle(({ alone }) => alone),
        middle(({ beside }) => beside),
        middle(({ alone, beside }) => beside / alone),
        middle(({ whole }) => whole),
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
  `Node ${process.versions.node}, ${cpus().length} cores with load ${loadavg()[0]!.toFixed(1)}, time-out ${timeoutMs / 1000} s, median of ${values.rounds} paired runs; the clusters run in the same process\n`,
);
const heads = [
  'question',
  'clusters',
  'slowest, s',
  'beside one that hangs and one that refuses, s',
  'ratio',
  'all of them, s',
  'verdicts of the good ones',
];
console.log([heads.join(' | '), heads.map(() => '---').join('|')].map((line) => `| ${line} |`).join('\n'));
console.log(rows.join('\n'));
console.log(`\nWhat is said of the two:\n${[...words].map(([which, said]) => `- ${which}: ${said}`).join('\n')}`);
