import type { App } from '../../../../src/app';
import type { ShareOut, TellOne } from '../../../../src/app/several-clusters';
import { LocalQueue } from '../../../../src/connections/queue-local';
import { CouldNotLook, UserError } from '../../../../src/errors';
import type { Shares } from '../../../../src/facts/shares';
import { createLog } from '../../../../src/handlers/log';
import { createWorker } from '../../../../src/handlers/worker/create-worker';
import { createShareOut, lanes } from '../../../../src/handlers/worker/share/share-out';
import type { Enqueue } from '../../../../src/job';
import { openTable, type Table } from '../../../exactly-once/dynamo-table';

let table: Table;
beforeAll(async () => {
  table = await openTable();
});
afterAll(() => table.close());

const clusters = Array.from({ length: 23 }, (_, at) => `cluster-${String(at).padStart(2, '0')}`);
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const told = (cluster: string) => ({ cluster, report: { cluster, summary: `seen: ${cluster}` } }) as never;
const summaries = (parts: Awaited<ReturnType<ShareOut>>) =>
  parts.map((part) => ('report' in part ? part.report.summary : `${part.cluster}: ${part.refusal.message}`));
const allSeen = clusters.map((cluster) => `seen: ${cluster}`);

interface Options {
  /** Stands for a cluster that is asked by that worker. */
  look?: (cluster: string, by: 'caller' | 'helper') => Promise<void>;
  shares?: Partial<Shares>;
  enqueue?: Enqueue;
  deadlineMs?: number;
  /** False: nobody takes what is in the queue. */
  helpers?: boolean;
}

/** One question asked by a worker that may call others: real workers, a queue of this process, DynamoDB by dynalite. */
async function ask({ look = () => pause(5), shares, enqueue, deadlineMs = 4000, helpers = true }: Options = {}) {
  const asked: { cluster: string; by: 'caller' | 'helper' }[] = [];
  const logged: Record<string, unknown>[] = [];
  const log = createLog('debug', (line) => void logged.push(JSON.parse(line)));
  const memory = { ...table.shares(Date.now), ...shares };
  const seen = async (cluster: string, by: 'caller' | 'helper') => {
    asked.push({ cluster, by });
    await look(cluster, by);
    return told(cluster);
  };
  const answer = async (_: string, { cluster }: { cluster: string }) => ((await seen(cluster, 'helper')) as { report: unknown }).report;
  const helper = createWorker({
    openApp: async () => ({ clusters, answer }) as unknown as App,
    botToken: async () => 'xoxb-none',
    slackApiUrl: undefined,
    shares: memory,
    log,
  });
  const lost: string[] = [];
  const queue = new LocalQueue({ consumer: helper, mostReceives: 1, againAfterMs: 10, onLost: (body) => lost.push(body) });
  const put: Enqueue = async ({ body }) => void (helpers && queue.send(body));
  const shareOut = createShareOut({ shares: memory, enqueue: enqueue ?? put, log, alonePeriodMs: 40, pauseMs: 20 });
  const tell: TellOne = (cluster) => seen(cluster, 'caller');
  const question = { command: 'digest', request: { action: 'now' }, clusters, deadlineAt: Date.now() + deadlineMs };
  try {
    const parts = await shareOut(question, tell);
    return { parts, asked, logged, lost, by: (who: string) => asked.filter(({ by }) => by === who).map(({ cluster }) => cluster) };
  } finally {
    await queue.drain();
  }
}

test('a question that is answered soon is asked by one worker, and nobody is called', async () => {
  const { parts, by, logged } = await ask({ look: async () => {} });
  expect(summaries(parts)).toEqual(allSeen);
  expect(by('caller')).toEqual(clusters);
  expect(logged.filter(({ message }) => message === 'called for help')).toEqual([]);
});

test('one that takes longer is shared out: each cluster is asked once, and told in the order of the question', async () => {
  const { parts, by, asked, logged, lost } = await ask({ look: () => pause(60) });
  expect(summaries(parts)).toEqual(allSeen);
  expect(asked.map(({ cluster }) => cluster).sort()).toEqual(clusters);
  expect(by('helper')).not.toEqual([]);
  expect(lost).toEqual([]);
  expect(logged.find(({ message }) => message === 'called for help')).toMatchObject({ clusters: 18, helpers: 4, of: 4 });
});

/** The caller's first clusters hang until helpers have begun with all others. */
function heldUp(help: (cluster: string) => Promise<void>, others = clusters.length - lanes) {
  let free = () => {};
  const isFree = new Promise<void>((resolve) => (free = resolve));
  let helped = 0;
  return (cluster: string, by: string) => {
    if (by === 'caller') return isFree;
    helped += 1;
    if (helped === others) free();
    return help(cluster);
  };
}

test('clusters that hang hold up nobody else', async () => {
  const { parts, by } = await ask({ look: heldUp(async () => {}) });
  expect(summaries(parts)).toEqual(allSeen);
  expect(by('caller')).toEqual(clusters.slice(0, lanes));
  expect(by('helper').sort()).toEqual(clusters.slice(lanes));
});

test('where no helper comes, the caller does it all', async () => {
  const { parts, by } = await ask({ look: () => pause(30), helpers: false });
  expect(summaries(parts)).toEqual(allSeen);
  expect(by('caller').sort()).toEqual(clusters);
});

test('where the queue takes nothing, the caller does it all, and the shared memory is not used', async () => {
  const untouched = () => Promise.reject(new Error('must not be asked'));
  const enqueue = () => Promise.reject(new CouldNotLook('unreachable', 'The queue is down.'));
  const { parts, logged } = await ask({ look: () => pause(60), enqueue, shares: { tell: untouched, told: untouched } });
  expect(summaries(parts)).toEqual(allSeen);
  expect(logged.find(({ message }) => message === 'called for help')).toMatchObject({ helpers: 0, of: 4 });
});

test('where the memory fails, asking twice is better than never', async () => {
  const down = () => Promise.reject(new CouldNotLook('unreachable', 'DynamoDB answered 503.'));
  const { parts, by, logged } = await ask({ look: () => pause(30), shares: { take: down, tell: down, told: down } });
  expect(summaries(parts)).toEqual(allSeen);
  expect(by('caller').sort()).toEqual(clusters);
  expect(by('helper')).toEqual([]);
  expect(logged.some(({ message }) => message === 'the memory that workers share does not answer')).toBe(true);
});

test('what a helper took and does not tell is asked by the caller after a while', async () => {
  const look = heldUp((cluster) => pause(cluster === 'cluster-12' ? 3500 : 1));
  const { parts, by, logged } = await ask({ look, deadlineMs: 2500 });
  expect(summaries(parts)).toEqual(allSeen);
  expect(by('caller').slice(lanes)).toEqual(['cluster-12']);
  expect(logged.find(({ message }) => message === 'asked again')).toMatchObject({ clusters: 'cluster-12' });
});

test('what nobody was told in time is told as not known, and nothing else is', async () => {
  const others = heldUp(async () => {}, clusters.length - lanes - 1);
  const { parts } = await ask({ look: (cluster, by) => (cluster === 'cluster-12' ? pause(3500) : others(cluster, by)), deadlineMs: 2500 });
  const late = 'cluster-12: The worker that took it did not tell in time what it saw.';
  expect(summaries(parts)).toEqual(allSeen.map((each) => (each === 'seen: cluster-12' ? late : each)));
});

test('what a person must mend is told so by a helper too, and where it has a bug the caller asks', async () => {
  const look = heldUp(async (cluster) => {
    if (cluster === 'cluster-12') throw new UserError('There is no cluster called "cluster-12".');
    if (cluster === 'cluster-13') throw new TypeError('a bug');
  });
  const { parts, by, logged } = await ask({ look, deadlineMs: 2500 });
  expect(summaries(parts).filter((each) => !each.startsWith('seen: '))).toEqual(['cluster-12: There is no cluster called "cluster-12".']);
  expect(by('caller').slice(lanes)).toEqual(['cluster-13']);
  expect(logged.find(({ message }) => message === 'not helped')).toMatchObject({ level: 'error', cluster: 'cluster-13' });
});

test('help that comes too late asks nothing', async () => {
  const put: string[] = [];
  const { by, logged } = await ask({ look: () => pause(60), enqueue: async ({ body }) => void put.push(body), deadlineMs: 1000 });
  expect(by('caller').sort()).toEqual(clusters);
  const worker = createWorker({
    openApp: async () => ({ clusters, answer: () => Promise.reject(new Error('must not be asked')) }) as unknown as App,
    botToken: async () => 'xoxb-none',
    slackApiUrl: undefined,
    shares: table.shares(Date.now),
    log: createLog('debug', (line) => void logged.push(JSON.parse(line))),
  });
  expect(put).toHaveLength(4);
  for (const body of put) expect(await worker({ Records: [{ messageId: 'm1', body }] })).toEqual({ batchItemFailures: [] });
  expect(logged.filter(({ message, tooLate }) => message === 'helped' && tooLate === true)).toHaveLength(4);
});

test('a bug in one cluster is the end of the question, as it is without helpers', async () => {
  const look = async (cluster: string) => {
    if (cluster === 'cluster-03') throw new TypeError('a bug');
  };
  await expect(ask({ look })).rejects.toThrow('a bug');
});
