#!/usr/bin/env node
/**
 * Breaks a real cluster on purpose, asks arcbot what is wrong, applies the printed commands verbatim, and asks again.
 *
 *     node test/faults/run-faults.mjs [--status] [--only NAME[,NAME]] [--record DIRECTORY] [--answers DIRECTORY]
 *
 * --status asks status of the faults in status/; without it check-scrape is asked of those in faults/ and of the bed's own.
 * ARCBOT_CLI names the built CLI to ask, dist/cli.mjs by default. --answers keeps what it answered, for reading afterwards.
 * ARCBED_DIR names a running bed (or one is started and ended here); ARCBED the folder of the bed's own scripts, ../shared/bed by default.
 * A fault is a bash file: its head says which answers are right, whether the printed commands mend it, and how long it takes to show
 * (`# patience:` seconds). For check-scrape: `# root:` causes that are right, `# also:` what must be told too, `# monitor:` a part of the name
 * of the subject that must tell it; for status see runner/status.mjs. `break_it` breaks, `settled` says when the fault shows, `mend_it` is
 * what only a person can decide (`# mends: by-hand`), `heal_it` undoes what the bed's reset does not. Exit status 0: all as expected; 1: not; 2: no bed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkScrape } from './runner/check-scrape.mjs';
import { openBed } from './runner/open-bed.mjs';
import { status } from './runner/status.mjs';
import { tryFault } from './runner/try-fault.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const bedFolder = process.env.ARCBED ?? resolve(root, '../shared/bed');
const text = { type: 'string' };
const { values: options } = parseArgs({ options: { status: { type: 'boolean' }, only: text, record: text, answers: text } });
const only = options.only?.split(',');
const asksStatus = options.status === true;
const question = asksStatus ? status : checkScrape;

const folders = asksStatus ? [join(here, 'status')] : [join(bedFolder, 'faults'), join(here, 'faults')];
const faults = folders.filter(existsSync).flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.sh') && file !== 'lib.sh')
    .sort()
    .map((file) => join(folder, file)),
);
const chosen = faults.filter((fault) => only === undefined || only.includes(basename(fault, '.sh')));
const unheard = (only ?? []).filter((name) => !faults.some((fault) => basename(fault, '.sh') === name));
if (existsSync(bedFolder) && unheard.length > 0)
  throw new Error(`There is no fault called ${unheard.join(', ')} among those asked ${asksStatus ? 'of status' : 'of check-scrape'}.`);

const bed = openBed({ folder: bedFolder, cli: process.env.ARCBOT_CLI ?? join(root, 'dist/cli.mjs') });
if (bed === undefined) {
  console.log(`skipped: the faults need Linux, root and a bed (looked for in ${bedFolder}; set ARCBED)`);
  process.exit(2);
}

const columns = ['name', 'found', 'verdict', 'extra', 'mended', 'seconds'];
console.log(`| ${columns.join(' | ')} |\n|${columns.map(() => '---').join('|')}|`);
const results = chosen.map((fault) => {
  let result;
  try {
    result = tryFault(bed, question, fault, options);
  } catch (error) {
    result = { name: basename(fault, '.sh'), ok: false, found: 'ERROR', verdict: error.message.slice(0, 200) };
  }
  console.log(`| ${columns.map((column) => result[column] ?? '').join(' | ')} |${result.why === undefined ? '' : ` ${result.why}`}`);
  return result;
});
bed.reset();
bed.close();
if (!asksStatus && only === undefined) {
  const impossible = JSON.parse(readFileSync(join(here, 'not-on-a-bed.json'), 'utf8'));
  for (const [cause, why] of Object.entries(impossible)) console.log(`No fault for ${cause}: ${why}.`);
}
const failed = results.filter(({ ok }) => !ok).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
