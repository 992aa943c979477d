import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';

/** What a program cannot be loaded without, joined. */
const first = 'first.mjs';

/**
 * esbuild makes a chunk for each set of entries that share code: two dozen that the command line loads before it does anything, at half a
 * millisecond of Node's each. Here they become one file, from which all other files take what they took from those.
 * `main`: the path of the program, which is left as a line that loads that file; the others stand in `folder`.
 */
export async function joinFirst({ outputs }, files, { main, folder, ...options }) {
  const texts = new Map(files.map(({ path, contents }) => [basename(path), Buffer.from(contents).toString('utf8')]));
  const known = new Map(Object.entries(outputs).map(([path, output]) => [basename(path), output]));
  // What is loaded late as well keeps a file of its own.
  const isLate = (name) => name !== basename(main) && known.get(name).entryPoint !== undefined;
  const joined = new Set();
  const visit = (name) => {
    if (joined.has(name) || isLate(name)) return;
    joined.add(name);
    for (const { path, kind, external } of known.get(name).imports) if (kind === 'import-statement' && !external) visit(basename(path));
  };
  visit(basename(main));

  const words = (name, write) => known.get(name).exports.map((word) => write(word, `${name.replace(/\W/g, '_')}$${word}`));
  const whole = [...joined].map((name) => `export{${words(name, (word, long) => `${word} as ${long}`)}}from"./${name}";import"./${name}";`);
  const taken = (name) => `export{${words(name, (word, long) => `${long} as ${word}`)}}from"./${first}"`;
  const rebuilt = async (names, inner) => {
    const { outputFiles } = await build({
      ...options,
      entryPoints: names.map((name) => ({ in: name, out: basename(name, '.mjs') })),
      outdir: folder,
      bundle: true,
      write: false,
      plugins: [{ name: 'join-first', setup: (plugin) => resolve(plugin, inner) }],
    });
    return outputFiles;
  };
  const resolve = (plugin, inner) => {
    plugin.onResolve({ filter: /.*/ }, ({ path, kind }) => {
      const name = basename(path);
      if (kind === 'entry-point') return { path: name, namespace: 'whole' };
      if (kind === 'import-statement' && joined.has(name)) return { path: name, namespace: inner };
      return { path: path.startsWith('.') ? `./${name}` : path, external: true };
    });
    plugin.onLoad({ filter: /.*/, namespace: 'whole' }, ({ path }) => ({ contents: path === first ? whole.join('') : texts.get(path) }));
    plugin.onLoad({ filter: /.*/, namespace: 'taken' }, ({ path }) => ({ contents: taken(path) }));
  };
  const others = [...texts.keys()].filter((name) => !joined.has(name));
  const line = `${texts.get(basename(main)).match(/^#!.*\n/)?.[0] ?? ''}import"./${basename(folder)}/${first}";\n`;
  return [
    { path: join(dirname(folder), basename(main)), contents: line },
    ...(await rebuilt([first], 'whole')),
    ...(await rebuilt(others, 'taken')),
  ];
}
