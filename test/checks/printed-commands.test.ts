import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { commands } from '../../src/commands/index';
import { testWithProgram } from '../test-with-program';

/**
 * Every command that is printed, run by a real bash with nothing on its PATH but a kubectl that notes what it was called with. With
 * names that would do harm in a careless command, the same calls are made as with harmless ones, only with those names.
 */
const folder = mkdtempSync(join(tmpdir(), 'arcbot-commands-'));
const [programs, home, notes] = ['bin', 'home', 'notes'].map((name) => join(folder, name)) as [string, string, string];
for (const path of [programs, home]) mkdirSync(path);
for (const name of ['kubectl', 'aws', 'helm']) {
  const file = join(programs, name);
  writeFileSync(
    file,
    `#!/bin/sh\n{ for word in ${name} "$@"; do printf '%s\\0' "$word"; done; /bin/cat; printf '\\0\\1'; } >> '${notes}'\n`,
  );
  chmodSync(file, 0o755);
}
afterAll(() => rmSync(folder, { recursive: true }));

/** What each call was: its words, and what it was given to read. */
function callsOf(command: string): string[][] {
  writeFileSync(notes, '');
  const env = { PATH: programs, HOME: home };
  const { status, stderr } = spawnSync('/bin/bash', ['-c', command], { cwd: home, env, encoding: 'utf8', input: '' });
  expect({ command, status, stderr }).toEqual({ command, status: 0, stderr: '' });
  expect(readdirSync(home)).toEqual([]);
  return readFileSync(notes, 'utf8')
    .split('\0\u0001')
    .slice(0, -1)
    .map((call) => call.split('\0'));
}

/** Names that ARC's charts give, each as people may have named things themselves; the API group is nobody's choice. */
const names =
  /actions-runner-system|actions-runner-controller-(?:metrics-service|service-monitor)|kube-prometheus-stack|\bteam-[ab]\b|\bmonitoring\b(?!\.coreos\.com)/g;

const hostile = [
  '$(touch PWNED)',
  '`touch PWNED`',
  "'; touch PWNED; '",
  '"; touch PWNED; "',
  ' && touch PWNED || true # ',
  '\n touch PWNED\nEOF\ntouch PWNED\n',
  '\\',
  '-$HOME*~!!{a,b}<>|&',
];

const cases = ['check-scrape', 'status'].flatMap((command) =>
  readdirSync(join('test', 'cases', command))
    .map((name) => ({ command, name, file: join('test', 'cases', command, name, 'facts.json') }))
    .filter(({ file }) => existsSync(file)),
);

interface Case {
  command: string;
  file: string;
}

/** What a recorded cluster's fixes tell to run, where each name there is followed by `tail`. */
function printed({ command, file }: Case, tail: string): string[] {
  const inJson = JSON.stringify(tail).slice(1, -1);
  const text = readFileSync(file, 'utf8');
  const recording = JSON.parse(text.replace(names, (name) => name + inJson)) as {
    request: object;
    facts: unknown;
    cluster: string;
    madeAt: string;
  };
  const { report } = commands.find(({ name }) => name === command)!;
  return fixesIn(report(recording.request, recording.facts, recording).data);
}

function fixesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { commands: own } = value as { commands?: unknown };
  const below = Object.entries(value).flatMap(([key, inner]) => (key === 'commands' ? [] : fixesIn(inner)));
  return [...new Set([...(Array.isArray(own) ? (own as string[]) : []), ...below])];
}

/** Words, JSON and YAML as what they mean, with the harmless names in it again. */
function meant(word: string, tail: string): unknown {
  const restored = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(tail, '');
    if (Array.isArray(value)) return value.map(restored);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [restored(key), restored(inner)]));
  };
  if (!/^(?:[[{]|\w+:)/.test(word)) return restored(word);
  const documents = parseAllDocuments(word);
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return restored(word);
  return documents.map((document) => restored(document.toJS()));
}

const testWithBash = testWithProgram('/bin/bash');

testWithBash('the commands of the recorded cases are many, and each does something', () => {
  const all = new Set(cases.flatMap((each) => printed(each, '')));
  expect(all.size).toBeGreaterThan(20);
  for (const command of all) expect(callsOf(command).length).toBeGreaterThan(0);
});

for (const tail of hostile) {
  testWithBash(
    `names that end in ${JSON.stringify(tail)} are names and nothing else`,
    () => {
      const tried = new Map<string, string>();
      for (const each of cases) {
        const [harmless, commands] = [printed(each, ''), printed(each, tail)];
        expect({ file: each.file, printed: commands.length }).toEqual({ file: each.file, printed: harmless.length });
        for (const [index, command] of commands.entries()) tried.set(command, harmless[index]!);
      }
      for (const [command, harmless] of tried) {
        const calls = (line: string) => callsOf(line).map((words) => words.map((word) => meant(word, tail)));
        expect(calls(command)).toEqual(calls(harmless));
      }
      expect([...tried.keys()].filter((command) => command.includes(tail.slice(0, 8).trim())).length).toBeGreaterThan(10);
    },
    300_000,
  );
}
