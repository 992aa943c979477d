import { isSelected, likelyPrometheus, selectsNamespace } from '../../../src/checks/rules/selection';
import type { LabelSelector } from '../../../src/facts/shapes/metadata';
import type { Monitor, PrometheusObject } from '../../../src/facts/shapes/monitoring';

const monitor: Monitor = { kind: 'ServiceMonitor', metadata: { name: 'arc', namespace: 'arc', labels: { release: 'kps' } }, spec: {} };
const prometheus = (spec: PrometheusObject['spec'], namespace = 'monitoring', name = 'p'): PrometheusObject => ({
  kind: 'Prometheus',
  metadata: { name, namespace },
  spec,
});
const selects = (serviceMonitorSelector: LabelSelector | null | undefined, of: Monitor = monitor) =>
  isSelected(
    prometheus({ serviceMonitorNamespaceSelector: {}, ...(serviceMonitorSelector === undefined ? {} : { serviceMonitorSelector }) }),
    of,
    {},
  );

test.each<[string, LabelSelector | null | undefined, boolean]>([
  ['a selector that is not set', undefined, false],
  ['null', null, false],
  ['{}', {}, true],
  ['{matchLabels: {}}', { matchLabels: {} }, true],
  ['a label that fits', { matchLabels: { release: 'kps' } }, true],
  ['a label that does not', { matchLabels: { release: 'x' } }, false],
  ['NotIn of a key that is absent', { matchExpressions: [{ key: 'team', operator: 'NotIn', values: ['a'] }] }, true],
  ['NotIn of its value', { matchExpressions: [{ key: 'release', operator: 'NotIn', values: ['kps'] }] }, false],
  ['Exists', { matchExpressions: [{ key: 'release', operator: 'Exists' }] }, true],
  ['DoesNotExist', { matchExpressions: [{ key: 'release', operator: 'DoesNotExist' }] }, false],
  ['one that does not parse', { matchExpressions: [{ key: 'release', operator: 'In' }] }, false],
])('%s selects: %#', (_, selector, expected) => {
  expect(selects(selector)).toBe(expected);
});

test('a PodMonitor is selected by the selectors of its own kind', () => {
  const pod: Monitor = { ...monitor, kind: 'PodMonitor' };
  expect(selects({}, pod)).toBe(false);
  expect(isSelected(prometheus({ podMonitorSelector: {}, podMonitorNamespaceSelector: {} }), pod, {})).toBe(true);
});

test('a namespace selector that is not set means the own namespace alone', () => {
  expect(isSelected(prometheus({ serviceMonitorSelector: {} }), monitor, {})).toBe(false);
  expect(isSelected(prometheus({ serviceMonitorSelector: {} }, 'arc'), monitor, {})).toBe(true);
});

test('labels of a namespace that are not known leave open whether it is selected, and that is taken as a yes', () => {
  const asks = prometheus({ serviceMonitorSelector: {}, serviceMonitorNamespaceSelector: { matchLabels: { team: 'ci' } } });
  expect(selectsNamespace(asks, monitor, undefined)).toBeUndefined();
  expect(isSelected(asks, monitor, undefined)).toBe(true);
  expect(isSelected(asks, monitor, { arc: { team: 'ci' } })).toBe(true);
  expect(isSelected(asks, monitor, { arc: {} })).toBe(false);
});

test('an object without labels is judged like one with none', () => {
  const bare: Monitor = { kind: 'ServiceMonitor', metadata: { name: 'a', namespace: 'arc' }, spec: {} };
  expect(selects({}, bare)).toBe(true);
  expect(selects({ matchLabels: { constructor: 'x' } }, bare)).toBe(false);
});

test('of several that do not select it, the one of the stack is asked about, whatever the order', () => {
  const stack = {
    ...prometheus({ serviceMonitorSelector: {} }),
    metadata: { name: 'kube-prometheus-stack-prometheus', namespace: 'monitoring' },
  };
  const others = [prometheus({}, 'a'), prometheus({ serviceMonitorSelector: {}, podMonitorSelector: {} }, 'b')];
  expect(likelyPrometheus([...others, stack], monitor)).toBe(stack);
  expect(likelyPrometheus([stack, ...others], monitor)).toBe(stack);
  expect(likelyPrometheus(others, monitor)).toBe(others[1]);
  expect(likelyPrometheus([], monitor)).toBeUndefined();
});
