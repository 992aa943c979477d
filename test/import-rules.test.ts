import { readSource, readSources, type SourceFile } from './import-rules/read-source';

/** Which rooms of src a room may import; top-level files are rooms by their own name. */
const inward: Record<string, readonly string[] | 'anything'> = {
  errors: [],
  // Reports are made of what checks concluded; checks know the words of a report (fix, verdict) as types alone.
  reports: ['reports', 'checks', 'facts'],
  checks: ['checks', 'facts', 'reports', 'errors'],
  renderers: ['renderers', 'reports'],
  facts: ['facts', 'errors'],
  commands: ['commands', 'checks', 'facts', 'reports', 'errors'],
  connections: ['connections', 'facts', 'errors', 'job'],
  job: ['commands', 'errors'],
  handlers: 'anything',
  app: 'anything',
  cli: 'anything',
  config: 'anything',
};

/** Rooms whose code computes only, and those that ask only through what they are handed. */
const pure = ['checks', 'reports', 'renderers'];
const handed = ['facts', 'commands'];
const schemaLibrary = 'valibot';

const roomOf = (path: string) => path.split('/')[1]!.replace(/\.tsx?$/, '');
const source = readSources('src');
const inRooms = (rooms: readonly string[]) => source.filter(({ path }) => rooms.includes(roomOf(path)));

/** One line for each thing that breaks a rule, so that a failure reads as a list of what to change. */
const breaches = (files: SourceFile[], judge: (file: SourceFile) => string[]) =>
  files.flatMap((file) => judge(file).map((words) => `${file.path}: ${words}`));

const packagesOf = (file: SourceFile) => file.imports.filter((line) => line.file === undefined);
const valuePackagesOf = (file: SourceFile) => packagesOf(file).filter((line) => !line.typeOnly);

test('every file of src stands in a room that the rules know', () => {
  expect(breaches(source, ({ path }) => (roomOf(path) in inward ? [] : [`no rule for the room ${roomOf(path)}`]))).toEqual([]);
});

test('rooms import inward only', () => {
  const judge = (file: SourceFile) =>
    file.imports.flatMap((line) => {
      const allowed = inward[roomOf(file.path)];
      if (line.file === undefined || allowed === 'anything' || allowed === undefined) return [];
      const target = roomOf(line.file);
      if (roomOf(file.path) === 'checks' && target === 'reports' && !line.typeOnly) return [`imports ${line.file} as more than types`];
      if (roomOf(file.path) === 'connections' && target === 'config' && line.typeOnly) return [];
      return allowed.includes(target) ? [] : [`imports ${line.file}`];
    });
  expect(breaches(source, judge)).toEqual([]);
});

test('nothing in src imports what lies outside of it', () => {
  const judge = (file: SourceFile) =>
    file.imports.flatMap((line) => (line.file?.startsWith('src/') === false ? [`imports ${line.from}`] : []));
  expect(breaches(source, judge)).toEqual([]);
});

test('checks, reports and renderers know packages as types only', () => {
  expect(breaches(inRooms(pure), (file) => valuePackagesOf(file).map((line) => `imports ${line.from}`))).toEqual([]);
});

test('facts and commands know the schema library and no other package', () => {
  const judge = (file: SourceFile) =>
    valuePackagesOf(file)
      .filter((line) => line.from !== schemaLibrary)
      .map((line) => `imports ${line.from}`);
  expect(breaches(inRooms(handed), judge)).toEqual([]);
});

test('checks, reports, renderers, facts and commands use no clock, chance, environment, console or network', () => {
  expect(breaches(inRooms([...pure, ...handed]), (file) => [...file.uses].map((use) => `uses ${use}`))).toEqual([]);
});

test('only config.ts reads the environment', () => {
  const judge = (file: SourceFile) => {
    const imported = file.imports.some((line) => line.from === 'node:process') ? ['imports node:process'] : [];
    return file.uses.has('process.env') ? ['reads process.env', ...imported] : imported;
  };
  const others = source.filter(({ path }) => path !== 'src/config.ts');
  expect(breaches(others, judge)).toEqual([]);
});

test('files are kebab-case, without default exports, and relative imports carry no extension', () => {
  const judge = (file: SourceFile) => [
    ...(file.path.split('/').every((part) => /^[a-z0-9]+(-[a-z0-9]+)*(\.tsx?)?$/.test(part)) ? [] : ['is not kebab-case']),
    ...(file.hasDefaultExport ? ['has a default export'] : []),
    ...file.imports.flatMap((line) => (line.file !== undefined && /\.[cm]?[jt]sx?$/.test(line.from) ? [`imports ${line.from}`] : [])),
  ];
  expect(breaches(source, judge)).toEqual([]);
});

test('only the lists re-export', () => {
  const others = source.filter(({ path }) => !path.endsWith('/index.ts'));
  expect(breaches(others, (file) => file.reexportsFrom.map((from) => `re-exports ${from}`))).toEqual([]);
});

test('no file is longer than 300 lines, and half of them are at most 60', () => {
  expect(breaches(source, ({ lines }) => (lines > 300 ? [`has ${lines} lines`] : []))).toEqual([]);
  const sizes = source.map(({ lines }) => lines).sort((a, b) => a - b);
  expect(sizes[Math.floor((sizes.length - 1) / 2)]).toBeLessThanOrEqual(60);
});

describe('the reader of sources', () => {
  const read = (text: string) => readSource('src/checks/made-up.ts', text);

  test('tells imports of types from imports of values', () => {
    const { imports } = read(
      "import type { A } from 'a';\nimport { type B } from 'b';\nimport { type C, d } from '../facts/fact';\nvoid import('e');",
    );
    expect(imports).toEqual([
      { from: 'a', typeOnly: true },
      { from: 'b', typeOnly: true },
      { from: '../facts/fact', typeOnly: false, file: 'src/facts/fact' },
      { from: 'e', typeOnly: false },
    ]);
  });

  test('sees every way to the clock, chance and the environment', () => {
    const text = 'const a = [Date.now(), new Date(), Math.random(), process.env.HOME, fetch("x")]; console.log(a);';
    expect([...read(text).uses].sort()).toEqual(['Date.now', 'Math.random', 'console', 'fetch', 'new Date()', 'process', 'process.env']);
  });

  test('takes no date that was handed over, no property and no type for a use', () => {
    const text =
      "interface X { process: string; console: Date }\nexport const age = (at: X) => new Date('2026-01-01').getTime() + at.process.length;";
    expect([...read(text).uses]).toEqual([]);
  });
});
