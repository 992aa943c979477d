import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chain } from '../../src/checks/scrape/index';

const bed = process.env.ARCBED ?? resolve('../shared/bed');
const folders = [join(bed, 'faults'), 'test/faults/faults'];
const missing = folders.find((folder) => !existsSync(folder));
const onBothFolders = missing === undefined ? test : test.skip;

const impossible = JSON.parse(readFileSync('test/faults/not-on-a-bed.json', 'utf8')) as Record<string, string>;
const heads = folders
  .filter(existsSync)
  .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
  .filter((file) => file.endsWith('.sh') && !file.endsWith('lib.sh'))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const named = ({ text }: (typeof heads)[number]): string[] =>
  [...text.matchAll(/^# (?:root|also): *(.*)$/gm)].flatMap(([, causes = '']) => causes.split(/\s+/).filter(Boolean));
const declared = chain.flatMap(({ causes }) => Object.keys(causes));

test('a fault names causes that there are', () => {
  expect(heads.flatMap((head) => named(head).flatMap((cause) => (declared.includes(cause) ? [] : [`${head.file}: ${cause}`])))).toEqual([]);
});

onBothFolders(
  `every cause can be brought about on a real cluster, but for those of which it is said why not${missing === undefined ? '' : ` (skipped: there is no ${missing})`}`,
  () => {
    const tried = new Set(heads.flatMap(named));
    expect(declared.filter((cause) => !tried.has(cause)).sort()).toEqual(Object.keys(impossible).sort());
  },
);
