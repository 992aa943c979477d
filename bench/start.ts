import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type CpuShare, makeCpuShare } from './start/cpu-share';
import { plainQueue, tlsQueue } from './start/local-queue';
import { signedEvent } from './start/signed-event';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' }, share: { type: 'string', default: '0.14' } } });
const rounds = Number(values.rounds);
const share = Number(values.share);
const signingSecret = 'made-up-for-the-bench';

interface Candidate {
  name: string;
  file: string;
  queue: string;
  /** Without an event the handler is loaded, not called. */
  event: boolean;
}

interface Run {
  ms: number;
  cpuMs: number;
  rssMb: number;
}

/** Nothing of the caller's: NODE_EXTRA_CA_CERTS alone adds 0.16 s of CPU to every start, and flatters every ratio. */
const environment = (queue: string) => ({
  PATH: process.env.PATH ?? '',
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'made-up',
  AWS_ENDPOINT_URL_SQS: queue,
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_BOT_TOKEN: 'xoxb-made-up',
  ARCBOT_QUEUE_URL: `${queue}000000000000/jobs`,
  ARCBOT_CONFIG: '{"clusters":[{"name":"prod","eksName":"my-cluster","region":"eu-west-1"}]}',
  // The certificate of the local queue is nobody's; both sides of a ratio pay for the warning.
  ...(queue.startsWith('https') ? { NODE_TLS_REJECT_UNAUTHORIZED: '0' } : {}),
});

function runOnce(candidate: Candidate, cpu: CpuShare | undefined): Promise<Run> {
  const words = ['dist/bench/run-once.mjs', candidate.file, ...(candidate.event ? [signedEvent(signingSecret, `${Math.random()}`)] : [])];
  const enter = cpu === undefined ? '' : `${cpu.enter}; `;
  const startedAt = performance.now();
  const child = spawn('sh', ['-c', `${enter}exec "$0" "$@"`, process.execPath, ...words], {
    env: environment(candidate.queue),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let ms = 0;
    const output: string[] = [];
    child.stdout.on('data', (text: Buffer) => {
      ms = performance.now() - startedAt;
      output.push(String(text));
    });
    child.stderr.on('data', (text: Buffer) => output.unshift(String(text)));
    child.on('close', () => {
      const told = output.join('').trim().split('\n').at(-1) ?? '';
      try {
        const { statusCode, cpuMs, rssMb } = JSON.parse(told) as Run & { statusCode: number };
        if (candidate.event && statusCode !== 200) throw new Error(`status ${statusCode}`);
        resolve({ ms, cpuMs, rssMb });
      } catch (cause) {
        reject(new Error(`${candidate.name} did not answer 200: ${output.join('')}`, { cause }));
      }
    });
  });
}

const median = (numbers: number[]) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** Paired: each run is held against the floor's run of the same round. */
function table(runs: Map<Candidate, Run[]>, floors: Candidate[]): string {
  const ratio = (mine: Run[], floor: Candidate) => median(mine.map(({ ms }, round) => ms / runs.get(floor)![round]!.ms)).toFixed(2);
  const middle = (mine: Run[], what: keyof Run) => median(mine.map((run) => run[what])).toFixed(0);
  const rows = [...runs].map(([{ name }, mine]) =>
    [name, ...floors.map((floor) => ratio(mine, floor)), middle(mine, 'cpuMs'), middle(mine, 'ms'), middle(mine, 'rssMb')].join(' | '),
  );
  const heads = ['process start to first answer', ...floors.map(({ name }) => `to: ${name}`), 'CPU ms', 'ms', 'RSS MB'];
  return [heads.join(' | '), heads.map(() => '---').join('|'), ...rows].map((line) => `| ${line} |`).join('\n');
}

const plain = await plainQueue();
const tls = await tlsQueue();
const entry = (name: string, file: string, queue = plain.url, event = true): Candidate => ({
  name,
  file: `dist/${file}.mjs`,
  queue,
  event,
});
const empty = entry('empty handler', 'bench/empty');
const http = entry('one HTTP request', 'bench/one-request');
const https = tls && entry('one HTTPS request', 'bench/one-request', tls.url);
const candidates = [
  empty,
  http,
  entry("arcbot's door, queue over HTTP", 'lambda/slack/index'),
  ...(tls && https ? [https, entry("arcbot's door, queue over HTTPS", 'lambda/slack/index', tls.url)] : []),
  entry('plain Bolt on AwsLambdaReceiver, acknowledging alone', 'bench/plain-bolt'),
  entry("arcbot's worker, loaded", 'lambda/worker/index', plain.url, false),
].filter(({ file }) => existsSync(file));

const cpu = share < 1 ? makeCpuShare(share) : undefined;
const runs = new Map(candidates.map((candidate) => [candidate, [] as Run[]]));
try {
  for (const candidate of candidates) await runOnce(candidate, undefined);
  for (let round = 0; round < rounds; round++) {
    // Each round begins with another one, so that none always runs after the same other.
    for (const index of candidates.keys()) {
      const candidate = candidates[(index + round) % candidates.length]!;
      runs.get(candidate)!.push(await runOnce(candidate, cpu));
    }
    process.stderr.write(`\rround ${round + 1} of ${rounds}`);
  }
} finally {
  process.stderr.write('\n');
  cpu?.remove();
  plain.close();
  tls?.close();
}
const where = cpu === undefined ? 'unthrottled (no control group can be written here)' : `at ${(share * 100).toFixed(0)} % of one CPU`;
console.log(`Node ${process.versions.node}, ${process.arch}, ${where}, median of ${rounds} paired runs\n`);
console.log(table(runs, [empty, http, ...(https ? [https] : [])]));
