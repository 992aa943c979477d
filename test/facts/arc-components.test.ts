import { findArcComponents } from '../../src/facts/arc-components';
import type { Container, Deployment } from '../../src/facts/shapes/workloads';

const deployment = (labels: Record<string, string>, ...containers: Container[]): Deployment => ({
  metadata: { name: 'ci', namespace: 'ci', labels },
  spec: { template: { spec: { containers } } },
});
const partsOf = (...given: Parameters<typeof deployment>) =>
  findArcComponents([deployment(...given)]).map(({ part, container }) => [part, container.name]);

describe('ARC is found', () => {
  test('by its image, whatever it is called', () => {
    expect(partsOf({}, { name: 'manager', image: 'ghcr.io/actions/actions-runner-controller:v0.27.6' })).toEqual([
      ['controller', 'manager'],
    ]);
  });

  test('by its chart, where image and name are others', () => {
    const labels = { 'helm.sh/chart': 'actions-runner-controller-0.23.7', 'app.kubernetes.io/name': 'runners' };
    expect(partsOf(labels, { name: 'manager', image: '1.dkr.ecr.eu-west-1.amazonaws.com/mirror:1' })).toEqual([['controller', 'manager']]);
    expect(partsOf({ 'helm.sh/chart': 'gha-rs-controller-0.14.2' }, { name: 'manager', image: 'mirror:1' })).toEqual([
      ['scale-set-controller', 'manager'],
    ]);
  });

  test('behind a kube-rbac-proxy that stands first', () => {
    const labels = { 'app.kubernetes.io/name': 'actions-runner-controller' };
    expect(partsOf(labels, { name: 'kube-rbac-proxy', image: 'mirror/proxy:1' }, { name: 'manager', image: 'mirror/arc:1' })).toEqual([
      ['controller', 'manager'],
    ]);
  });

  test('not in what is nobody of ARC', () => {
    expect(partsOf({ 'helm.sh/chart': 'prometheus-25.0.0' }, { name: 'server', image: 'quay.io/prometheus/prometheus:v3' })).toEqual([]);
  });
});
