import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readScenes } from '../../../demo/clusters/read-scenes';

let folder: string;
const warned: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scenes-'));
  warned.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

function record(command: string, id: string, more: object = {}) {
  const recording = { arcbotRecording: 1, command, request: {}, cluster: 'bed', madeAt: '2026-11-23T09:00:00Z', facts: {}, ...more };
  write(command, id, JSON.stringify(recording));
}

function write(command: string, id: string, text: string) {
  mkdirSync(join(folder, command, id), { recursive: true });
  writeFileSync(join(folder, command, id, 'facts.json'), text);
}

function read(captions: object[] = []) {
  const file = join(folder, 'scenes.json');
  writeFileSync(file, JSON.stringify(captions));
  return readScenes(folder, file, (words) => warned.push(words));
}

function both(id: string, more: object = {}) {
  for (const command of ['status', 'check-scrape']) record(command, id, more);
}

test('a folder of the same name under both commands is a scene, with no list to be kept', () => {
  both('monitor-is-not-selected');
  record('status', 'half-a-scene');
  const scenes = read();
  expect(scenes.map(({ card }) => card)).toMatchObject([
    { id: 'monitor-is-not-selected', title: 'Monitor is not selected', group: 'More recordings', kind: 'recorded' },
  ]);
  expect([...scenes[0]!.recordings.keys()].sort()).toEqual(['check-scrape', 'status']);
});

test('captions give titles, groups and the order; what has none comes after', () => {
  both('b');
  both('a');
  both('c');
  const cards = read([{ id: 'c', title: 'All is well', group: 'Healthy' }, { id: 'b' }, { id: 'gone' }]).map(({ card }) => card);
  expect(cards.map(({ id, title, group }) => [id, title, group])).toEqual([
    ['c', 'All is well', 'Healthy'],
    ['b', 'B', 'More recordings'],
    ['a', 'A', 'More recordings'],
  ]);
});

test('other commands that were recorded can be asked too', () => {
  both('calm');
  record('stack', 'calm');
  expect(read()[0]!.card.commands!.sort()).toEqual(['check-scrape', 'stack', 'status']);
});

test('tells when the scene was recorded and of what', () => {
  record('status', 'calm', { madeAt: '2026-11-23T09:00:05Z', versions: { prometheus: 'v3.14.0' } });
  const deployment = {
    metadata: { name: 'operator', namespace: 'monitoring', labels: { 'helm.sh/chart': 'kube-prometheus-stack-88.3.0' } },
    spec: { template: { spec: { containers: [{ image: 'quay.io/prometheus-operator/prometheus-operator:v0.93.0' }] } } },
  };
  record('check-scrape', 'calm', { facts: { deployments: { known: true, value: { items: [deployment] } } } });
  expect(read()[0]!.card).toMatchObject({
    madeAt: '2026-11-23T09:00:00Z',
    versions: { 'kube-prometheus-stack': '88.3.0', 'prometheus-operator': 'v0.93.0', prometheus: 'v3.14.0' },
  });
});

test('tells the monitors of ARC and the sets of runners that can be named', () => {
  const named = (namespace: string, name: string, more: object = {}) => ({ metadata: { namespace, name }, spec: {}, ...more });
  const listed = (...items: object[]) => ({ known: true, value: { items } });
  record('status', 'calm', {
    facts: { runnerDeployments: listed(named('team-b', 'api'), named('team-a', 'web')), runnerSets: { known: false, reason: 'forbidden' } },
  });
  record('check-scrape', 'calm', {
    facts: {
      serviceMonitors: listed(
        named('arc', 'actions-runner-controller', { kind: 'ServiceMonitor' }),
        named('db', 'mysql', { kind: 'ServiceMonitor' }),
      ),
      podMonitors: listed(named('arc', 'gha-rs-listener', { kind: 'PodMonitor' })),
      deployments: listed(),
    },
  });
  expect(read()[0]!.card).toMatchObject({
    monitors: ['podmonitor/arc/gha-rs-listener', 'servicemonitor/arc/actions-runner-controller'],
    runnerSets: ['team-a/web', 'team-b/api'],
  });
});

test('a recording that cannot be read leaves its scene out, and is told', () => {
  both('calm');
  record('status', 'broken');
  write('check-scrape', 'broken', '{"arcbotRecording": 2}');
  expect(read().map(({ card }) => card.id)).toEqual(['calm']);
  expect(warned).toEqual([expect.stringContaining(join('check-scrape', 'broken', 'facts.json'))]);
});

test('no recordings at all are no scenes', () => {
  expect(read()).toEqual([]);
});
