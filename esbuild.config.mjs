import { createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { ZipFile } from 'yazl';
import { joinFirst } from './esbuild.join-first.mjs';

/*
 * node esbuild.config.mjs [slack|worker|lambda|cli|demo ...] [--outdir DIR] [--config FILE,FILE...]
 * Builds what is named, everything by default, into DIR (dist): Lambda bundles and their zips, the CLI, the playground.
 * The same sources give the same bytes, on any machine and any day.
 */

const root = dirname(fileURLToPath(import.meta.url));

/** CommonJS packages inside an ES module call `require`, which ES modules do not have. */
const requireBanner = "import{createRequire as __arcbotRequire}from'node:module';const require=__arcbotRequire(import.meta.url);";

/** Bolt loads these for receivers that arcbot does not use; they are 1.4 MB of its 1.6. */
const unusedByBolt = ['@slack/socket-mode', '@slack/oauth', 'express', 'raw-body'];

const withoutBoltsReceivers = {
  name: 'without-bolts-receivers',
  setup(plugin) {
    const filter = new RegExp(`^(${unusedByBolt.join('|')})$`);
    plugin.onResolve({ filter }, ({ path }) => ({ path, namespace: 'unused' }));
    plugin.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** The functions that the door calls of Node's own. Written down, as what else Node has differs between its versions, and would change the zip. */
const builtinsOfTheDoor = {
  'node:crypto': ['createHash', 'createHmac', 'randomUUID', 'timingSafeEqual'],
  'node:fs': ['readFileSync'],
  'node:http': ['Agent', 'request'],
  'node:https': ['Agent', 'request'],
  'node:net': ['isIP'],
};

/**
 * Node's own modules are loaded when one of their functions is first called, and not as ES modules, which would read every property of
 * theirs: half of what the door costs beside its one request. Importing anything that is not written down above fails the build.
 */
const lazyBuiltins = {
  name: 'lazy-builtins',
  setup(plugin) {
    plugin.onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: 'builtin', sideEffects: false }));
    plugin.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => {
      const functions = builtinsOfTheDoor[path];
      if (functions === undefined) return { errors: [{ text: `${path} is not among the modules of Node that the door may load.` }] };
      const load = `process.getBuiltinModule(${JSON.stringify(path)})`;
      const call = (name) => (/^[A-Z]/.test(name) ? `new (${load}.${name})` : `${load}.${name}`);
      return { contents: functions.map((name) => `export function ${name}(...words) { return ${call(name)}(...words); }`).join('\n') };
    });
  },
};

/**
 * The door reads words and never validates a request: the worker does, with the same phrases. So their schemas are left out of it, and
 * a validation in the door throws instead of being a silent yes.
 */
const withoutSchemas = {
  name: 'without-schemas',
  setup(plugin) {
    plugin.onResolve({ filter: /^valibot$/ }, ({ path }) => ({ path, namespace: 'schemas', sideEffects: false }));
    plugin.onLoad({ filter: /.*/, namespace: 'schemas' }, async () => {
      const names = Object.keys(await import('valibot'));
      const exported = names.map((name) => `${/parse/i.test(name) ? 'refuse' : 'none'} as ${name}`).join(', ');
      const refuse = `const refuse = () => { throw new Error('The door validates nothing.'); };`;
      return { contents: `const none = () => undefined;\n${refuse}\nexport { ${exported} };` };
    });
  },
};

const node = {
  platform: 'node',
  target: 'node20',
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  mainFields: ['module', 'main'],
  // Names stay as written, so that a stack trace in a log can be read.
  minifySyntax: true,
  minifyWhitespace: true,
};

const targets = {
  /** On the coldest path there is: nothing but src and Node is in it (test/build/door.test.ts). */
  slack: {
    ...node,
    entry: 'src/handlers/slack.ts',
    folder: 'lambda/slack',
    file: 'index',
    plugins: [lazyBuiltins, withoutSchemas],
    minify: true,
    charset: 'ascii',
    zip: true,
  },
  worker: {
    ...node,
    entry: 'src/handlers/worker.ts',
    folder: 'lambda/worker',
    file: 'index',
    splitting: true,
    chunkNames: '[name]-[hash]',
    banner: { js: requireBanner },
    plugins: [withoutBoltsReceivers],
    zip: true,
  },
  cli: {
    ...node,
    entry: 'src/cli.ts',
    folder: '.',
    file: 'cli',
    splitting: true,
    chunkNames: 'cli/[name]-[hash]',
    banner: { js: requireBanner },
    plugins: [withoutBoltsReceivers],
    executable: true,
    joins: 'src/cli/program.ts',
  },
  server: {
    ...node,
    entry: 'demo/server.ts',
    folder: 'demo',
    file: 'server',
    banner: { js: requireBanner },
    plugins: [withoutBoltsReceivers],
    loader: { '.html': 'text', '.svg': 'text' },
  },
  page: {
    entry: 'demo/page/main.tsx',
    folder: 'demo/page',
    file: 'main',
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    jsx: 'automatic',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.svg': 'dataurl', '.png': 'dataurl', '.woff2': 'dataurl' },
  },
  /** What serverless.yml takes from TypeScript; osls loads CommonJS. */
  deployment: {
    ...node,
    entry: 'infra/deployment.ts',
    folder: 'tools',
    file: 'deployment',
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
  },
  generate: { ...node, entry: 'infra/generate.ts', folder: 'tools', file: 'generate' },
  'bench-start': { ...node, entry: 'bench/start.ts', folder: 'bench', file: 'start' },
  'bench-run': { ...node, entry: 'bench/start/run-once.ts', folder: 'bench', file: 'run-once' },
  'bench-empty': { ...node, entry: 'bench/start/empty.ts', folder: 'bench', file: 'empty' },
  'bench-http': { ...node, entry: 'bench/start/http-request.ts', folder: 'bench', file: 'http' },
  'bench-http-lean': { ...node, entry: 'bench/start/http-request.ts', folder: 'bench', file: 'http-lean', plugins: [lazyBuiltins] },
  'bench-https': { ...node, entry: 'bench/start/https-request.ts', folder: 'bench', file: 'https' },
  'bench-https-lean': { ...node, entry: 'bench/start/https-request.ts', folder: 'bench', file: 'https-lean', plugins: [lazyBuiltins] },
  'bench-bolt': { ...node, entry: 'bench/start/plain-bolt.ts', folder: 'bench', file: 'plain-bolt', banner: { js: requireBanner } },
};

/** Not built unless asked for. */
const onDemand = /^(generate|deployment|bench-.*)$/;

const groups = {
  bench: Object.keys(targets).filter((name) => name.startsWith('bench-')),
  lambda: ['slack', 'worker'],
  demo: ['server', 'page'],
};

const common = { legalComments: 'none', charset: 'utf8', logLevel: 'warning' };

async function buildTarget(name, outdir) {
  const { entry, folder, file, zip, executable, joins, ...options } = targets[name];
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [{ in: entry, out: file }],
    outdir: join(outdir, folder),
    bundle: true,
    write: false,
    metafile: true,
    ...common,
    ...options,
  });
  const separate = outputFiles.map((output) => ({ path: output.path, contents: withoutIdle(options.banner, output) }));
  const outputOf = (source) => Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === source);
  const [main, { bytes }] = outputOf(entry);
  const files = joins ? await joinFirst(metafile, separate, { first: resolve(root, outputOf(joins)[0]), ...common, ...node }) : separate;
  for (const { path, contents } of files) await write(path, contents);
  await write(join(outdir, 'meta', `${name}.json`), JSON.stringify(metafile));
  const chunks = join(outdir, folder, dirname(options.chunkNames ?? ''));
  if (options.splitting) await removeAllBut(files, chunks);
  // What Node kept of an earlier build (src/cli.ts).
  if (joins) await rm(join(chunks, 'compiled'), { recursive: true, force: true });
  if (executable) await chmod(join(root, main), 0o755);
  if (zip) await zipFiles([...files, ...packed], join(outdir, `${folder}.zip`));
  console.log(`${name.padEnd(7)} ${main} ${(bytes / 1000).toFixed(1)} kB`);
}

/** A file's text without the banner where nothing in it calls `require`: making one takes its time in each file. */
function withoutIdle(banner, { text, contents }) {
  const rest = banner && text.replace(`${banner.js}\n`, '');
  return rest !== undefined && !/\brequire\b/.test(rest) ? rest : contents;
}

async function write(path, contents) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
}

/** Chunks are named by their content: those of an earlier build would otherwise pile up. */
async function removeAllBut(files, folder) {
  const kept = new Set(files.map(({ path }) => path));
  for (const name of await readdir(folder).catch(() => [])) {
    if (name.endsWith('.mjs') && !kept.has(join(folder, name))) await rm(join(folder, name));
  }
}

/** Fixed order, date and mode, and stored instead of deflated: deflate's bytes differ between versions of Node. */
async function zipFiles(files, path) {
  const zip = new ZipFile();
  for (const { path: from, contents } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    zip.addBuffer(Buffer.from(contents), basename(from), {
      mtime: new Date(2000, 0, 1),
      mode: 0o100644,
      compress: false,
      forceDosTimestamp: true,
    });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { outdir: { type: 'string', default: 'dist' }, config: { type: 'string' } },
});
const wanted =
  positionals.length > 0
    ? positionals.flatMap((name) => groups[name] ?? [name])
    : Object.keys(targets).filter((name) => !onDemand.test(name));
const unknown = wanted.filter((name) => !(name in targets));
if (unknown.length > 0) {
  console.error(
    `Nothing to build is called ${unknown.join(', ')}; there are ${[...Object.keys(targets), ...Object.keys(groups)].join(', ')}.`,
  );
  process.exit(64);
}
const outdir = resolve(root, values.outdir);
/** Goes beside the handlers, where they are packed for a deployment: the first of the files that is there. */
const configFile = values.config?.split(',').find((file) => existsSync(resolve(root, file)));
if (values.config !== undefined && configFile === undefined) {
  console.error(`There is no ${values.config}. Copy infra/arcbot.example.yml to arcbot.yml and change it to your clusters.`);
  process.exit(64);
}
if (configFile) console.log(`config  ${configFile}`);
/** As JSON, which the door reads without a YAML parser. */
const toJson = async (file) => JSON.stringify(parse(await readFile(resolve(root, file), 'utf8')));
const packed = configFile ? [{ path: 'arcbot.json', contents: await toJson(configFile) }] : [];
for (const name of wanted) await buildTarget(name, outdir);
