import { readFileSync } from 'node:fs';
import { askedClusters } from '../../../src/config/asked-clusters';
import { readClusterNames } from '../../../src/config/cluster-names';
import { parseConfig } from '../../../src/config/parse-config';
import { UserError } from '../../../src/errors';

/** arcbot.yml, or ARCBOT_CONFIG. */
export const seeds = [
  readFileSync('infra/arcbot.example.yml', 'utf8'),
  'clusters:\n  - name: prod\n    eksName: arc\n    region: eu-west-1\n    prometheus: {url: "https://x:y@z/"}\n',
  '{"clusters":[{"name":"a","kubeconfig":"~/k","context":"c"}]}',
  'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n',
  'clusters: [{name: prod, regoin: x}]',
];

export function fuzz(data: Buffer): void {
  const text = data.toString('utf8');
  readClusterNames(text);
  try {
    askedClusters(parseConfig(text, 'arcbot.yml'));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}
