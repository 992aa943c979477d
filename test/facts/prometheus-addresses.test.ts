import { podAddress, serverAddresses } from '../../src/facts/prometheus-addresses';
import type { PrometheusObject } from '../../src/facts/shapes/monitoring';

const prometheus = (spec: PrometheusObject['spec']): PrometheusObject => ({
  kind: 'Prometheus',
  metadata: { name: 'main', namespace: 'monitoring' },
  spec,
});

test('a Prometheus that serves by TLS is asked by TLS, under its own path', () => {
  const served = prometheus({ web: { tlsConfig: {} }, routePrefix: '/prometheus', portName: 'http-web' });
  for (const [address] of serverAddresses(served, false)) {
    expect(address).toEqual({
      kind: 'service',
      namespace: 'monitoring',
      name: 'main',
      port: 'http-web',
      pathPrefix: '/prometheus',
      scheme: 'https',
    });
  }
  expect(podAddress(served, 1, 0)).toMatchObject({ name: 'prometheus-main-shard-1-0', scheme: 'https' });
});

test('one without TLS is asked by plain HTTP, and the pods of each shard by themselves', () => {
  expect(serverAddresses(prometheus({ shards: 2, web: {} }), true)).toEqual([
    [{ kind: 'pod', namespace: 'monitoring', name: 'prometheus-main-0', port: '9090' }],
    [{ kind: 'pod', namespace: 'monitoring', name: 'prometheus-main-shard-1-0', port: '9090' }],
  ]);
});
