import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

/*
 * npm run fuzz [-- --seconds 60] [--only door,words] [--node PATH]
 * Runs each target for that long with a fuzzer that sees which code an input reaches (Jazzer.js, on libFuzzer). Where its native part
 * does not load, as on Linux with a glibc before 2.38, it says so and runs random inputs instead; --node names another Node.
 */
const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, only: { type: 'string' }, node: { type: 'string', default: process.execPath } },
});
const folder = 'test/fuzz/jazzer';
const out = 'dist/fuzz';
const names = readdirSync('test/fuzz/targets')
  .map((file) => basename(file, '.ts'))
  .filter((name) => values.only === undefined || values.only.split(',').includes(name));
if (names.length === 0) throw new Error(`There is no target called ${values.only}.`);

const installed = spawnSync('npm', ['ci', '--ignore-scripts', '--prefix', folder], { encoding: 'utf8' });
const loads =
  installed.status === 0 ? spawnSync(values.node, ['-e', "require('@jazzer.js/fuzzer')"], { cwd: folder, encoding: 'utf8' }) : installed;
/** Jobs are answered over a network, which the fuzzer takes for a finding. */
const overNetwork = names.filter((name) => name === 'jobs');
const guided = loads.status === 0 ? names.filter((name) => !overNetwork.includes(name)) : [];
const atRandom = names.filter((name) => !guided.includes(name));

function runAtRandom() {
  const env = { ...process.env, ARCBOT_FUZZ_RUNS: String(Number(values.seconds) * 20) };
  const which = ['-t', `^(${atRandom.join('|')}) `];
  return spawnSync('npx', ['jest', 'test/fuzz', ...which], { stdio: 'inherit', env }).status ?? 1;
}
if (guided.length === 0) {
  const why = /Error: (.*)/.exec(loads.stderr)?.[1] ?? loads.stderr.trim().split('\n').at(-1);
  if (loads.status !== 0) console.log(`Jazzer.js does not run here (${why}). Random inputs instead, which do not see what they reach:\n`);
  process.exit(runAtRandom());
}

rmSync(out, { recursive: true, force: true });
await build({
  entryPoints: guided.map((name) => `test/fuzz/targets/${name}.ts`),
  outdir: out,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  // Not ours to look into.
  external: ['@slack/bolt'],
  logLevel: 'error',
});

function fuzz(name) {
  const { seeds } = modules[name];
  const corpus = join(out, 'corpus', name);
  mkdirSync(corpus, { recursive: true });
  for (const [index, seed] of seeds.entries()) writeFileSync(join(corpus, `seed-${index}`), seed);
  const jazzer = join(folder, 'node_modules/@jazzer.js/core/dist/cli.js');
  const of = [
    '--includes',
    out,
    '--timeout',
    '60000',
    '--',
    `-max_total_time=${values.seconds}`,
    '-timeout=60',
    '-rss_limit_mb=4096',
    '-max_len=8192',
  ];
  const child = spawn(values.node, [jazzer, join(out, `${name}.cjs`), corpus, ...of, `-artifact_prefix=${out}/${name}-`]);
  return new Promise((resolve) => {
    let told = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (told += chunk));
    child.on('close', (status) => resolve({ status, told }));
  });
}

const modules = {};
for (const name of guided)
  modules[name] = await import(pathToFileURL(join(out, `${name}.cjs`)).href).then((module) => module.default ?? module);
let broken = 0;
console.log(`Node ${process.versions.node}, Jazzer.js 4.0.0, ${values.seconds} s each\n`);
console.log('| input | runs | inputs kept, as they reach something new | branches reached | holds |\n|---|---|---|---|---|');
for (const name of guided) {
  const { status, told } = await fuzz(name);
  const lines = told.split('\n');
  const state = lines
    .map((line) => /^#\d+\s.*cov: (\d+) .*corp: (\d+)\//.exec(line))
    .filter(Boolean)
    .at(-1);
  const runs = /Done (\d+) runs/.exec(told)?.[1] ?? /^#(\d+)/.exec(lines.filter((line) => /^#\d/.test(line)).at(-1) ?? '')?.[1] ?? '0';
  const why = /(Uncaught Exception|ERROR: libFuzzer|Unhandled|Error): (.*)/.exec(told)?.[0] ?? lines.at(-2) ?? '';
  if (status !== 0) {
    broken += 1;
    writeFileSync(join(out, `${name}.txt`), told);
  }
  const holds = status === 0 ? 'yes' : `no: ${why.slice(0, 200)}; see ${out}/${name}.txt, and the input beside it`;
  console.log(`| ${name} | ${runs} | ${state?.[2] ?? ''} | ${state?.[1] ?? ''} | ${holds} |`);
}
const others = atRandom.length === 0 ? 0 : runAtRandom();
process.exit(broken === 0 && others === 0 ? 0 : 1);
