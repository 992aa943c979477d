import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { rbacFiles } from '../../infra/cluster-access/rbac-files';
import { rulesOf } from '../../src/facts/rbac-manifest';
import type { Right } from '../../src/facts/source';
import { rights, sources } from '../../src/facts/sources';
import { testWithProgram } from '../test-with-program';

const root = join(__dirname, '..', '..');
const chart = join(root, 'infra/cluster-access/chart');

interface Rule {
  apiGroups: string[];
  resources: string[];
  resourceNames?: string[];
  verbs: string[];
}

interface Manifest {
  kind: string;
  metadata: { name: string; namespace?: string };
  rules?: Rule[];
  roleRef?: { name: string };
}

const documentsOf = (text: string) => parseAllDocuments(text).map((document) => document.toJS() as Manifest);
const read = (variant: string) => documentsOf(readFileSync(join(root, `infra/cluster-access/rbac/${variant}.yaml`), 'utf8'));
const words = ({ apiGroups, resources, resourceNames = [], verbs }: Rule) => [apiGroups, resources, resourceNames, verbs].join('|');
const rulesIn = (manifests: Manifest[]) => manifests.flatMap(({ rules = [] }) => rules.map(words));
const rightsAsked: readonly Right[] = [...Object.values(sources), ...Object.values(rights)];
const asked = rightsAsked.map(({ group, resource, verbs, resourceNames = [] }) => [group, resource, resourceNames, verbs].join('|'));

test.each(rbacFiles())('$path is what the list of sources gives (npm run generate)', ({ path, text }) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(text);
});

test.each(['by-namespace', 'cluster-wide'])('%s grants exactly what arcbot asks', (variant) => {
  expect([...new Set(rulesIn(read(variant)))].sort()).toEqual([...new Set(asked)].sort());
});

test.each(['by-namespace', 'cluster-wide'])('%s only reads, and never Secrets', (variant) => {
  for (const rule of read(variant).flatMap(({ rules = [] }) => rules)) {
    expect(rule.resources).not.toContain('secrets');
    const onlyReads = rule.verbs.every((verb) => verb === 'get' || verb === 'list');
    expect(onlyReads || words(rule) === 'authorization.k8s.io|subjectaccessreviews||create').toBe(true);
  }
});

test('logs and proxies are bound to namespaces in both variants', () => {
  for (const variant of ['by-namespace', 'cluster-wide']) {
    const manifests = read(variant);
    const wide = manifests.filter(({ kind }) => kind === 'ClusterRoleBinding').map(({ roleRef }) => roleRef!.name);
    const roles = manifests.filter(({ kind, metadata }) => kind === 'ClusterRole' && wide.includes(metadata.name));
    expect(rulesIn(roles).filter((rule) => rule.includes('/'))).toEqual([]);
  }
  expect(rulesOf.subresources.map(({ resource }) => resource)).toEqual(
    expect.arrayContaining(['pods/log', 'services/proxy', 'pods/proxy']),
  );
});

const helm = (...flags: string[]) => documentsOf(execFileSync('helm', ['template', 'arcbot', chart, ...flags], { encoding: 'utf8' }));

testWithProgram('helm')('the chart renders the same rights as the manifests', () => {
  expect(rulesIn(helm('--set', 'scope=namespaces')).sort()).toEqual(rulesIn(read('by-namespace')).sort());
  expect(rulesIn(helm()).sort()).toEqual(rulesIn(read('cluster-wide')).sort());
});

testWithProgram('helm')('the chart narrows the proxies to what is named', () => {
  const names = 'http:kube-prometheus-stack-prometheus:http-web';
  const rules = helm('--set', `proxy.services={${names}}`).flatMap(({ rules = [] }) => rules);
  expect(rules.find(({ resources }) => resources.includes('services/proxy'))?.resourceNames).toEqual([names]);
  expect(rules.find(({ resources }) => resources.includes('pods/proxy'))?.resourceNames).toBeUndefined();
});

testWithProgram('helm')('the chart refuses a value that it does not know', () => {
  const error = catchError(() => execFileSync('helm', ['template', 'arcbot', chart, '--set', 'scopes=cluster'], { stdio: 'pipe' }));
  expect(String(error)).toContain('scopes');
});

function catchError(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('It was accepted.');
}
