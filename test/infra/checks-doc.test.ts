import { readFileSync } from 'node:fs';
import { checksDoc } from '../../infra/checks-doc';
import { chain } from '../../src/checks/scrape/index';
import { statusChecks } from '../../src/checks/status/index';

const { path, text } = checksDoc();
const anchors = [...text.matchAll(/^#+ (\S.*)$/gm)].map(([, heading]) => heading!.toLowerCase().replaceAll(' ', '-'));

test('docs/checks.md is what the checks give (npm run generate)', () => {
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('every id of a check, a cause and a problem is an anchor of its own', () => {
  const ids = [...chain.flatMap(({ id, causes }) => [id, ...Object.keys(causes)]), ...statusChecks.map(({ id }) => id)];
  for (const id of new Set(ids)) expect(anchors.filter((anchor) => anchor === id)).toEqual([id]);
});

test('every link leads to an anchor', () => {
  const linked = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor!);
  expect(linked.length).toBeGreaterThan(100);
  expect(linked.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
});

test('no cause is left without words on what it means', () => {
  for (const { causes } of chain) for (const words of Object.values(causes)) expect(words.length).toBeGreaterThan(30);
});
