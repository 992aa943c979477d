import { chartVersion, helmOwner, lasting, restoredByHelm, serviceMonitorIsMap } from '../../../src/checks/rules/lasting';
import type { Metadata } from '../../../src/facts/shapes/metadata';

const object = (labels: Record<string, string> = {}, annotations: Record<string, string> = {}): Metadata => ({
  name: 'x',
  namespace: 'ns',
  labels,
  annotations,
});
const annotated = object(
  { 'app.kubernetes.io/managed-by': 'Helm', 'helm.sh/chart': 'actions-runner-controller-0.23.7' },
  { 'meta.helm.sh/release-name': 'arc', 'meta.helm.sh/release-namespace': 'ci' },
);

test('Helm annotates what it installs; charts label it', () => {
  expect(helmOwner(annotated)).toEqual({ release: 'arc', namespace: 'ci', chart: 'actions-runner-controller-0.23.7' });
  expect(helmOwner(object({ heritage: 'Helm', release: 'kps', chart: 'kube-prometheus-stack-88.3.0' }))).toEqual({
    release: 'kps',
    namespace: 'ns',
    chart: 'kube-prometheus-stack-88.3.0',
  });
});

test('a label that others use too does not make an object a release’s', () => {
  expect(helmOwner(object({ release: 'kube-prometheus-stack' }))).toBeUndefined();
  expect(helmOwner(object({ 'app.kubernetes.io/instance': 'x', 'app.kubernetes.io/managed-by': 'kustomize' }))).toBeUndefined();
  expect(helmOwner({ name: 'x', namespace: 'ns' })).toBeUndefined();
});

test.each([
  ['actions-runner-controller-0.23.3', false],
  ['actions-runner-controller-0.23.4', true],
  ['actions-runner-controller-0.23.7', true],
  ['actions-runner-controller-0.24.0', true],
  ['actions-runner-controller-1.0.0', true],
  ['actions-runner-controller-0.9.12', false],
  ['kube-prometheus-stack-88.3.0', undefined],
  ['actions-runner-controller', undefined],
  [undefined, undefined],
])('%s takes metrics.serviceMonitor as a map: %s', (chart, isMap) => {
  expect(serviceMonitorIsMap(chart)).toBe(isMap);
});

test('a chart’s version is told from its name, whatever is in that', () => {
  expect(chartVersion('gha-runner-scale-set-controller-0.14.2')).toBe('0.14.2');
  expect(chartVersion('my-1-chart-10.0.0-rc.1')).toBe('10.0.0-rc.1');
  expect(chartVersion('chart')).toBeUndefined();
});

test('values are given only to a release that manages the object; else the manifest’s own lines', () => {
  expect(lasting(annotated, 'a: b', 'm')).toEqual({
    kind: 'helm-values',
    text: '# release arc in namespace ci, chart actions-runner-controller-0.23.7\na: b',
  });
  expect(lasting(annotated, undefined, 'm')).toEqual({ kind: 'manifest', text: 'm' });
  expect(lasting(object(), 'a: b', 'm')).toEqual({ kind: 'manifest', text: 'm' });
  expect(restoredByHelm(annotated, 'm').kind).toBe('other');
  expect(restoredByHelm(object(), 'm')).toEqual({ kind: 'manifest', text: 'm' });
});
