import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../run-cli';

const good = 'clusters:\n  - name: prod\n    eksName: arc-prod\n    region: eu-west-1\n';
const bad = 'clusters:\n  - name: prod\n    eksNam: arc-prod\n    namespaces: ci\n';
const files = { 'arcbot.yml': good, 'bad.yml': bad };

test('a configuration that can be used is 0, and what is in it is told', async () => {
  expect(await runCli('config check arcbot.yml', { files })).toEqual({
    status: 0,
    stdout: 'arcbot.yml is fine: one cluster, prod.\n',
    stderr: '',
  });
});

test('each mistake is told with line, column and the nearest key, and the exit status is 64', async () => {
  const ran = await runCli('config check bad.yml', { files });
  expect(ran.status).toBe(64);
  expect(ran.stdout.split('\n')).toEqual([
    expect.stringMatching(/^bad\.yml:3:5: unknown key "eksNam"\. Did you mean eksName\?$/),
    expect.stringMatching(/^bad\.yml:4:17: clusters\[0\]\.namespaces: expected a list/),
    '',
  ]);
});

test('broken YAML is told with its place', async () => {
  const ran = await runCli('config check broken.yml', { files: { 'broken.yml': 'clusters:\n  - name: "prod\n' } });
  expect(ran.status).toBe(64);
  expect(ran.stdout).toMatch(/^broken\.yml:\d+:\d+: /);
});

test('without a file ARCBOT_CONFIG is checked, a path or the text itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'arcbot-'));
  writeFileSync(join(folder, 'there.yml'), good);
  expect((await runCli('config check', { variables: { ARCBOT_CONFIG: join(folder, 'there.yml') } })).status).toBe(0);
  rmSync(folder, { recursive: true });
  const inline = await runCli('config check', { variables: { ARCBOT_CONFIG: bad } });
  expect(inline).toMatchObject({ status: 64, stdout: expect.stringContaining('ARCBOT_CONFIG:3:5: unknown key') });
});

test('programs get the problems as JSON', async () => {
  const ran = await runCli('config check bad.yml -o json', { files });
  expect(JSON.parse(ran.stdout)).toMatchObject({
    schemaVersion: 1,
    command: 'config check',
    valid: false,
    problems: [{ line: 3, column: 5, hint: 'Did you mean eksName?' }, { line: 4 }],
  });
  expect(JSON.parse((await runCli('config check arcbot.yml -o json', { files })).stdout)).toMatchObject({
    valid: true,
    clusters: ['prod'],
    problems: [],
  });
});

test.each([
  ['config', 'What about the configuration?'],
  ['config chek', 'config knows no "chek"'],
  ['config check a b', 'One configuration'],
  ['config check', 'Which configuration?'],
  ['config check nowhere.yml', 'nowhere.yml cannot be read (ENOENT)'],
])('%s is wrong usage', async (line, words) => {
  const ran = await runCli(line, { files });
  expect(ran).toMatchObject({ status: 64, stdout: '' });
  expect(ran.stderr).toContain(words);
});
