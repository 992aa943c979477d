import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { judgeStack } from '../../../src/checks/stack/judge-stack';
import type { Fact } from '../../../src/facts/fact';
import type { Listing } from '../../../src/facts/list-source';
import type { Deployment } from '../../../src/facts/shapes/workloads';
import type { StackFacts } from '../../../src/facts/stack/stack-facts';

const recording = JSON.parse(readFileSync(resolve('test/cases/stack/all-is-well/facts.json'), 'utf8')) as { facts: StackFacts };
const recorded = (): StackFacts => structuredClone(recording.facts);

function itemsIn<T>(fact: Fact<Listing<T>>): T[] {
  if (!fact.known) throw new Error(fact.detail);
  return fact.value.items;
}

const deploymentIn = (facts: StackFacts, name: string): Deployment =>
  itemsIn(facts.deployments).find(({ metadata }) => metadata.name === name)!;
const setImage = (deployment: Deployment, image: string) => {
  for (const container of deployment.spec.template!.spec!.containers!) container.image = image;
};
const problemIn = (facts: StackFacts, id: string) => judgeStack(facts).problems.find((problem) => problem.id === id);
const forbidden = { known: false, reason: 'forbidden', detail: 'you may not', rule: '- {a rule}' } as const;

test('tells every layer of a healthy cluster, from the bottom to the top', () => {
  const { verdict, components, problems } = judgeStack(recorded());
  expect({ verdict, problems }).toEqual({ verdict: 'healthy', problems: [] });
  expect(components.map(({ layer, version, health }) => [layer, version, health])).toEqual([
    ['cluster', 'v1.36.2', 'healthy'],
    ['nodes', 'v1.36.2-arcbed', 'healthy'],
    ['crds', '0.93.0', 'healthy'],
    ['operator', 'v0.93.0', 'healthy'],
    ['prometheus', 'v3.14.0', 'healthy'],
    ['alertmanager', null, 'absent'],
    ['grafana', null, 'absent'],
    ['arc', 'v0.27.6', 'healthy'],
    ['arc', '0.14.2', 'healthy'],
    ['scale-set', '0.14.2', 'healthy'],
  ]);
});

test('prints what kubectl prints of a Prometheus', () => {
  expect(judgeStack(recorded()).managed).toEqual([
    {
      kind: 'Prometheus',
      namespace: 'monitoring',
      name: 'kube-prometheus-stack-prometheus',
      version: 'v3.14.0',
      desired: 1,
      ready: 1,
      reconciled: 'True',
      available: 'True',
      paused: false,
    },
  ]);
});

test('knows controller-runtime of the releases that were looked up, and of no other', () => {
  const facts = recorded();
  const runtimes = () =>
    judgeStack(facts)
      .components.filter(({ layer }) => layer === 'arc')
      .map(({ detail }) => detail);
  expect(runtimes()).toEqual(['controller-runtime 0.14.4', 'controller-runtime 0.23.3']);
  setImage(deploymentIn(facts, 'arc-gha-rs-controller'), 'ghcr.io/actions/gha-runner-scale-set-controller:0.99.0');
  expect(runtimes()[1]).toBeNull();
});

test('warns of CRDs that are older than the operator, and not of those of another patch release', () => {
  const facts = recorded();
  const operator = deploymentIn(facts, 'kube-prometheus-stack-operator');
  setImage(operator, 'quay.io/prometheus-operator/prometheus-operator:v0.93.4');
  expect(problemIn(facts, 'crds-older-than-operator')).toBeUndefined();
  setImage(operator, 'mirror.example/prometheus-operator:v0.94.0@sha256:0000');
  expect(problemIn(facts, 'crds-older-than-operator')).toMatchObject({
    severity: 'warn',
    saw: expect.stringContaining('operator 0.93.0, and v0.94.0 runs'),
  });
  expect(judgeStack(facts).verdict).toBe('healthy');
});

test('tells an operator without its CRDs', () => {
  const facts = recorded();
  facts.served['monitoring.coreos.com/v1'] = { known: true, value: [] };
  expect(problemIn(facts, 'crds-missing')?.severity).toBe('fail');
});

test('tells a scale set of another version than its controller, which leaves it alone', () => {
  const facts = recorded();
  setImage(deploymentIn(facts, 'arc-gha-rs-controller'), 'ghcr.io/actions/gha-runner-scale-set-controller:0.15.0');
  expect(problemIn(facts, 'scale-set-version-differs')).toMatchObject({
    severity: 'fail',
    title: 'arc-runners/arc-runner-set is of 0.14.2, its controller of 0.15.0',
  });
  setImage(deploymentIn(facts, 'arc-gha-rs-controller'), 'ghcr.io/actions/gha-runner-scale-set-controller:0.14.3');
  expect(problemIn(facts, 'scale-set-version-differs')?.severity).toBe('warn');
});

test('tells an image that is not the one that the chart was made for', () => {
  const facts = recorded();
  setImage(deploymentIn(facts, 'actions-runner-controller'), 'summerwind/actions-runner-controller:v0.27.4');
  expect(problemIn(facts, 'arc-image-differs-from-chart')).toMatchObject({
    severity: 'warn',
    title: expect.stringContaining('v0.27.4 under a chart made for 0.27.6'),
  });
});

test('tells nodes that are not ready, and kubelets that do not fit the API server', () => {
  const facts = recorded();
  const [node] = itemsIn(facts.nodes);
  itemsIn(facts.nodes).push({
    metadata: { ...node!.metadata, name: 'other' },
    status: {
      nodeInfo: { kubeletVersion: 'v1.37.0' },
      conditions: [{ type: 'Ready', status: 'Unknown', message: 'Kubelet stopped posting node status.' }],
    },
  });
  expect(problemIn(facts, 'nodes-not-ready')).toMatchObject({
    severity: 'warn',
    title: '1 of 2 nodes are not ready',
    saw: 'other: Kubelet stopped posting node status.',
  });
  expect(problemIn(facts, 'node-version-skew')?.saw).toContain('other runs kubelet v1.37.0');
  node!.status!.conditions = [];
  expect(problemIn(facts, 'nodes-not-ready')?.severity).toBe('fail');
});

test.each([
  ['paused', { paused: true }, {}, 'prometheus-paused', 'warn'],
  ['scaled to 0', { replicas: 0 }, {}, 'prometheus-scaled-to-zero', 'fail'],
  ['not reconciled', {}, { Reconciled: 'False' }, 'prometheus-reconcile-failed', 'fail'],
  ['not available', {}, { Available: 'False' }, 'prometheus-not-available', 'fail'],
  ['degraded', {}, { Available: 'Degraded' }, 'prometheus-not-available', 'warn'],
  ['of another version than it says', { image: 'quay.io/prometheus/prometheus:v3.12.0' }, {}, 'prometheus-version-differs', 'warn'],
])('tells a Prometheus that is %s', (_, spec, conditions: Record<string, string>, id, severity) => {
  const facts = recorded();
  const [prometheus] = itemsIn(facts.prometheuses);
  Object.assign(prometheus!.spec, spec);
  for (const condition of prometheus!.status!.conditions!) condition.status = conditions[condition.type] ?? condition.status;
  expect(problemIn(facts, id)?.severity).toBe(severity);
});

test('tells an Alertmanager by the same columns', () => {
  const facts = recorded();
  const { kind: _, ...prometheus } = itemsIn(facts.prometheuses)[0]!;
  itemsIn(facts.alertmanagers).push({ ...prometheus, kind: 'Alertmanager', spec: { version: 'v0.31.0', replicas: 3 } });
  expect(judgeStack(facts).managed[1]).toMatchObject({ kind: 'Alertmanager', version: 'v0.31.0', desired: 3 });
});

test('only warns of a Grafana that is down', () => {
  const facts = recorded();
  const grafana = structuredClone(deploymentIn(facts, 'arc-gha-rs-controller'));
  Object.assign(grafana, {
    metadata: { name: 'grafana', namespace: 'monitoring', labels: { 'app.kubernetes.io/name': 'grafana' } },
    status: { readyReplicas: 0 },
  });
  grafana.spec.template = { spec: { containers: [{ name: 'grafana' }] } };
  setImage(grafana, 'docker.io/grafana/grafana:13.1.0');
  itemsIn(facts.deployments).push(grafana);
  expect(problemIn(facts, 'grafana-not-ready')?.severity).toBe('warn');
  expect(judgeStack(facts).components.find(({ layer }) => layer === 'grafana')).toMatchObject({ version: '13.1.0', health: 'warning' });
  expect(judgeStack(facts).verdict).toBe('healthy');
});

test('is unhealthy where no generation of ARC is installed, or its controller is down', () => {
  const facts = recorded();
  deploymentIn(facts, 'actions-runner-controller').spec.replicas = 0;
  expect(problemIn(facts, 'arc-not-running')).toMatchObject({
    severity: 'fail',
    fix: { commands: ['kubectl -n actions-runner-system scale deployment actions-runner-controller --replicas=1'] },
  });
  itemsIn(facts.deployments).length = 0;
  expect(problemIn(facts, 'arc-missing')?.severity).toBe('fail');
});

test('is unknown, layer by layer, when it could not be looked at, and names the right', () => {
  const facts = recorded();
  facts.nodes = forbidden;
  expect(judgeStack(facts).verdict).toBe('healthy');
  facts.deployments = forbidden;
  const { verdict, components, problems } = judgeStack(facts);
  expect(verdict).toBe('undecided');
  expect(components.filter(({ health }) => health === 'unknown').map(({ layer }) => layer)).toEqual([
    'nodes',
    'operator',
    'grafana',
    'arc',
    'arc',
  ]);
  expect(problems).toMatchObject([{ id: 'not-looked-at', severity: 'unknown', fix: { lasting: { text: '- {a rule}' } } }]);
});

test('CRDs that say no version and know no scrapeClass are older than an operator that does', () => {
  const facts = recorded();
  if (!facts.crds.known) throw new Error(facts.crds.detail);
  for (const crd of facts.crds.value) {
    delete crd.metadata.annotations;
    crd.fields = crd.fields!.filter((field) => field !== 'scrapeClass');
  }
  expect(problemIn(facts, 'crds-older-than-operator')!.saw).toContain('The CRDs are of operator before 0.73, and v0.93.0 runs');
  // Full CRDs of later versions said none either: nothing is known of those.
  for (const crd of facts.crds.value) crd.fields!.push('scrapeClass');
  expect(problemIn(facts, 'crds-older-than-operator')).toBeUndefined();
});

test('a Prometheus without status is told as not known, never as well', () => {
  const facts = recorded();
  delete itemsIn(facts.prometheuses)[0]!.status;
  expect(problemIn(facts, 'prometheus-without-status')!.severity).toBe('unknown');
  expect(judgeStack(facts)).toMatchObject({ verdict: 'undecided' });
  expect(judgeStack(facts).components.find(({ layer }) => layer === 'prometheus')!.health).toBe('unknown');
});
