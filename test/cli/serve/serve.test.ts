import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../../../src/cli/io';
import { main } from '../../../src/cli/main';
import { commands } from '../../../src/commands/index';
import { localServer } from '../../handlers/local-server';
import { command, secret, signedHeaders } from '../../handlers/slack/slack-request';
import { statusCommand } from '../../handlers/worker/open-worker';
import { connectTo } from '../run-cli';

let folder: string;
let slack: Awaited<ReturnType<typeof localServer>>;
/** What Slack answers, by method; default: ok. */
let answers: Record<string, object>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'serve-'));
  answers = { 'auth.test': { ok: true, user: 'arcbot', team: 'Acme' } };
  slack = await localServer(({ path }) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(answers[path.split('/').at(-1)!] ?? { ok: true }),
  }));
});
afterEach(async () => {
  await slack.close();
  rmSync(folder, { recursive: true });
});

const config = `
clusters: [{name: prod, eksName: prod, region: eu-west-1}]
access: {change: [{channels: [C0CHANNEL]}]}
digests: {kept: [{channel: C0KEPT, at: "09:00"}]}`;

/** `arcbot serve`, and what it says; `line` waits for a line on stderr. */
function begin(words: string, variables: Record<string, string | undefined> = {}, look = async (): Promise<unknown> => '5 runners') {
  const said = { stdout: '', stderr: '' };
  const ends: (() => void)[] = [];
  const waiting: (() => void)[] = [];
  const output = (name: 'stdout' | 'stderr') => ({
    write(text: string) {
      said[name] += text;
      for (const heard of waiting) heard();
    },
  });
  const io: Io = {
    stdout: output('stdout'),
    stderr: output('stderr'),
    variables: {
      SLACK_SIGNING_SECRET: secret,
      SLACK_BOT_TOKEN: 'xoxb-test',
      SLACK_API_URL: `${slack.url}/api`,
      ARCBOT_CONFIG: config,
      ...variables,
    },
    now: () => new Date(),
    readFile: async () => '',
    onEnd: (listener) => void ends.push(listener),
  };
  const real = commands.filter(({ name }) => name !== 'status');
  const parts = { commands: [...real, statusCommand(look)], connect: connectTo() };
  const ended = main(['serve', '--port', '0', ...words.split(' ').filter((word) => word !== '')], io, parts);
  const line = (form: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const heard = () => {
        const found = form.exec(said.stderr);
        if (found !== null) resolve(found);
      };
      waiting.push(heard);
      heard();
      void ended.then(() => reject(new Error(`it ended: ${said.stderr}`)));
    });
  const listening = () => line(/listens on (http:\S+)/).then(([, url]) => url!);
  return {
    said,
    ended,
    line,
    listening,
    end: () => {
      for (const listener of ends.splice(0)) listener();
    },
  };
}

let asked = 0;
async function ask(url: string, text: string) {
  const body = command(text, { channel_id: 'C0CHANNEL', response_url: `${slack.url}/response`, trigger_id: `trigger-${++asked}` });
  const headers = signedHeaders(body, { timestamp: Math.floor(Date.now() / 1000) });
  const answer = await fetch(url, { method: 'POST', headers, body });
  return { status: answer.status, text: await answer.text() };
}

const responses = () =>
  slack.received.filter(({ path }) => path === '/response').map(({ body }) => (JSON.parse(body) as { text: string }).text);

test('answers a signed question like a deployment, and ends once it has answered', async () => {
  let look = (_: string) => {};
  const looked = new Promise<string>((resolve) => {
    look = resolve;
  });
  let began = () => {};
  const begun = new Promise<void>((resolve) => {
    began = resolve;
  });
  const served = begin('', {}, () => {
    began();
    return looked;
  });
  const url = await served.listening();
  expect(served.said.stderr).toMatch(/^arcbot: @arcbot of Acme listens on http:\/\/127\.0\.0\.1:\d+ for prod /);
  expect(await ask(url, 'status')).toEqual({ status: 200, text: '{"response_type":"ephemeral","text":"Looking at prod ..."}' });
  await begun;
  served.end();
  await served.line(/answers what was asked, then ends/);
  look('seven runners');
  expect(await served.ended).toBe(0);
  expect(responses()).toEqual([expect.stringContaining('seven runners')]);
  await expect(fetch(url)).rejects.toThrow();
});

test('ends at once when it is asked a second time', async () => {
  let look = (_: string) => {};
  const looked = new Promise<string>((resolve) => {
    look = resolve;
  });
  let began = () => {};
  const begun = new Promise<void>((resolve) => {
    began = resolve;
  });
  const served = begin('', {}, () => {
    began();
    return looked;
  });
  await ask(await served.listening(), 'status');
  await begun;
  served.end();
  await served.line(/once more: at once/);
  served.end();
  expect(await served.ended).toBe(0);
  expect(responses()).toEqual([]);
  look('too late');
});

test('takes nothing that Slack did not sign, answers /healthz, and refuses what is too long', async () => {
  const served = begin('');
  const url = await served.listening();
  expect((await fetch(url, { method: 'POST', body: command('status') })).status).toBe(401);
  expect((await fetch(url)).status).toBe(405);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect((await fetch(url, { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) })).status).toBe(413);
  served.end();
  await served.ended;
});

test('keeps digests in its state, those of the configuration beside them', async () => {
  const state = join(folder, 'state.json');
  const first = begin(`--state ${state}`);
  await ask(await first.listening(), 'digest on 23:59');
  first.end();
  expect(await first.ended).toBe(0);
  expect(responses().at(-1)).toMatch(/^On: prod at 23:59 UTC, daily\. next: [^\n]+$/);

  const next = begin(`--state ${state}`);
  await ask(await next.listening(), 'digest list');
  next.end();
  await next.ended;
  expect(responses().at(-1)).toContain('prod at 23:59 UTC, daily');
  expect(responses().at(-1)).toContain('1 more in other channels.');
});

test('without a state says how long a digest is kept', async () => {
  const served = begin('');
  await ask(await served.listening(), 'digest on 23:59');
  served.end();
  await served.ended;
  expect(responses().at(-1)).toContain('as long as this arcbot runs');
});

test.each<[string, string, Record<string, string | undefined>, string, number]>([
  ['no secrets', '', { SLACK_SIGNING_SECRET: '', SLACK_BOT_TOKEN: undefined }, 'SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN are not set.', 64],
  ['one secret', '', { SLACK_BOT_TOKEN: '' }, 'SLACK_BOT_TOKEN is not set.', 64],
  ['no configuration', '', { ARCBOT_CONFIG: undefined }, 'No cluster is configured.', 64],
  ['a wrong configuration', '', { ARCBOT_CONFIG: 'clusters: []' }, 'expected at least one cluster', 64],
  [
    'a digest of no cluster',
    '',
    { ARCBOT_CONFIG: config.replace('09:00"', '09:00", clusters: [dev]') },
    'which is no configured cluster',
    64,
  ],
  ['a state that is none', '--state package.json', {}, 'package.json is not a state of arcbot.', 64],
  ['an address of others', '--host 192.0.2.1', {}, '192.0.2.1 is no address of this machine.', 64],
])('does not begin with %s', async (_, words, variables, complaint, status) => {
  const served = begin(words, variables);
  expect(await served.ended).toBe(status);
  expect(served.said.stderr).toContain(complaint);
  expect(served.said.stdout).toBe('');
});

test('does not begin with a token that Slack refuses, and does where Slack cannot be reached', async () => {
  answers['auth.test'] = { ok: false, error: 'invalid_auth' };
  const refused = begin('');
  expect(await refused.ended).toBe(64);
  expect(refused.said.stderr).toContain('Slack does not take SLACK_BOT_TOKEN (invalid_auth).');
  const alone = begin('', { SLACK_API_URL: 'http://127.0.0.1:9/' });
  await alone.listening();
  expect(alone.said.stderr).toContain('cannot be reached');
  alone.end();
  expect(await alone.ended).toBe(0);
});
