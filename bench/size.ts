import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Asked } from './made/ask-once';
import type { Crowd } from './made/crowd';
import { startMadeCluster } from './made/made-cluster';
import { readRecording } from './made/recording';
import { largest } from './made/sizes';
import { median, tableOf } from './made/tables';
import { toldBy } from './made/told-by';
import { makeCpuShare } from './start/cpu-share';

/*
 * npm run bench:size [-- --rounds 3] [--share 0.58] [--only status]
 * What a question takes in clusters from small to the largest: in each run a fresh process asks a made cluster.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    /** Of one core: what Lambda gives to 1024 MB, as serverless.yml has it. */
    share: { type: 'string', default: '0.58' },
    only: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const share = Number(values.share);

const sizes: [name: string, crowd: Crowd][] = [
  [
    'small: 10 runners, 10 of everything',
    { runners: 10, autoscalers: 10, services: 10, besideArc: 10, monitors: 10, targets: 10, deployments: 10 },
  ],
  ['10 runners, the rest at the largest', { runners: 10, ...largest }],
  ['1,000 runners, the rest at the largest', { runners: 1000, ...largest }],
  ['10,000 runners, the rest at the largest', { runners: 10_000, ...largest }],
  ["the same, all 10,000 Services in ARC's namespace", { runners: 10_000, ...largest, besideArc: 10_000 }],
];
const questions = ['status', 'check-scrape', 'digest'].filter((name) => values.only === undefined || name === values.only);

function askOnce(command: string, kubeconfig: string, at: string, enter: string | undefined): Promise<Asked> {
  const words = ['dist/bench/ask-once.mjs', command, kubeconfig, at];
  const script = `${enter === undefined ? '' : `${enter} && `}exec "$0" "$@"`;
  // As AWS runs Node 20 and later in 1024 MB.
  const child = spawn('sh', ['-c', script, process.execPath, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  return toldBy(child);
}

const folder = mkdtempSync(join(tmpdir(), 'arcbot-bench-'));
const cpu = share < 1 ? makeCpuShare(share) : undefined;
const recording = readRecording();
const rows: string[] = [];
const said = new Set<string>();
try {
  for (const [name, crowd] of sizes) {
    const cluster = await startMadeCluster(recording, { crowd });
    const kubeconfig = join(folder, 'kubeconfig');
    writeFileSync(kubeconfig, cluster.kubeconfig);
    for (const command of questions) {
      process.stderr.write(`${command}, ${name}\n`);
      // Once for nothing: the made cluster makes each page when it is first asked for.
      await askOnce(command, kubeconfig, recording.recordedAt, undefined);
      const runs: Asked[] = [];
      for (let round = 0; round < rounds; round++) runs.push(await askOnce(command, kubeconfig, recording.recordedAt, cpu?.enter));
      const middle = (what: (run: Asked) => number, digits = 0) => median(runs.map(what)).toFixed(digits);
      const { verdict, cut } = runs[0]!;
      const cells = [
        command,
        name,
        middle(({ ms }) => ms / 1000, 2),
        middle(({ cpuMs }) => cpuMs / 1000, 2),
        middle(({ peakMb }) => peakMb),
        middle(({ counts }) => counts.requests),
        middle(({ counts }) => counts.handshakes),
        middle(({ counts }) => counts.bytesReceived / 1e6, 2),
        middle(({ chain }) => chain),
        verdict,
      ];
      rows.push(`| ${cells.join(' | ')} |`);
      for (const words of cut) said.add(`${command}: ${words.trim()}`);
    }
    for (const url of cluster.strange) process.stderr.write(`nothing was recorded for ${decodeURIComponent(url).slice(0, 300)}\n`);
    await cluster.close();
  }
} finally {
  cpu?.remove();
  rmSync(folder, { recursive: true, force: true });
}
const where = cpu === undefined ? 'unthrottled (no control group can be written here)' : `at ${(share * 100).toFixed(0)} % of one core`;
const load = loadavg()[0]!.toFixed(1);
console.log(
  `Node ${process.versions.node}, ${process.arch}, ${where}, ${cpus().length} cores with load ${load}, median of ${rounds} runs\n`,
);
const heads = ['question', 'cluster', 's', 'CPU s', 'peak MB', 'requests', 'handshakes', 'MB received', 'longest chain', 'verdict'];
console.log(tableOf(heads, rows));
console.log(`\nWhat the answers say of what was not read:\n${[...said].map((words) => `- ${words}`).join('\n') || '- nothing'}`);
