import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The cluster under test: a running bed named by ARCBED_DIR, with kubectl to change it. */
const folder = process.env.ARCBED_DIR ?? '';
const kubeconfig = join(folder, 'kubeconfig');
const missing =
  folder === '' || !existsSync(kubeconfig)
    ? 'ARCBED_DIR names no running bed'
    : spawnSync('kubectl', ['version', '--client']).status !== 0
      ? 'kubectl is not on the PATH'
      : undefined;

/** `test` where a bed runs; elsewhere the test is skipped and its name says why. */
export const testOnBed = (name: string, run: jest.ProvidesCallback, timeoutMs?: number): void =>
  missing === undefined ? test(name, run, timeoutMs) : test.skip(`${name} (skipped: ${missing})`, run);

export const hasBed = missing === undefined;

/** kubectl as the bed's administrator; its standard output. */
export function kubectl(words: readonly string[], input?: string): string {
  const { status, stdout, stderr } = spawnSync('kubectl', ['--kubeconfig', kubeconfig, ...words], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    ...(input === undefined ? {} : { input }),
  });
  if (status !== 0) throw new Error(`kubectl ${words.join(' ')}: ${stderr}`);
  return stdout;
}

/** `kubectl auth can-i`, which ends with 1 and says no where one may not. */
export function mayI(words: readonly string[]): boolean {
  const { stdout, stderr } = spawnSync('kubectl', ['--kubeconfig', kubeconfig, 'auth', 'can-i', ...words], { encoding: 'utf8' });
  const answer = stdout.trim().split(' ')[0];
  if (answer !== 'yes' && answer !== 'no') throw new Error(`kubectl auth can-i ${words.join(' ')}: ${stdout}${stderr}`);
  return answer === 'yes';
}

export const apply = (...objects: object[]): string =>
  kubectl(['apply', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));

/** The `data` of an answer of the bed's Prometheus. */
export function prometheus<T>(path: string): T {
  const service = 'namespaces/monitoring/services/http:kube-prometheus-stack-prometheus:http-web';
  return (JSON.parse(kubectl(['get', '--raw', `/api/v1/${service}/proxy/api/v1/${path}`])) as { data: T }).data;
}

export async function waitFor(what: string, seconds: number, isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < seconds; tries++) {
    if (isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error(`not so after ${seconds} s: ${what}`);
}

/** What `arcbot check-scrape -o json` answers to whoever the kubeconfig is. */
export interface Answer {
  status: number | null;
  verdict: string;
  subjects: {
    name: string;
    verdict: string;
    checks: { id: string; outcome: string; reason?: string; rules?: string[]; cause?: string }[];
  }[];
}

export function checkScrape(asWhom: string = kubeconfig, ...words: string[]): Answer {
  const cli = process.env.ARCBOT_CLI ?? resolve('dist/cli.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'check-scrape', ...words, '-o', 'json'], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    env: { ...process.env, KUBECONFIG: asWhom },
  });
  if (status === null || status > 2) throw new Error(`arcbot ended with ${status}: ${stderr}`);
  return { status, ...(JSON.parse(stdout) as Omit<Answer, 'status'>) };
}

/** A kubeconfig of a ServiceAccount of the bed, which has only what it is granted. */
export function kubeconfigOf(namespace: string, serviceAccount: string, file: string): string {
  const admin = JSON.parse(kubectl(['config', 'view', '--raw', '-o', 'json'])) as {
    clusters: unknown[];
    contexts: { context: { cluster: string } }[];
  };
  const token = kubectl(['create', 'token', serviceAccount, '-n', namespace, '--duration', '1h']).trim();
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: admin.clusters,
    users: [{ name: 'proof', user: { token } }],
    contexts: [{ name: 'proof', context: { cluster: admin.contexts[0]!.context.cluster, user: 'proof' } }],
    'current-context': 'proof',
  };
  writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
  return file;
}
