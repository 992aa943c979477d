import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findRuntime } from '../test/e2e/zips/lambda';
import { median, tableOf } from './made/tables';
import { type FunctionRun, runAsFunction } from './start/as-function';
import { type ProcessRun, runAsProcess } from './start/as-process';
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

const plain = await plainQueue();
const tls = await tlsQueue();
const entry = (name: string, file: string, queue = plain.url, event = true): Candidate => ({
  name,
  file: `dist/${file}.mjs`,
  queue,
  event,
});
const empty = entry('empty handler', 'bench/empty');
/** As anyone writes it, and built as the door is: Node's modules loaded when they are called, and not as ES modules. */
const requests = (protocol: string, queue: string) => [
  entry(`one ${protocol} request`, `bench/${protocol.toLowerCase()}`, queue),
  entry(`one ${protocol} request, built as the door is`, `bench/${protocol.toLowerCase()}-lean`, queue),
];
const http = requests('HTTP', plain.url);
const https = tls ? requests('HTTPS', tls.url) : [];
const candidates = [
  empty,
  ...http,
  entry("arcbot's door, queue over HTTP", 'lambda/slack/index'),
  ...https,
  ...(tls ? [entry("arcbot's door, queue over HTTPS", 'lambda/slack/index', tls.url)] : []),
  entry('plain Bolt on AwsLambdaReceiver, acknowledging alone', 'bench/plain-bolt'),
  entry("arcbot's worker, loaded", 'lambda/worker/index', plain.url, false),
].filter(({ file }) => existsSync(file));
const floors = [empty, ...http, ...https];

const cpu = share < 1 ? makeCpuShare(share) : undefined;

type Runs<Run> = Map<Candidate, Run[]>;

/** Paired: each round runs all of them, and begins with another one, so that none always runs after the same other. */
async function inRounds<Run>(what: string, all: Candidate[], runOnce: (one: Candidate, cpu: CpuShare | undefined) => Promise<Run>) {
  const runs: Runs<Run> = new Map(all.map((one) => [one, []]));
  for (const one of all) await runOnce(one, undefined);
  for (let round = 0; round < rounds; round++) {
    for (const index of all.keys()) {
      const one = all[(index + round) % all.length]!;
      runs.get(one)!.push(await runOnce(one, cpu));
    }
    process.stderr.write(`\r${what}: round ${round + 1} of ${rounds}`);
  }
  process.stderr.write('\n');
  return runs;
}

/** Each run is held against the floor's run of the same round. */
function table<Run extends { ms: number }>(head: string, runs: Runs<Run>, columns: [head: string, of: (run: Run) => number][]): string {
  const ratio = (mine: Run[], floor: Candidate) => median(mine.map(({ ms }, round) => ms / runs.get(floor)![round]!.ms)).toFixed(2);
  const rows = [...runs].map(([{ name }, mine]) => {
    const ratios = floors.map((floor) => ratio(mine, floor));
    return `| ${[name, ...ratios, ...columns.map(([, of]) => median(mine.map(of)).toFixed(0))].join(' | ')} |`;
  });
  return tableOf([head, ...floors.map(({ name }) => `to: ${name}`), ...columns.map(([head]) => head)], rows);
}

const asProcess = ({ file, queue, event }: Candidate, cpu: CpuShare | undefined) =>
  runAsProcess(file, environment(queue), event ? signedEvent(signingSecret, `${Math.random()}`) : undefined, cpu);

const runtime = findRuntime();
const percent = (share * 100).toFixed(0);
const unthrottled = 'unthrottled (no control group can be written here)';
try {
  const runs = await inRounds('as a process', candidates, asProcess);
  const where = cpu === undefined ? unthrottled : `at ${percent} % of one CPU`;
  console.log(`Node ${process.versions.node}, ${process.arch}, ${where}, median of ${rounds} paired runs\n`);
  console.log(
    table<ProcessRun>('process start to first answer', runs, [
      ['CPU ms', ({ cpuMs }) => cpuMs],
      ['ms', ({ ms }) => ms],
      ['RSS MB', ({ rssMb }) => rssMb],
    ]),
  );
  if ('missing' in runtime) {
    console.log(`\nLambda's own runtime was left out: ${runtime.missing}.`);
  } else {
    const called = candidates.filter(({ event }) => event);
    const runs = await inRounds("in Lambda's runtime", called, ({ file, queue }, cpu) =>
      runAsFunction(runtime, file, environment(queue), signedEvent(signingSecret, `${Math.random()}`), cpu),
    );
    const version = spawnSync(runtime.node, ['--version'], { encoding: 'utf8' }).stdout.trim().slice(1);
    const where = cpu === undefined ? unthrottled : `loaded with a whole CPU, called with ${percent} % of one`;
    console.log(`\nLambda's own runtime (aws-lambda-ric), Node ${version}, ${where}, median of ${rounds} paired runs\n`);
    console.log(
      table<FunctionRun>('process start to first answer', runs, [
        ['ms', ({ ms }) => ms],
        ['ms loading', ({ loadingMs }) => loadingMs],
        ['ms answering', ({ ms, loadingMs }) => ms - loadingMs],
      ]),
    );
  }
} finally {
  cpu?.remove();
  plain.close();
  tls?.close();
}
