import { randomBytes } from 'node:crypto';
import { UserError } from '../../src/errors';
import { openTable, type Table } from '../exactly-once/dynamo-table';

let table: Table;
beforeAll(async () => {
  table = await openTable();
});
afterAll(() => table.close());

const now = () => Date.parse('2026-11-24T00:00:00Z');

test('a cluster is taken by one worker, and stays taken by that one', async () => {
  const shares = table.shares(now);
  expect(await shares.take('question-1', 'prod', 'a')).toBe(true);
  expect(await shares.take('question-1', 'prod', 'b')).toBe(false);
  // Whose answer was lost on the way asks again.
  expect(await shares.take('question-1', 'prod', 'a')).toBe(true);
  expect(await shares.take('question-1', 'staging', 'b')).toBe(true);
  expect(await shares.take('question-2', 'prod', 'b')).toBe(true);
});

test('of many takers at the same instant one has it', async () => {
  const shares = table.shares(now);
  const taken = await Promise.all(Array.from({ length: 20 }, (_, at) => shares.take('question-3', 'prod', `worker-${at}`)));
  expect(taken.filter((each) => each)).toHaveLength(1);
});

test('what was told is read as it was, and what was only taken is not there yet', async () => {
  const shares = table.shares(now);
  const clusters = Array.from({ length: 23 }, (_, at) => `cluster-${at}`);
  for (const cluster of clusters) await shares.take('question-4', cluster, 'a');
  for (const cluster of clusters.slice(0, 21)) await shares.tell('question-4', cluster, { cluster, report: { summary: 'Ruhig ☕ 静か' } });
  const told = await shares.told('question-4', clusters);
  expect([...told.keys()].sort()).toEqual(clusters.slice(0, 21).sort());
  expect(told.get('cluster-20')).toEqual({ cluster: 'cluster-20', report: { summary: 'Ruhig ☕ 静か' } });
  expect(await shares.told('another', clusters)).toEqual(new Map());
  expect(await shares.told('question-4', [])).toEqual(new Map());
});

test('more than an item can hold is refused with its size', async () => {
  const shares = table.shares(now);
  const told = { report: randomBytes(300_000).toString('base64') };
  await expect(shares.tell('question-5', 'prod', told)).rejects.toThrow(UserError);
  await expect(shares.tell('question-5', 'prod', told)).rejects.toThrow(/It told 30\d kB/);
  // Long, but as reports are: the same words again and again.
  await shares.tell('question-5', 'prod', { report: 'a set is full, '.repeat(100_000) });
  expect((await shares.told('question-5', ['prod'])).size).toBe(1);
});
