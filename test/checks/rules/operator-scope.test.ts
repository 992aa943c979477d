import { operatorContainer, watchesNamespace } from '../../../src/checks/rules/operator-scope';
import { flag } from '../../../src/facts/arc-components';

const instances = 'prometheus-instance-namespaces';
const why = (args: string[], namespace = 'monitoring', instanceFlag?: string) => watchesNamespace({ args }, namespace, instanceFlag);

test.each<[string[], string | undefined]>([
  [[], undefined],
  [['--namespaces='], undefined],
  [['--namespaces=monitoring'], undefined],
  [['--namespaces=a,monitoring'], undefined],
  [['--namespaces=a', '--namespaces=monitoring'], undefined],
  [['-namespaces', 'monitoring'], undefined],
  [['--namespaces=a,b'], '--namespaces=a,b leaves namespace monitoring out'],
  [['--deny-namespaces=a'], undefined],
  [['--deny-namespaces=a', '--deny-namespaces', 'monitoring'], '--deny-namespaces=a,monitoring hides namespace monitoring'],
])('monitors: %j', (args, expected) => {
  expect(why(args)).toBe(expected);
});

test('the flag for instances takes precedence over both others', () => {
  expect(why(['--prometheus-instance-namespaces=monitoring', '--deny-namespaces=monitoring'], 'monitoring', instances)).toBeUndefined();
  expect(why(['--prometheus-instance-namespaces=monitoring', '--namespaces=a'], 'monitoring', instances)).toBeUndefined();
  expect(why(['--prometheus-instance-namespaces=a'], 'monitoring', instances)).toMatch(/leaves namespace monitoring out/);
  expect(why(['--prometheus-instance-namespaces=a'])).toBeUndefined();
  expect(why(['--namespaces=a'], 'monitoring', instances)).toMatch(/--namespaces=a/);
});

test('of a flag given twice the last counts, and a longer name is another flag', () => {
  expect(flag({ args: ['--metrics-addr=0', '--metrics-addr=:8080'] }, 'metrics-addr')).toBe(':8080');
  expect(flag({ args: ['--listener-metrics-addr=0'] }, 'metrics-addr')).toBeUndefined();
  expect(flag({ command: ['/manager', '-metrics-addr', ':9090'] }, 'metrics-addr')).toBe(':9090');
  expect(flag({ args: ['--metrics-addr'] }, 'metrics-addr')).toBe('');
});

test("the operator's container is found among sidecars, and its absence is no reason to fall", () => {
  const of = (...names: string[]) =>
    operatorContainer({
      metadata: { name: 'o', namespace: 'm' },
      spec: { template: { spec: { containers: names.map((name) => ({ name })) } } },
    });
  expect(of('istio-proxy', 'kube-prometheus-operator').name).toBe('kube-prometheus-operator');
  expect(of('main').name).toBe('main');
  expect(of().name).toBe('');
});
