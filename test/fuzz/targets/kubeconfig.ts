import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kubeconfigCluster } from '../../../src/connections/kubernetes/kubeconfig-cluster';
import { readKubeconfig } from '../../../src/connections/kubernetes/read-kubeconfig';
import { UserError } from '../../../src/errors';

const kubeconfig = (user: object, cluster: object = { server: 'https://127.0.0.1:6443' }) =>
  JSON.stringify({
    clusters: [{ name: 'c', cluster }],
    users: [{ name: 'u', user }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'u', namespace: 'n' } }],
    'current-context': 'x',
  });

/** Files that kubectl takes. */
export const seeds = [
  kubeconfig({ token: 't' }),
  kubeconfig({ username: 'a', password: 'b', as: 'c', 'as-groups': ['d'] }),
  kubeconfig({ 'client-certificate-data': 'YQ==', 'client-key-data': 'YQ==' }, { server: 'x', 'certificate-authority-data': 'YQ==' }),
  'apiVersion: v1\nkind: Config\nclusters:\n- cluster:\n    server: https://[::1]:1\n  name: c\ncontexts: []\nusers: null\n',
  '- a\n- &a [*a]\n',
  '',
];

const folder = mkdtempSync(join(tmpdir(), 'arcbot-fuzz-'));
/** What would run a program, or read a file of this machine: not with made-up names. */
const acts = /exec|auth-provider|certificate-authority(?!-data)|client-certificate(?!-data)|client-key(?!-data)|tokenFile/;

export async function fuzz(data: Buffer): Promise<void> {
  const file = join(folder, 'config');
  writeFileSync(file, data);
  try {
    await readKubeconfig(file, undefined, {});
    if (!acts.test(JSON.stringify(data.toString('utf8')))) await (await kubeconfigCluster({ kubeconfig: file }, {})).checkCertificate();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}
