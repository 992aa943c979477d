import { listenerTroubles } from '../../../src/checks/rules/listener-trouble';
import type { Target } from '../../../src/facts/scrape/scrape-facts';
import type { Pod } from '../../../src/facts/shapes/workloads';

const at = '2026-11-28T15:10:00.000Z';
const metadata = (creationTimestamp: string) => ({ namespace: 'arc-systems', name: 'web-listener', creationTimestamp });
const old = { metadata: metadata('2026-11-28T15:00:00Z'), spec: {} };
const pod = (creationTimestamp: string, ready: 'True' | 'False' = 'True'): Pod =>
  ({
    metadata: metadata(creationTimestamp),
    spec: {},
    status: {
      conditions: [{ type: 'Ready', status: ready }],
      containerStatuses: ready === 'True' ? [] : [{ name: 'listener', state: { waiting: { reason: 'ImagePullBackOff' } } }],
    },
  }) as unknown as Pod;
const target = (health: string): Target =>
  ({
    health,
    discoveredLabels: { __meta_kubernetes_namespace: 'arc-systems', __meta_kubernetes_pod_name: 'web-listener' },
  }) as unknown as Target;

test('a pod that is young though its listener is old was started anew', () => {
  expect(listenerTroubles([old], [pod('2026-11-28T15:09:52Z')], [target('down')], at)).toEqual([
    { name: 'arc-systems/web-listener', kind: 'started-anew', words: 'whose pod was started anew 8 s ago, though it is 10 min old itself' },
  ]);
});

test.each([
  ['a young pod of a young listener', { metadata: metadata('2026-11-28T15:09:50Z'), spec: {} }, [pod('2026-11-28T15:09:52Z')], []],
  ['a young pod that is scraped', old, [pod('2026-11-28T15:09:52Z')], [target('up')]],
  ['a young pod where listeners serve no metrics', old, [pod('2026-11-28T15:09:52Z')], undefined],
  ['an old pod that nobody scrapes', old, [pod('2026-11-28T15:00:10Z')], [target('down')]],
  ['a listener that was made a moment ago and has no pod yet', { metadata: metadata('2026-11-28T15:09:50Z'), spec: {} }, [], []],
])('%s is no trouble', (_, listener, pods, targets) => {
  expect(listenerTroubles([listener], pods, targets, at)).toEqual([]);
});

test('a listener without a pod, and one whose pod does not run, are told', () => {
  expect(listenerTroubles([old], [], [], at)).toMatchObject([{ kind: 'no-pod', words: 'which has no pod, 10 min after it was made' }]);
  expect(listenerTroubles([old], [pod('2026-11-28T15:00:10Z', 'False')], [], at)).toMatchObject([
    { kind: 'ill-pod', words: 'whose pod is in trouble: container listener: ImagePullBackOff' },
  ]);
});
