import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMadeCluster } from '../../bench/made/made-cluster';
import { type Recording, readRecording } from '../../bench/made/recording';
import { main } from '../../src/cli/main';

/**
 * A recorded cluster, with a secret planted wherever in its objects, answers and logs one could stand. None of them may be in anything
 * that is written: for people, for programs, or as a recording.
 */
const mark = 'PLANTED';
const bearer = `${mark}bearer0123456789`;
const github = `ghs_${mark}${'a'.repeat(30)}`;
const registration = 'AABF3JGZDX3P5PMEXLND6TS6PLANT';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Fields = Record<string, Json>;

/** In what selects, another key would change what the cluster is. */
const selecting = /labels|selector|annotations|matchnames|metric|targetref/i;

/** A copy with fields of secret names at every level. */
function planted(value: Json, name = ''): Json {
  if (Array.isArray(value)) return value.map((item) => planted(item, name));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, planted(inner, key)]));
  return selecting.test(name)
    ? kept
    : {
        ...kept,
        token: `${mark}-token`,
        password: `${mark}-password`,
        clientSecret: `${mark}-client`,
        bearerToken: bearer,
        registration: { token: registration, expiresAt: 'x' },
        'api-key': [`${mark}-key`],
      };
}

const applied = JSON.stringify({ kind: 'Secret', data: { x: `${mark}-data` }, stringData: { y: `${mark}-string` } });

/** What people put into objects of each kind. */
function withSecrets(item: Fields, kind: string): Json {
  const object = planted(item) as Fields & { metadata: Fields; spec?: Fields; status?: Fields };
  object.metadata.annotations = {
    ...(object.metadata.annotations as Fields | undefined),
    'example.com/token': `${mark}-annotation`,
    'kubectl.kubernetes.io/last-applied-configuration': applied,
  };
  object.metadata.managedFields = [{ manager: `${mark}-manager`, fieldsV1: { [`f:${mark}`]: {} }, time: '2026-11-23T12:00:00Z' }];
  for (const container of containersIn(object)) {
    container.env = [
      { name: 'GITHUB_TOKEN', value: `${mark}-env` },
      { name: 'PLAIN', value: `${mark}-plain` },
    ];
    container.args = [...((container.args as Json[] | undefined) ?? []), `--github-token=${github}`];
  }
  if (/monitors$/.test(kind)) {
    for (const endpoint of (object.spec?.endpoints ?? object.spec?.podMetricsEndpoints ?? []) as Fields[]) {
      endpoint.params = { token: [`${mark}-param`] };
      endpoint.proxyUrl = `http://user:${mark}pw@proxy:3128`;
      endpoint.oauth2 = { endpointParams: { client_secret: `${mark}-oauth` } };
    }
  }
  if (object.status !== undefined) object.status.message = `refused: ${github} and Authorization: Bearer ${bearer}`;
  return object;
}

function containersIn(value: Json, name = ''): Fields[] {
  if (Array.isArray(value)) return /containers$/i.test(name) ? (value as Fields[]) : value.flatMap((item) => containersIn(item));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => containersIn(inner, key));
}

function plantedRecording(): Recording {
  const { recordedAt, answers } = readRecording();
  const changed = Object.entries(answers).map(([url, answer]) => {
    const { items } = answer as { items?: Fields[] };
    const kind = /\/([a-z]+)\?/.exec(url)?.[1] ?? '';
    if (items !== undefined) return [url, { ...(answer as object), items: items.map((item) => withSecrets(item, kind)) }];
    return [url, url.includes('/targets?') ? downTargets(answer as { data: { activeTargets: Fields[] } }) : answer];
  });
  return { recordedAt, answers: Object.fromEntries(changed) };
}

/** Something has to be wrong, so that the logs are read and words of others are shown. */
const downTargets = ({ data, ...rest }: { data: { activeTargets: Fields[] } }) => ({
  ...rest,
  data: {
    ...data,
    activeTargets: data.activeTargets.map((target) => ({
      ...target,
      health: 'down',
      lastError: `Get "http://user:${mark}pw@10.0.0.1:8080/metrics?access_token=${mark}query": Authorization: Bearer ${bearer}`,
    })),
  },
});

const logLines = [
  `ts=2026-11-23T14:12:00Z level=error caller=x msg="was rejected" err="Authorization: Bearer ${bearer}" token=${github}`,
  `2026-11-23T14:12:00Z\tERROR\tReconciler error\t{"error": "401 for https://x:${mark}pw@api.github.com with ${github}", "password": "${mark}log"}`,
].join('\n');

let cluster: Awaited<ReturnType<typeof startMadeCluster>>;
let asked: string[];
const folder = mkdtempSync(join(tmpdir(), 'arcbot-planted-'));
const kubeconfig = join(folder, 'kubeconfig');

beforeAll(async () => {
  asked = [];
  cluster = await startMadeCluster(plantedRecording(), {
    interfere: ({ url = '' }, response) => {
      asked.push(url);
      if (!url.includes('/log?')) return undefined;
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.end(logLines);
      return true;
    },
  });
  writeFileSync(kubeconfig, cluster.kubeconfig);
});
afterAll(async () => {
  await cluster.close();
  rmSync(folder, { recursive: true });
});

async function run(...argv: string[]) {
  const said = { stdout: '', stderr: '' };
  const into = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      said[name] += text;
    },
  });
  const now = () => new Date();
  const variables = { HOME: folder, LOG_LEVEL: 'debug' };
  const io = { stdout: into('stdout'), stderr: into('stderr'), variables, now, readFile: () => Promise.reject(new Error('none')) };
  const status = await main([...argv, '--kubeconfig', kubeconfig], io);
  return { status, ...said };
}

const secrets = new RegExp(`${mark}|${registration}|planted-bearer-token|ghs_`, 'g');

/** Each secret that is told, with what stands before it. */
const toldIn = (text: string) =>
  [...text.matchAll(secrets)].map(({ index, 0: secret }) => text.slice(Math.max(0, index - 60), index + secret.length + 20));

const questions = ['check-scrape', 'status', 'stack', 'digest now', 'trend', 'doctor'];

test.each(questions.flatMap((words) => ['text', 'json', 'slack'].map((output) => [words, output] as const)))(
  '%s as %s tells no secret',
  async (words, output) => {
    const { status, stdout, stderr } = await run(...words.split(' '), '-o', output);
    expect(`${[0, 1, 2].includes(status)} ${stderr}`).not.toContain('broke on our side');
    expect(stdout.length).toBeGreaterThan(100);
    expect(toldIn(stdout + stderr)).toEqual([]);
  },
);

test.each(questions)('a recording of %s holds no secret', async (words) => {
  const { status, stdout, stderr } = await run('record', ...words.split(' '));
  expect(status).toBe(0);
  expect(stdout).toContain('arcbotRecording');
  expect(toldIn(stdout + stderr)).toEqual([]);
});

test('what was planted was really read, and no Secret was ever asked for', async () => {
  const { stdout } = await run('check-scrape', '-o', 'json');
  expect(stdout).toContain('"verdict": "unhealthy"');
  expect(asked.some((url) => url.includes('/log?'))).toBe(true);
  expect(asked.filter((url) => /\/secrets(\/|\?|$)/.test(url))).toEqual([]);
});
