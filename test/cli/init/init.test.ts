import { readFileSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import { changedLines } from '../../../src/cli/init/changed-lines';
import { configText, withClusters } from '../../../src/cli/init/config-text';
import { marked, planFile, writePlanned } from '../../../src/cli/init/file-plan';
import { readInitOptions } from '../../../src/cli/init/init-options';
import type { LookedAt } from '../../../src/cli/init/look-at-cluster';
import { nextSteps } from '../../../src/cli/init/next-steps';
import { parseConfig } from '../../../src/config/parse-config';
import { byNamespaceManifest } from '../../../src/facts/rbac-manifest';
import { runCli } from '../run-cli';

const prod: LookedAt = {
  eksName: 'prod',
  region: 'eu-west-1',
  authenticationMode: 'API',
  publicAccess: true,
  found: {
    monitoring: ['monitoring'],
    arc: ['arc-systems', 'ci-runners'],
    parts: ['controller arc-systems/arc'],
    sawAll: true,
    prometheuses: [{ namespace: 'monitoring', name: 'k8s', service: 'k8s', port: 'web' }],
  },
  notes: [],
};
const test2: LookedAt = { ...prod, eksName: 'test', found: undefined, notes: ['no way'] };

describe('the configuration', () => {
  test('is one that can be used, with the namespaces that were seen', () => {
    expect(parseConfig(configText([prod, test2]), 'arcbot.yml').clusters).toEqual([
      { name: 'prod', eksName: 'prod', region: 'eu-west-1', namespaces: ['arc-systems', 'ci-runners'] },
      { name: 'test', eksName: 'test', region: 'eu-west-1' },
    ]);
  });

  test('names a Prometheus that would not be looked for where it stands', () => {
    const found = { ...prod.found!, prometheuses: [{ namespace: 'obs', name: 'k8s', service: 'k8s', port: 'web' }] };
    expect(parseConfig(configText([{ ...prod, found }]), 'arcbot.yml').clusters[0]!.prometheus).toEqual({
      namespace: 'obs',
      service: 'k8s',
      port: 'web',
    });
  });

  test('that is there gets the clusters that it lacks, and keeps everything else', () => {
    const mine =
      '# mine\nclusters:\n  - name: live   # as we call it\n    eksName: prod\n    region: eu-west-1\nlinks:\n  docs: https://x.example/\n';
    const merged = withClusters(mine, [prod, test2])!;
    expect(merged).toContain('# mine');
    expect(merged).toMatch(/- name: live\s+# as we call it/);
    expect(parseConfig(merged, 'arcbot.yml').clusters.map(({ eksName }) => eksName)).toEqual(['prod', 'test']);
    expect(withClusters(mine, [prod])).toBeUndefined();
    expect(withClusters('clusters: [', [prod])).toBeUndefined();
  });
});

describe('a file that is there', () => {
  test.each([
    ['was written by init and not touched since', marked('old\n'), false, 'update'],
    ['was changed by hand', `${marked('old\n')}mine\n`, false, 'kept'],
    ['was changed by hand, and --force', `${marked('old\n')}mine\n`, true, 'replace'],
    ['is the same', marked('new\n'), false, 'same'],
    ['is not', undefined, false, 'write'],
  ])('%s', (_, before, force, action) => {
    expect(planFile({ path: 'f', text: marked('new\n') }, before, force).action).toBe(action);
  });

  test('is never lost: what is written over gets a name that is free', async () => {
    const files: Record<string, string> = { 'f.bak': 'older', f: 'mine' };
    const io = {
      readFile: async (path: string) => files[path] ?? Promise.reject(Object.assign(new Error(), { code: 'ENOENT' })),
      writeFile: async (path: string, text: string) => {
        files[path] = text;
      },
    };
    expect(await writePlanned({ path: 'f', text: 'new', before: 'mine', action: 'replace' }, io as never)).toBe('f.bak1');
    expect(files).toEqual({ 'f.bak': 'older', 'f.bak1': 'mine', f: 'new' });
    await writePlanned({ path: 'f', text: 'newer', before: 'new', action: 'kept' }, io as never);
    expect(files.f).toBe('new');
  });
});

test('changed lines are those that differ, in order', () => {
  expect(changedLines('a\nb\nc', 'a\nx\nc\nd')).toEqual(['- b', '+ x', '+ d']);
  expect(changedLines('a', 'a')).toEqual([]);
});

test('rights are bound in the namespaces that were found, and nowhere else', () => {
  const documents = parseAllDocuments(byNamespaceManifest({ monitoring: ['obs'], arc: ['a', 'b'] })).map((each) => each.toJS());
  const bindings = documents
    .filter(({ kind }) => kind === 'RoleBinding')
    .map(({ metadata }) => `${metadata.name} in ${metadata.namespace}`);
  expect(bindings).toEqual(['arcbot-monitoring in obs', 'arcbot-arc in a', 'arcbot-arc in b']);
});

describe('what is left to run', () => {
  const about = {
    region: 'eu-west-1',
    stage: 'prod',
    secretStore: 'ssm',
    account: '111122223333',
    partition: 'aws',
    channel: '#ops',
    folder: '',
  } as const;
  const commands = (cluster: LookedAt, more = {}) => nextSteps({ ...about, clusters: [cluster], ...more }).flatMap((step) => step.commands);

  test('is exact, with the ARN that the role will have', () => {
    expect(commands(prod)).toContain(
      'aws eks create-access-entry --cluster-name prod --region eu-west-1 --principal-arn arn:aws:iam::111122223333:role/arcbot-prod-worker-eu-west-1 --kubernetes-groups arcbot',
    );
    expect(commands(prod)).toContain('kubectl --context prod apply -f rbac-prod.yaml');
  });

  test('maps the role where there are no access entries', () => {
    expect(commands({ ...prod, authenticationMode: 'CONFIG_MAP' }).join('\n')).toContain('eksctl create iamidentitymapping --cluster prod');
  });

  test('goes into the network of a private endpoint', () => {
    expect(commands({ ...prod, publicAccess: false }).join('\n')).toContain('--param vpcSubnetIds=');
  });

  test('copies the configuration from another folder, and holds no secret', () => {
    expect(commands(prod, { folder: 'setup/' })[0]).toBe('cp setup/arcbot.yml arcbot.yml');
    expect(commands(prod, { secretStore: 'secretsmanager' }).join('\n')).toContain('put-secret-value');
    for (const line of commands(prod).filter((command) => command.includes('SECRET'))) expect(line).toMatch(/^read -rs SECRET; /);
  });
});

test.each([
  [['--regoin', 'x'], 'There is no option --regoin.', 'Did you mean --region?'],
  [['prod'], 'I do not know what "prod" is here.', 'Clusters are named with --clusters NAME,NAME.'],
  [['--region'], '--region needs a value.', 'See arcbot help init.'],
  [['--secret-store', 'vault'], 'There is no secret store "vault".', 'There is: ssm, secretsmanager.'],
])('%j is wrong usage', (argv, message, hint) => {
  expect(() => readInitOptions(argv)).toThrow(expect.objectContaining({ message, hint }));
});

test('without a region nothing is asked of AWS', async () => {
  expect(await runCli('init --yes')).toMatchObject({ status: 64, stdout: '', stderr: expect.stringContaining('--region') });
});

test('help tells its own options', async () => {
  expect((await runCli('help init')).stdout).toContain('--secret-store STORE');
  expect((await runCli('init --help')).stdout).toContain('--dry-run');
});

test('the manifest that it takes has the address that it tells to fill in', () => {
  const manifest = readFileSync('infra/slack-manifest.yml', 'utf8');
  expect(manifest).toMatch(/https:\/\/REPLACE\.lambda-url\.[a-z0-9-]+/);
  expect(parse(marked(manifest))).toEqual(parse(manifest));
});
