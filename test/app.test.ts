import { optional, strictObject, string } from 'valibot';
import { createApp } from '../src/app';
import { defineCommand } from '../src/commands/command';
import type { ClusterConnection, ConnectOptions } from '../src/connections/connect-cluster';
import { CouldNotLook, UserError } from '../src/errors';
import { type Fact, learn } from '../src/facts/fact';

interface Request {
  cluster?: string | undefined;
  namespace?: string | undefined;
}

const look = defineCommand<Request, { version: Fact<unknown>; where: readonly string[] | undefined }>({
  name: 'look',
  usage: '[CLUSTER]',
  summary: 'looks',
  examples: [],
  request: strictObject({ cluster: optional(string()), namespace: optional(string()) }),
  parse: () => ({}),
  acknowledge: () => 'Looking ...',
  async gather(_, { kubernetes, namespaces, progress }) {
    progress('asking for the version');
    return { version: await learn(() => kubernetes.get('/version')), where: namespaces };
  },
  report: (_, { version, where }, { cluster, madeAt }) => ({
    command: 'look',
    cluster,
    madeAt,
    title: 'Look',
    verdict: version.known ? 'healthy' : 'undecided',
    summary: version.known ? `${version.value} in ${where}` : version.detail,
    sections: [],
    data: {},
  }),
});

const closed: string[] = [];
const asked: ConnectOptions[] = [];
const connect = async ({ name }: { name: string }, options: ConnectOptions = {}): Promise<ClusterConnection> => {
  if (name === 'gone') throw new UserError('There is no EKS cluster arc-gone.');
  if (name === 'throttled') throw new CouldNotLook('unreachable', 'EKS answers: slow down.');
  asked.push(options);
  return {
    kubernetes: {
      name,
      get: async () => {
        if (name === 'buggy') throw new Error('a bug');
        return 'v1.36';
      },
      text: async () => '',
      review: async () => ({}),
    },
    prometheusAt: () => ({ where: '', get: async () => ({}) }),
    counts: () => ({ requests: 0, retries: 0, handshakes: 0, bytesReceived: 0 }),
    close: async () => void closed.push(name),
  };
};

const app = createApp({
  commands: [look],
  clusters: ['prod', 'gone', 'throttled', 'buggy'].map((name) => ({ target: { name }, namespaces: ['ci'] })),
  connect,
  now: () => new Date('2026-11-23T09:00:00Z'),
});

test('a question about the default cluster is gathered, judged and told, and its connection is closed', async () => {
  const told: string[] = [];
  const report = await app.answer('look', {}, { deadlineAt: 7, progress: (text) => told.push(text) });
  expect(report).toMatchObject({ cluster: 'prod', verdict: 'healthy', summary: 'v1.36 in ci', madeAt: '2026-11-23T09:00:00.000Z' });
  expect(told).toEqual(['connecting to prod', 'asking for the version']);
  expect(asked.at(-1)).toMatchObject({ deadlineAt: 7 });
  expect(closed).toEqual(['prod']);
});

test('what was gathered can be judged again without the cluster', async () => {
  const gathered = await app.gather('look', { cluster: 'prod' });
  expect(app.judge(JSON.parse(JSON.stringify(gathered)))).toEqual(await app.answer('look', { cluster: 'prod' }));
});

test('a cluster that could not be asked gets a report in which everything is unknown', async () => {
  expect(await app.answer('look', { cluster: 'throttled' })).toMatchObject({ verdict: 'undecided', summary: 'EKS answers: slow down.' });
});

test('what a person must mend is told to the person', async () => {
  await expect(app.answer('look', { cluster: 'gone' })).rejects.toThrow(UserError);
  await expect(app.answer('look', { cluster: 'prdo' })).rejects.toThrow('There is no cluster called "prdo".');
  await expect(app.answer('look', { surprise: 1 })).rejects.toThrow('"look" was asked something that it does not take.');
  await expect(app.answer('dance', {})).rejects.toThrow('There is no command "dance".');
  await expect(createApp({ commands: [look], clusters: [] }).answer('look', {})).rejects.toThrow('No cluster is configured.');
});

test('a bug goes on, and the connection is closed before', async () => {
  closed.length = 0;
  await expect(app.answer('look', { cluster: 'buggy' })).rejects.toThrow('a bug');
  expect(closed).toEqual(['buggy']);
});
