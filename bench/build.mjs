import { build } from 'esbuild';

/*
 * node bench/build.mjs NAME...
 * Bundles programs of this folder into dist/bench, what they measure as whole as the worker is: Bolt without the receivers that arcbot
 * does not use.
 */
const unusedByBolt = /^(@slack\/socket-mode|@slack\/oauth|express|raw-body)$/;
const withoutBoltsReceivers = {
  name: 'without-bolts-receivers',
  setup(plugin) {
    plugin.onResolve({ filter: unusedByBolt }, ({ path }) => ({ path, namespace: 'unused' }));
    plugin.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {};' }));
  },
};

await build({
  entryPoints: process.argv.slice(2).map((name) => `bench/${name}.ts`),
  entryNames: '[name]',
  outdir: 'dist/bench',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  // Has a part that is not JavaScript, and no measured program takes it.
  external: ['dynalite'],
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  logLevel: 'warning',
  banner: { js: "import{createRequire as __arcbotRequire}from'node:module';const require=__arcbotRequire(import.meta.url);" },
  plugins: [withoutBoltsReceivers],
});
