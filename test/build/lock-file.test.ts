import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Locked {
  version?: string;
  license?: string;
  integrity?: string;
  resolved?: string;
  dev?: boolean;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
}

const packagesOf = (...path: string[]) =>
  (JSON.parse(readFileSync(join(__dirname, '..', '..', ...path, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> })
    .packages;

const packages = packagesOf();
const locked = Object.entries({ ...packages, ...packagesOf('test', 'fuzz', 'jazzer') }).filter(([path]) => path !== '');
const atRunTime = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);

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

test('each package has a hash, and none a registry, so that any mirror does', () => {
  expect(locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
  expect(locked.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
});

test('nothing that runs has an install script', () => {
  expect(atRunTime.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => path)).toEqual([]);
});

/** Those that ask for no more than to be named, and of a program that is only passed on. */
const permissive = ['Apache-2.0', 'MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'PSF-2.0', 'Unlicense'];

test('what runs has a licence that lets everybody pass it on', () => {
  expect(atRunTime.length).toBeGreaterThan(100);
  const others = atRunTime.filter(([, { license }]) => license === undefined || !permissive.includes(license));
  expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});

test('what builds and tests has one too, or asks that a font or data be named', () => {
  const copyleft = locked.filter(([, { license }]) => license === undefined || /GPL|SSPL|BUSL|UNLICENSED/.test(license));
  expect(copyleft.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});
