import { complete } from '../../../demo/page/complete';
import type { ClusterCard, Workspace } from '../../../demo/page-api';

const cluster = (id: string, more: Partial<ClusterCard> = {}): ClusterCard => ({
  id,
  title: `About ${id}`,
  group: 'Test',
  kind: 'recorded',
  versions: {},
  monitors: [],
  runnerSets: [],
  ...more,
});

const command = (name: string, usage: string, isAtOnce = false) => ({ name, usage, summary: `${name} it`, examples: [], isAtOnce });

const workspace: Workspace = {
  name: '',
  channel: '',
  person: '',
  command: '/arc',
  commands: [
    command('status', '[CLUSTER] [NAMESPACE]'),
    command('check-scrape', '[CLUSTER] [KIND/NAMESPACE/NAME]'),
    command('clusters', '', true),
    command('help', '[COMMAND]', true),
  ],
  clusters: [
    cluster('healthy', { monitors: ['podmonitor/arc/listener', 'servicemonitor/arc/manager'], runnerSets: ['team-a/web', 'team-a/db'] }),
    cluster('broken', { monitors: ['servicemonitor/arc/lost'], commands: ['check-scrape'] }),
  ],
  chosen: 'healthy',
};

const labels = (line: string, chosen = 'healthy') => complete(line, workspace, chosen)?.options.map(({ label }) => label);
const lines = (line: string) => complete(line, workspace, 'healthy')?.options.map((option) => option.line);

test('a slash offers the app, and its name its commands', () => {
  expect(lines('/')).toEqual(['/arc ']);
  expect(lines('/AR')).toEqual(['/arc ']);
  expect(labels('/arc')).toEqual(['status', 'check-scrape', 'clusters', 'help']);
  expect(lines('/arc ')).toEqual(['/arc status ', '/arc check-scrape ', '/arc clusters', '/arc help ']);
  expect([complete('', workspace, 'healthy'), labels('/other'), labels('hello /arc')]).toEqual([undefined, undefined, undefined]);
});

test('what begins with the typed word stands before what holds it', () => {
  expect(labels('/arc s')).toEqual(['status', 'check-scrape', 'clusters']);
  expect(labels('/arc scrape')).toEqual(['check-scrape']);
});

test('commands are offered where the chosen cluster has an answer', () => {
  expect(labels('/arc ', 'broken')).toEqual(['check-scrape', 'clusters', 'help']);
});

test('clusters are offered where the command was recorded of them', () => {
  expect(labels('/arc check-scrape b')).toContain('broken');
  expect(labels('/arc status b')).not.toContain('broken');
});

test('monitors and runners are those of the cluster that is named, else of the chosen one', () => {
  expect(labels('/arc check-scrape serv')).toEqual(['servicemonitor/arc/manager']);
  expect(labels('/arc check-scrape broken ')).toEqual(['servicemonitor/arc/lost']);
  expect(labels('/arc check-scrape serv', 'broken')).toEqual(['servicemonitor/arc/lost']);
  expect(labels('/arc status healthy team')).toEqual(['team-a', 'team-a/web', 'team-a/db']);
});

test('nothing is offered twice', () => {
  expect(labels('/arc check-scrape healthy servicemonitor/arc/manager ')).toBeUndefined();
  expect(labels('/arc help status ')).toBeUndefined();
  expect(labels('/arc clusters ')).toBeUndefined();
});

test('Enter completes a word that is begun, and sends a line that is whole', () => {
  const unfinished = (line: string) => complete(line, workspace, 'healthy')?.unfinished;
  expect([unfinished('/a'), unfinished('/arc stat'), unfinished('/arc check-scrape serv')]).toEqual([true, true, true]);
  expect([unfinished('/arc'), unfinished('/arc '), unfinished('/arc status '), unfinished('/arc status team-a')]).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(complete('/arc check-scrape broken', workspace, 'healthy')).toBeUndefined();
});
