#!/usr/bin/env node
/**
 * Breaks a real cluster on purpose, asks arcbot what is wrong, applies the printed commands verbatim, and asks again.
 *
 *     node test/faults/run-faults.mjs [--only NAME[,NAME]] [--record DIRECTORY] [--answers DIRECTORY]
 *
 * ARCBOT_CLI names the built CLI to ask, dist/cli.mjs by default. --answers keeps what it answered, for reading afterwards.
 * ARCBED_DIR names a running bed (or one is started and ended here); ARCBED the folder of the bed's own scripts, ../shared/bed by default.
 * A fault is a bash file: its head says which root causes are right (`# root:`), which must be told too (`# also:`), the verdict, and whether
 * the printed commands mend it; `# monitor:` is a part of the name of the subject that must tell it, where it is not all the same.
 * `break_it` breaks, `settled` says when the fault shows. Exit status 0: all as expected; 1: not; 2: no bed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const bedFolder = process.env.ARCBED ?? resolve(root, '../shared/bed');
const option = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);
const [only, record, answers] = [option('--only')?.split(','), option('--record'), option('--answers')];
const cli = process.env.ARCBOT_CLI ?? join(root, 'dist/cli.mjs');

if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync(join(bedFolder, 'bed'))) {
  console.log(`skipped: the faults need Linux, root and a bed (looked for in ${bedFolder}; set ARCBED)`);
  process.exit(2);
}

const ownDir = process.env.ARCBED_DIR === undefined ? mkdtempSync(join(tmpdir(), 'arcbed-faults-')) : undefined;
const env = { ...process.env, ARCBED_DIR: process.env.ARCBED_DIR ?? ownDir };
const bed = (...words) => execFileSync(join(bedFolder, 'bed'), words, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
if (ownDir !== undefined) bed('up');
env.KUBECONFIG = bed('kubeconfig');

/** Runs a piece of bash with the faults' own library. */
const bash = (fault, script, timeoutSeconds) =>
  spawnSync('bash', ['-c', `set -u; source ${join(bedFolder, 'faults/lib.sh')}; source ${fault}; ${script}`], {
    env,
    encoding: 'utf8',
    timeout: timeoutSeconds * 1000,
  });

const arcbot = (...words) => spawnSync(process.execPath, [cli, ...words], { env, encoding: 'utf8', maxBuffer: 64 << 20 });

function ask() {
  const started = Date.now();
  const { stdout, stderr, status } = arcbot('check-scrape', '-o', 'json');
  if (status > 2) throw new Error(`arcbot ended with ${status}: ${stderr}`);
  return { ...JSON.parse(stdout), seconds: (Date.now() - started) / 1000 };
}

const failures = ({ subjects }) =>
  subjects.flatMap(({ name, checks }) =>
    checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'warn').map((check) => ({ ...check, subject: name })),
  );

function readHead(fault) {
  const text = readFileSync(fault, 'utf8');
  const field = (name) => new RegExp(`^# ${name}: *(.*)$`, 'm').exec(text)?.[1] ?? '';
  const list = (name) => field(name).split(/\s+/).filter(Boolean);
  return {
    what: field('what'),
    roots: list('root'),
    also: list('also'),
    verdict: field('verdict'),
    mends: field('mends') === 'yes',
    monitor: field('monitor'),
  };
}

const sleep = (seconds) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, seconds * 1000);

function keepRecording(name) {
  for (const command of ['check-scrape', 'status']) {
    const { stdout, status } = arcbot('record', command);
    if (status > 2 || stdout === '') continue;
    const folder = join(record, command, name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'facts.json'), stdout);
  }
}

/** Series of a target that is gone can outlive it by five minutes, and the bed waits only three for them to go. */
function reset() {
  try {
    bed('reset');
  } catch {
    bed('reset');
  }
}

function keepAnswer(name, answer) {
  if (answers === undefined) return;
  mkdirSync(answers, { recursive: true });
  writeFileSync(join(answers, `${name}.json`), `${JSON.stringify(answer, null, 1)}\n`);
}

function tryFault(fault) {
  const name = basename(fault, '.sh');
  const head = readHead(fault);
  reset();
  const broke = bash(fault, 'break_it', 240);
  if (broke.status !== 0) return { name, ok: false, found: 'not broken', mended: '', seconds: '', why: broke.stderr.slice(-300) };
  const settled = bash(fault, 'for i in $(seq 120); do settled && exit 0; sleep 1; done; exit 1', 180);
  if (settled.status !== 0) return { name, ok: false, found: 'did not settle', mended: '', seconds: '', why: settled.stderr.slice(-300) };
  const answer = ask();
  if (record !== undefined) keepRecording(name);
  keepAnswer(name, answer);
  const seen = failures(answer);
  const roots = seen
    .filter(({ root, outcome }) => root === true || (outcome === 'warn' && head.verdict === 'healthy'))
    .map(({ cause }) => cause);
  const right = head.roots.length === 0 || head.roots.some((cause) => roots.includes(cause));
  const also = head.also.every((cause) => seen.some((each) => each.cause === cause));
  const verdictRight = answer.verdict === head.verdict;
  const extra = [...new Set(roots.filter((cause) => !head.roots.includes(cause) && !head.also.includes(cause)))];
  const result = {
    name,
    found: right ? 'yes' : `NO (${roots.join(', ') || 'none'})`,
    verdict: verdictRight ? answer.verdict : `${answer.verdict}, wanted ${head.verdict}`,
    extra: extra.join(', '),
    seconds: answer.seconds.toFixed(1),
    mended: '-',
  };
  let ok = right && also && verdictRight;
  if (head.mends) {
    const started = Date.now();
    const commands = [...new Set(seen.filter(({ root }) => root === true).flatMap(({ fix }) => fix?.commands ?? []))];
    const applied = commands.map((command) => spawnSync('bash', ['-c', command], { env, encoding: 'utf8', timeout: 60_000 }));
    const refused = applied.find(({ status }) => status !== 0);
    let again = ask();
    while (again.verdict !== 'healthy' && Date.now() - started < 260_000 && refused === undefined && commands.length > 0) {
      sleep(4);
      again = ask();
    }
    const mended = again.verdict === 'healthy';
    if (!mended) keepAnswer(`${name}.after`, again);
    result.mended = mended
      ? `${Math.round((Date.now() - started) / 1000)} s`
      : `NO${refused === undefined ? '' : `: ${refused.stderr.trim().slice(0, 160)}`} (${failures(again)
          .map(({ cause }) => cause)
          .join(', ')})`;
    ok &&= mended;
  }
  return { ...result, ok };
}

const folders = [join(bedFolder, 'faults'), join(here, 'faults')].filter(existsSync);
const faults = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.sh') && file !== 'lib.sh')
    .sort()
    .map((file) => join(folder, file)),
);
const chosen = faults.filter((fault) => only === undefined || only.includes(basename(fault, '.sh')));
const results = [];
const columns = ['name', 'found', 'verdict', 'extra', 'mended', 'seconds'];
console.log(`| ${columns.join(' | ')} |\n|${columns.map(() => '---').join('|')}|`);
for (const fault of chosen) {
  let result;
  try {
    result = tryFault(fault);
  } catch (error) {
    result = { name: basename(fault, '.sh'), ok: false, found: 'ERROR', verdict: error.message.slice(0, 200) };
  }
  results.push(result);
  console.log(`| ${columns.map((column) => result[column] ?? '').join(' | ')} |${result.why === undefined ? '' : ` ${result.why}`}`);
}
reset();
if (ownDir !== undefined) {
  bed('down');
  rmSync(ownDir, { recursive: true, force: true });
}
const failed = results.filter(({ ok }) => !ok).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
