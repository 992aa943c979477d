import { basename, dirname } from 'node:path';
import { build } from 'esbuild';

/**
 * esbuild makes a chunk for each set of entries that share code: two dozen that the command line loads before it does anything, at half a
 * millisecond of Node's each. Here the file `first` and what it cannot be loaded without become one of its name, from which all others
 * in its folder take what they took from those.
 */
export async function joinFirst({ outputs }, files, { first: path, ...options }) {
  const [folder, first] = [dirname(path), basename(path)];
  const texts = new Map(files.map(({ path, contents }) => [basename(path), Buffer.from(contents).toString('utf8')]));
  const known = new Map(Object.entries(outputs).map(([path, output]) => [basename(path), output]));
  const joined = new Set();
  const visit = (name) => {
    // What is loaded late as well keeps a file of its own.
    if (joined.has(name) || (name !== first && known.get(name).entryPoint !== undefined)) return;
    joined.add(name);
    for (const { path, kind, external } of known.get(name).imports) if (kind === 'import-statement' && !external) visit(basename(path));
  };
  visit(first);

  const words = (name, write) => known.get(name).exports.map((word) => write(word, `${name.replace(/\W/g, '_')}$${word}`));
  const given = (name) => `export{${words(name, (word, long) => `${word} as ${long}`)}}from"./${name}";import"./${name}";`;
  const taken = (name) => `export{${words(name, (word, long) => `${long} as ${word}`)}}from"./${first}"`;
  const load = {
    whole: (name) => texts.get(name),
    all: () => [...joined].map(given).join(''),
    taken,
  };
  const rebuilt = async (names, from, inner) => {
    const { outputFiles } = await build({
      ...options,
      entryPoints: names.map((name) => ({ in: name, out: basename(name, '.mjs') })),
      outdir: folder,
      bundle: true,
      write: false,
      plugins: [{ name: 'join-first', setup: (plugin) => resolve(plugin, from, inner) }],
    });
    return outputFiles;
  };
  const resolve = (plugin, from, inner) => {
    plugin.onResolve({ filter: /.*/ }, ({ path, kind, namespace: importer }) => {
      const name = basename(path);
      if (kind === 'entry-point') return { path: name, namespace: from };
      if (kind === 'import-statement' && joined.has(name) && importer !== 'taken') return { path: name, namespace: inner };
      return { path: path.startsWith('.') ? `./${name}` : path, external: true };
    });
    for (const [namespace, read] of Object.entries(load))
      plugin.onLoad({ filter: /.*/, namespace }, ({ path }) => ({ contents: read(path) }));
  };
  const others = files.filter(({ path }) => dirname(path) === folder && !joined.has(basename(path))).map(({ path }) => basename(path));
  return [
    ...files.filter(({ path }) => dirname(path) !== folder),
    ...(await rebuilt([first], 'all', 'whole')),
    ...(await rebuilt(others, 'whole', 'taken')),
  ];
}
