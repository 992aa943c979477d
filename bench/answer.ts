import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse, stringify } from 'yaml';
import { type DelayedWay, delayedWay } from './answer/delayed-way';
import type { Asked } from './made/ask-once';
import { median, tableOf } from './made/tables';

/*
 * npm run bench:answer -- --kubeconfig FILE [--rounds 5] [--delays 0,50,200]
 * How long an answer takes against what one would do by hand, over a network of which each round trip takes a while.
 */
const { values } = parseArgs({
  options: {
    kubeconfig: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    delays: { type: 'string', default: '0,50,200' },
  },
});
if (values.kubeconfig === undefined) throw new Error('--kubeconfig FILE: which cluster?');
const rounds = Number(values.rounds);
const delays = values.delays.split(',').map(Number);
const folder = mkdtempSync(join(tmpdir(), 'arcbot-bench-'));
const kubeconfig = join(folder, 'kubeconfig');

interface Kubeconfig {
  clusters: { name: string; cluster: { server: string } }[];
}
const original = parse(readFileSync(values.kubeconfig, 'utf8')) as Kubeconfig;
const server = new URL(original.clusters[0]!.cluster.server);
const target = { host: server.hostname, port: Number(server.port || 443) };

/** Node parses these at each start, before anything of ours runs; few have any. */
const { NODE_EXTRA_CA_CERTS: _, ...around } = process.env;

interface Way {
  name: string;
  command: string[];
  env?: Record<string, string>;
  /** Exit codes that are answers. */
  fine: number[];
}
const isThere = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
const arcbot = (command: string): Way => ({
  name: `arcbot ${command}`,
  command: [process.execPath, 'dist/cli.mjs', command, '--kubeconfig', kubeconfig],
  fine: [0, 1, 2],
});
const kubectl = `kubectl --kubeconfig=${kubeconfig} --cache-dir=${join(folder, 'cache')}`;
const byHand: Way = { name: 'by hand, 14 x kubectl', command: ['sh', 'bench/answer/by-hand.sh'], env: { KUBECTL: kubectl }, fine: [0] };
const poctl: Way = {
  name: 'poctl analyze servicemonitor',
  command: [
    ...'poctl analyze -k servicemonitor -n actions-runner-controller-service-monitor --namespace actions-runner-system'.split(' '),
    '--kubeconfig',
    kubeconfig,
  ],
  // It ends with 1 where it believes to have found a mistake, which it does in a healthy cluster too.
  fine: [0, 1],
};
if (!isThere('kubectl')) throw new Error('There is no kubectl on the PATH.');
const ways = [byHand, ...(isThere('poctl') ? [poctl] : []), arcbot('check-scrape'), arcbot('status')];

interface Run {
  seconds: number;
  connections: number;
  kilobytes: number;
}

async function run({ name, command, env, fine }: Way, way: DelayedWay): Promise<Run> {
  way.reset();
  const startedAt = performance.now();
  const { code, said } = await spawned(command, env);
  const { connections, bytesUp, bytesDown } = way.counts;
  if (!fine.includes(code ?? -1)) throw new Error(`${name}: exit status ${code}: ${said}`);
  return { seconds: (performance.now() - startedAt) / 1000, connections, kilobytes: (bytesUp + bytesDown) / 1000 };
}

function spawned(
  [program = '', ...args]: string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; said: string; out: string }> {
  const child = spawn(program, args, { env: { ...around, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [said, out] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
    said += chunk;
  });
  child.stderr.on('data', (chunk) => (said += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said, out }));
  });
}

/** Requests that one run makes, and the longest row of them: kubectl tells its own, one after the other; arcbot counts its. */
async function requestsOf(way: Way): Promise<{ requests: string; chain: string }> {
  if (way === byHand) {
    const { said } = await spawned(way.command, { KUBECTL: `${kubectl} -v=6` });
    const requests = String(said.match(/verb="|\] (GET|POST) https/g)?.length ?? 0);
    return { requests, chain: requests };
  }
  if (way === poctl) return { requests: '', chain: '' };
  const { out } = await spawned([process.execPath, 'dist/bench/ask-once.mjs', way.command[2]!, kubeconfig]);
  const { counts, chain } = JSON.parse(out) as Asked;
  return { requests: String(counts.requests), chain: String(chain) };
}

const rows: string[] = [];
const atRest = new Map<Way, number>();
try {
  for (const roundTripMs of delays) {
    const way = await delayedWay(target, roundTripMs);
    const changed = {
      ...original,
      clusters: original.clusters.map((one) => ({ ...one, cluster: { ...one.cluster, server: `https://127.0.0.1:${way.port}` } })),
    };
    writeFileSync(kubeconfig, stringify(changed));
    const runs = new Map(ways.map((each) => [each, [] as Run[]]));
    // Once for nothing: kubectl remembers on the disk what kinds there are.
    for (const each of ways) await run(each, way);
    for (let round = 0; round < rounds; round++) {
      for (const each of ways) runs.get(each)!.push(await run(each, way));
      process.stderr.write(`${roundTripMs} ms, round ${round + 1} of ${rounds}\n`);
    }
    for (const [each, mine] of runs) {
      const seconds = median(mine.map((one) => one.seconds));
      if (roundTripMs === delays[0]) atRest.set(each, seconds);
      const ratio = median(mine.map((one, round) => runs.get(byHand)![round]!.seconds / one.seconds));
      const trips = roundTripMs === 0 ? '' : ((seconds * 1000) / roundTripMs).toFixed(1);
      const added = roundTripMs === 0 ? '' : (((seconds - atRest.get(each)!) * 1000) / roundTripMs).toFixed(1);
      const { requests, chain } = await requestsOf(each);
      const cells = [
        each.name,
        `${roundTripMs} ms`,
        seconds.toFixed(2),
        trips,
        added,
        ratio.toFixed(1),
        median(mine.map((one) => one.connections)),
        median(mine.map((one) => one.kilobytes)).toFixed(0),
        requests,
        chain,
      ];
      rows.push(`| ${cells.join(' | ')} |`);
    }
    way.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const version = (program: string, ...args: string[]) => spawnSync(program, args, { encoding: 'utf8' }).stdout.trim().split('\n')[0];
console.log(
  `Node ${process.versions.node}, ${version('kubectl', 'version', '--client')}, ${cpus().length} cores with load ${loadavg()[0]!.toFixed(1)}, median of ${rounds} paired runs\n`,
);
const heads = [
  'what',
  'a round trip',
  's',
  'round trips of wall time',
  'beyond no delay',
  'by hand takes times as long',
  'connections',
  'kB',
  'requests',
  'longest chain',
];
console.log(tableOf(heads, rows));
if (!isThere('poctl')) console.log('\npoctl was left out: there is none on the PATH.');
