import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Locked {
  optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};

/** Where Node would look for a package that the one at `path` needs. */
function placesOf(path: string, name: string): string[] {
  const parts = path.split('/node_modules/');
  const above = parts.map((_, index) => `${parts.slice(0, parts.length - index).join('/node_modules/')}/node_modules/${name}`);
  return [...above, `node_modules/${name}`];
}

test('the lock file has the packages of every platform, without which npm ci refuses it', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => path !== '' && !placesOf(path, name).some((place) => place in packages)),
  );
  expect(missing).toEqual([]);
});

test('docs/security.md names every package that is needed at run time, and no other', () => {
  const root = join(__dirname, '..', '..');
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object };
  const [, table = ''] = /\| dependency \| where \| for \|\n(.*?)\n\n/s.exec(readFileSync(join(root, 'docs/security.md'), 'utf8')) ?? [];
  const named = table
    .split('\n')
    .slice(1)
    .flatMap((row) => row.split('|')[1]!.trim().split(', '));
  expect(named.filter((name) => name !== 'none').sort()).toEqual(Object.keys(dependencies).sort());
});
