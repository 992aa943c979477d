import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { liveCluster } from '../../../demo/clusters/live-cluster';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'live-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function kubeconfig(context: string): string {
  const file = join(folder, 'kubeconfig');
  const parts = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': context,
    clusters: [{ name: 'c', cluster: { server: 'https://127.0.0.1:1' } }],
    contexts: [{ name: context, context: { cluster: 'c', user: 'u' } }],
    users: [{ name: 'u', user: {} }],
  };
  writeFileSync(file, JSON.stringify(parts));
  return file;
}

test.each([
  ['prod', 'prod'],
  ['arn:aws:eks:eu-west-1:123456789012:cluster/prod', 'prod'],
  ['admin@my cluster', 'admin-my-cluster'],
  ['///', 'live'],
])('the context %s is asked as %s', async (context, id) => {
  const file = kubeconfig(context);
  const { card, asked } = await liveCluster(file, undefined, {});
  expect(card).toMatchObject({ id, title: context, kind: 'live', group: 'Live' });
  expect(asked.target).toEqual({ name: id, kubeconfig: file, context: undefined });
});

test('a kubeconfig or context that is not there is told before anything is served', async () => {
  await expect(liveCluster(join(folder, 'none'), undefined, {})).rejects.toMatchObject({ name: 'UserError' });
  await expect(liveCluster(kubeconfig('prod'), 'other', {})).rejects.toMatchObject({
    name: 'UserError',
    hint: expect.stringContaining('prod'),
  });
});
