import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import nodeModule from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Metafile } from 'esbuild';
import { type Spoken, startServer } from '../connections/test-server';
import { command, event, secret } from '../handlers/slack/slack-request';

const root = join(__dirname, '..', '..');
let work: string;

function run(program: string, words: string[], env: Record<string, string> = {}) {
  return spawnSync(program, words, { cwd: root, encoding: 'utf8', env: { PATH: process.env.PATH ?? '', ...env } });
}

function build(name: string, env: Record<string, string>): string {
  const outdir = join(work, name);
  const { status, stderr } = run('node', ['esbuild.config.mjs', 'lambda', 'cli', '--outdir', outdir], env);
  if (status !== 0) throw new Error(stderr);
  return outdir;
}

/** The door takes Node's modules by name, which Node can from 20.16 on; it is deployed on 24. */
const knowsByName = 'getBuiltinModule' in process;
const byName = knowsByName ? test : test.skip;
const orSkipped = knowsByName ? '' : ' (skipped: Node knows its modules by name from 20.16 on)';

let first: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'arcbot-build-'));
  first = build('first', { TZ: 'UTC' });
}, 60_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

const metafile = (name: string) => JSON.parse(readFileSync(join(first, `meta/${name}.json`), 'utf8')) as Metafile;
const packageOf = (path: string) => /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];

/** What is in the output's bytes, not merely looked at on the way. */
function inputsOf({ outputs }: Metafile, files = Object.keys(outputs)): string[] {
  const inputs = files.flatMap((file) => Object.entries(outputs[file]!.inputs));
  return [...new Set(inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path))];
}

/** A file and what it cannot be loaded without; chunks behind `import()` are left out. */
function loadedAtStart({ outputs }: Metafile, entry: string): string[] {
  const found = new Set<string>();
  const visit = (file: string) => {
    if (found.has(file) || outputs[file] === undefined) return;
    found.add(file);
    for (const { path, kind } of outputs[file].imports) if (kind === 'import-statement') visit(path);
  };
  visit(Object.keys(outputs).find((file) => outputs[file]!.entryPoint === entry)!);
  return [...found];
}

describe('the door', () => {
  test('holds nothing but src and Node, and empty words for schemas', () => {
    const inputs = inputsOf(metafile('slack'));
    expect(inputs.map(packageOf).filter((name) => name !== undefined)).toEqual([]);
    expect(inputs.filter((path) => !/^(src\/|builtin:node:(crypto|fs|http|https|net)$|schemas:valibot$)/.test(path))).toEqual([]);
  });

  test('holds nothing that gathers, judges or reports', () => {
    const rooms = new Set(inputsOf(metafile('slack')).map((path) => path.split('/').slice(0, 2).join('/')));
    expect([...rooms].filter((room) => /^src\/(checks|facts|reports|app)/.test(room))).toEqual([]);
  });

  test('imports nothing late, for which esbuild would wrap each of its modules in a function', () => {
    const kinds = Object.values(metafile('slack').inputs).flatMap(({ imports }) => imports.map(({ kind }) => kind));
    expect(new Set(kinds)).toEqual(new Set(['import-statement']));
  });

  test('calls no fetch, which would load undici', () => {
    expect(readFileSync(join(first, 'lambda/slack/index.mjs'), 'utf8')).not.toMatch(/\bfetch\(/);
  });

  test('makes patterns with properties of characters only where they are needed', () => {
    const text = readFileSync(join(first, 'lambda/slack/index.mjs'), 'utf8');
    const written = text.match(/String\.raw`[^`]*`/g)!.filter((pattern) => pattern.includes('\\p{'));
    expect(written).toHaveLength(2);
    expect(written.reduce((rest, pattern) => rest.replace(pattern, ''), text)).not.toContain('\\p{');
  });

  byName.each<[Spoken, string[]]>([
    ['https', ['crypto', 'https', 'tls']],
    ['http', ['crypto', 'http']],
  ])(
    `loads what the first answer takes of Node, and connects, while it is loaded itself: the queue over %s${orSkipped}`,
    async (spoken, wanted) => {
      const queue = await startServer(spoken, (_request, response) => response.end('{"MessageId":"1"}'));
      const asked = event(command('status'), { timestamp: Math.floor(Date.now() / 1000) });
      const loaded = `process.moduleLoadList.map((name) => name.replace('NativeModule ', ''))`;
      const script = `
      const before = ${loaded};
      const { handler } = await import(${JSON.stringify(`file://${join(first, 'lambda/slack/index.mjs')}`)});
      const after = ${loaded};
      const { statusCode } = process.env.CALLED ? await handler(${JSON.stringify(asked)}) : {};
      process.stdout.write(JSON.stringify({ before, after, statusCode }), () => process.exit());`;
      const load = async (called: Record<string, string>) => {
        const env = {
          ARCBOT_QUEUE_URL: `${queue.url}0/jobs`,
          SLACK_SIGNING_SECRET: secret,
          AWS_ACCESS_KEY_ID: 'AKID',
          AWS_SECRET_ACCESS_KEY: 'k',
          NODE_EXTRA_CA_CERTS: join(root, 'test/connections/fixtures/ca.crt'),
          ...called,
        };
        const { stdout } = await promisify(execFile)('node', ['--input-type=module', '-e', script], { env });
        return JSON.parse(stdout.slice(stdout.lastIndexOf('\n') + 1)) as { before: string[]; after: string[]; statusCode?: number };
      };
      try {
        const { before, after } = await load({});
        const speaking = ['crypto', 'http', 'https', 'tls'];
        expect(speaking.filter((name) => before.includes(name))).toEqual([]);
        // HTTPS takes some of HTTP, which is no module of its own.
        expect(after.filter((name) => speaking.includes(name)).sort()).toEqual(wanted);
        expect([queue.connections(), queue.requests()]).toEqual([1, 0]);
        expect(await load({ CALLED: 'yes' })).toMatchObject({ statusCode: 200 });
        expect([queue.connections(), queue.requests()]).toEqual([2, 1]);
      } finally {
        await queue.close();
      }
    },
  );

  test('is at most 100 kB', () => {
    expect(statSync(join(first, 'lambda/slack/index.mjs')).size).toBeLessThanOrEqual(100_000);
  });
});

describe('the worker', () => {
  test('holds none of what Bolt has for receivers that are not used', () => {
    const packages = new Set(inputsOf(metafile('worker')).map(packageOf));
    expect(['express', 'raw-body', '@slack/socket-mode', '@slack/oauth', 'ws'].filter((name) => packages.has(name))).toEqual([]);
  });

  test('loads the Kubernetes client and the AWS SDK only when a job needs them', () => {
    const meta = metafile('worker');
    const packages = new Set(inputsOf(meta, loadedAtStart(meta, 'src/handlers/worker.ts')).map(packageOf));
    expect(
      [...packages].filter((name) => name?.startsWith('@aws-sdk/') || name === '@kubernetes/client-node' || name === 'undici'),
    ).toEqual([]);
  });
});

describe('what is packed for Lambda', () => {
  byName(
    `is the same, byte for byte, at another hour, in another time zone and with a Node that offers more${orSkipped}`,
    () => {
      const more = 'data:text/javascript,for (const name of ["crypto", "fs", "http"]) process.getBuiltinModule(name).aardvark = () => {};';
      const second = build('second', { TZ: 'Asia/Seoul', NODE_OPTIONS: `--import="${more.replaceAll('"', '\\"')}"` });
      for (const name of ['slack', 'worker']) {
        const zips = [first, second].map((outdir) => readFileSync(join(outdir, `lambda/${name}.zip`)));
        expect(zips[0]!.equals(zips[1]!)).toBe(true);
      }
    },
    60_000,
  );

  test.each(['slack', 'worker'])('%s.zip has the files of its folder at its root, stored as they are', (name) => {
    const zip = readFileSync(join(first, `lambda/${name}.zip`));
    const files = readdirSync(join(first, `lambda/${name}`)).sort();
    expect(files).toContain('index.mjs');
    expect(namesInZip(zip)).toEqual(files);
    for (const file of files) expect(zip.includes(readFileSync(join(first, `lambda/${name}`, file)))).toBe(true);
  });

  const takesFewArguments = (name: string) => () => {
    const url = `file://${join(first, `lambda/${name}/index.mjs`)}`;
    const script = `const { handler } = await import(${JSON.stringify(url)}); console.log(typeof handler, handler.length);`;
    const { stdout } = run('node', ['--input-type=module', '-e', script]);
    expect(stdout).toMatch(/^function [012]\n$/);
  };
  const fewArguments = 'exports a handler of fewer than three arguments, which Node 24 on Lambda refuses';
  byName(`slack ${fewArguments}${orSkipped}`, takesFewArguments('slack'));
  test(`worker ${fewArguments}`, takesFewArguments('worker'));
});

/** Names in a zip's central directory, in its order. */
function namesInZip(zip: Buffer): string[] {
  const names: string[] = [];
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = zip.readUInt32LE(end + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [name, extra, comment] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
    names.push(zip.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}

describe('the command line', () => {
  test('is a program by itself', () => {
    const file = join(first, 'cli.mjs');
    expect(statSync(file).mode & 0o111).toBe(0o111);
    expect(readFileSync(file, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
    const { status, stdout, stderr } = run(file, ['--help']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('check-scrape');
  });

  test('loads one file before it does anything, and every file finds those that it takes from', () => {
    const importsOf = (file: string) => [
      ...readFileSync(join(first, file), 'utf8').matchAll(/(?:^|[;}])(?:import|export)[^;"'()]*["']([^"']+)["']/gm),
    ];
    const [, program] = /import\("\.\/cli\/(program-\w+\.mjs)"\)/.exec(readFileSync(join(first, 'cli.mjs'), 'utf8'))!;
    for (const file of ['cli.mjs', `cli/${program}`]) expect(importsOf(file).filter(([, from]) => !from!.startsWith('node:'))).toEqual([]);
    // Beside them lies what Node kept of them compiled, where it does so.
    const files = readdirSync(join(first, 'cli')).filter((file) => file.endsWith('.mjs'));
    const taken = files.flatMap((file) => importsOf(`cli/${file}`).flatMap(([, from]) => (from!.startsWith('./') ? [from!.slice(2)] : [])));
    expect(taken).toContain(program);
    expect(taken.filter((file) => !files.includes(file))).toEqual([]);
  });

  const keepsCompiled = 'enableCompileCache' in nodeModule;
  (keepsCompiled ? test : test.skip)(
    `keeps what Node compiled beside it${keepsCompiled ? '' : ' (skipped: Node does so from 22.8 on)'}`,
    () => {
      expect(run(join(first, 'cli.mjs'), ['--version']).status).toBe(0);
      expect(readdirSync(join(first, 'cli'))).toContain('compiled');
    },
  );

  test('is what the package offers as arcbot', () => {
    const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { bin: Record<string, string> };
    expect(bin).toEqual({ arcbot: 'dist/cli.mjs' });
  });
});

test('a name that nothing is built under is refused', () => {
  const { status, stderr } = run('node', ['esbuild.config.mjs', 'lamda']);
  expect(status).toBe(64);
  expect(stderr).toContain('lamda');
});
