import { declareMetricsPort, setFlags } from '../../../src/checks/rules/arc-arguments';
import { metricsAddress, metricsContainerPort, metricsServicePort, rbacProxy } from '../../../src/checks/rules/metrics-port';
import { type ArcComponent, findArcComponents } from '../../../src/facts/arc-components';
import type { Service } from '../../../src/facts/shapes/network';
import type { Container } from '../../../src/facts/shapes/workloads';

const manager = (args: string[], ports: Container['ports'] = []): Container => ({
  name: 'manager',
  image: 'summerwind/actions-runner-controller:v0.27.6',
  args,
  ports,
});
const proxy: Container = {
  name: 'kube-rbac-proxy',
  image: 'quay.io/brancz/kube-rbac-proxy:v0.13.1',
  args: ['--secure-listen-address=0.0.0.0:8443', '--upstream=http://127.0.0.1:8080/'],
  ports: [{ name: 'metrics-port', containerPort: 8443 }],
};
function arc(...containers: Container[]): ArcComponent {
  const [component] = findArcComponents([{ metadata: { name: 'arc', namespace: 'ns' }, spec: { template: { spec: { containers } } } }]);
  return component!;
}
const service = (...ports: NonNullable<Service['spec']['ports']>): Service => ({
  metadata: { name: 's', namespace: 'ns' },
  spec: { ports },
});

test.each([
  [['--metrics-addr=:8080'], { kind: 'open', port: 8080 }],
  [['--metrics-addr=0.0.0.0:9090'], { kind: 'open', port: 9090 }],
  [['--metrics-addr', '[::]:9090'], { kind: 'open', port: 9090 }],
  [['--metrics-addr=127.0.0.1:8080'], { kind: 'loopback', port: 8080 }],
  [['--metrics-addr=localhost:8080'], { kind: 'loopback', port: 8080 }],
  [['--metrics-addr=[::1]:8080'], { kind: 'loopback', port: 8080 }],
  [['--metrics-addr=0'], { kind: 'off' }],
  [['--metrics-addr='], { kind: 'off' }],
  [['--metrics-addr=0', '--metrics-addr=:8081'], { kind: 'open', port: 8081 }],
  [[], { kind: 'open', port: 8080 }],
  [['--metrics-addr=$(ADDRESS)'], { kind: 'unknown' }],
])('%j serves at %j', (args, address) => {
  expect(metricsAddress(arc(manager(args)))).toEqual(address);
});

test('the proxy beside ARC is found wherever it stands, and ARC is not taken for it', () => {
  const component = arc(proxy, manager(['--metrics-addr=127.0.0.1:8080']));
  expect(component.container.name).toBe('manager');
  expect(rbacProxy(component)?.port).toBe(8443);
  expect(metricsContainerPort(component)).toEqual({ name: 'metrics-port', containerPort: 8443 });
});

test("the Service's port that leads to the metrics is found by name, by number, and among others", () => {
  const component = arc(
    manager(
      ['--metrics-addr=:8080'],
      [
        { name: 'webhook-server', containerPort: 9443 },
        { name: 'metrics-port', containerPort: 8080 },
      ],
    ),
  );
  expect(metricsServicePort(service({ name: 'https', port: 443, targetPort: 9443 }), component)).toBeUndefined();
  expect(
    metricsServicePort(
      service({ name: 'https', port: 443, targetPort: 9443 }, { name: 'x', port: 80, targetPort: 'metrics-port' }),
      component,
    )?.name,
  ).toBe('x');
  expect(metricsServicePort(service({ name: 'y', port: 80, targetPort: 8080 }), component)?.name).toBe('y');
  expect(metricsServicePort(service({ name: 'z', port: 8080 }), component)?.name).toBe('z');
  expect(metricsServicePort(service(), component)).toBeUndefined();
});

/** Applies what a printed kubectl patch says to a container's arguments. */
function argsAfter(component: ArcComponent, commands: string[]): string[] {
  const args = [...(component.container.args ?? [])];
  for (const command of commands) {
    const json = JSON.parse(/ -p '(.*)'$/s.exec(command)![1]!);
    if (!Array.isArray(json)) return json.spec.template.spec.containers[0].args;
    for (const { op, path, value } of json) {
      expect([op, path.replace(/\d+$/, '')]).toEqual(['replace', '/spec/template/spec/containers/0/args/']);
      args[Number(/\d+$/.exec(path)![0])] = value;
    }
  }
  return args;
}

test.each([
  [
    ['--log-level=debug', '--metrics-addr=0'],
    ['--log-level=debug', '--metrics-addr=:8080'],
  ],
  [
    ['--metrics-addr', '0', '--x'],
    ['--metrics-addr', ':8080', '--x'],
  ],
  [['-metrics-addr=0'], ['--metrics-addr=:8080']],
  [
    ['--metrics-addr=:1', '--metrics-addr=0'],
    ['--metrics-addr=:1', '--metrics-addr=:8080'],
  ],
  [['--listener-metrics-addr=0'], ['--listener-metrics-addr=0', '--metrics-addr=:8080']],
])('%j with metrics is %j, and asking again changes nothing', (before, after) => {
  const component = arc(manager(before));
  const commands = setFlags(component, { 'metrics-addr': ':8080' });
  expect(argsAfter(component, commands)).toEqual(after);
  const mended = arc(manager(after));
  expect(argsAfter(mended, setFlags(mended, { 'metrics-addr': ':8080' }))).toEqual(after);
  expect(metricsAddress(mended)).toEqual({ kind: 'open', port: 8080 });
});

test('a port is declared only where none is, by a merge that finds the container by its name', () => {
  expect(declareMetricsPort(arc(manager([], [{ name: 'metrics', containerPort: 8080 }])), 'metrics', 8080)).toEqual([]);
  const [command] = declareMetricsPort(arc(manager(['--metrics-addr=0'])), 'metrics', 8080);
  expect(JSON.parse(/ -p '(.*)'$/.exec(command!)![1]!).spec.template.spec.containers).toEqual([
    { name: 'manager', ports: [{ name: 'metrics', containerPort: 8080, protocol: 'TCP' }] },
  ]);
});
