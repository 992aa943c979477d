import { localSchedules } from '../../../src/connections/schedules-local';
import type { Digest } from '../../../src/facts/digest/schedules';
import { weekdays } from '../../../src/facts/digest/schedules';
import type { DigestJob } from '../../../src/job';

const digest: Digest = { team: 'T1', channel: 'C1', clusters: ['prod'], at: '09:00', zone: 'Asia/Seoul', days: [...weekdays], maker: 'U1' };
const queued: DigestJob[] = [];
const open = (fixed: Digest[] = []) =>
  localSchedules({
    fixed,
    enqueue: async ({ body }) => {
      queued.push(JSON.parse(body) as DigestJob);
    },
  });

beforeEach(() => {
  queued.length = 0;
  jest.useFakeTimers({ now: Date.parse('2026-11-23T23:59:30Z') });
});
afterEach(() => jest.useRealTimers());

test('puts a job into the queue when a digest is due, day after day, each with its own id', async () => {
  const schedules = open();
  await schedules.put(digest);
  await jest.advanceTimersByTimeAsync(29_000);
  expect(queued).toEqual([]);
  await jest.advanceTimersByTimeAsync(2_000);
  expect(queued).toMatchObject([{ kind: 'digest', dueAt: '2026-11-24T00:00:00Z', digest: { channel: 'C1' } }]);
  await jest.advanceTimersByTimeAsync(24 * 3600_000);
  expect(queued.map(({ dueAt }) => dueAt)).toEqual(['2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z']);
  expect(new Set(queued.map(({ id }) => id)).size).toBe(2);
  schedules.close();
});

test('what is paused, removed or changed meanwhile does not run', async () => {
  const schedules = open();
  await schedules.put(digest);
  await schedules.put({ ...digest, paused: 'not_in_channel' });
  await schedules.put({ ...digest, channel: 'C2' });
  expect(await schedules.remove({ ...digest, channel: 'C2' })).toBe(true);
  expect(await schedules.remove({ ...digest, channel: 'C2' })).toBe(false);
  await schedules.put({ ...digest, channel: 'C3', at: '10:00' });
  await jest.advanceTimersByTimeAsync(60_000);
  expect(queued).toEqual([]);
  await jest.advanceTimersByTimeAsync(3600_000);
  expect(queued).toMatchObject([{ digest: { channel: 'C3' } }]);
  schedules.close();
});

test('lists by workspace and channel, and what the configuration keeps beside it', async () => {
  const fixed = { channel: 'C1', clusters: ['all'], at: '08:00', zone: 'UTC', days: [...weekdays] };
  const schedules = open([fixed]);
  await schedules.put(digest);
  await schedules.put({ ...digest, team: 'T2' });
  expect(await schedules.list({ team: 'T1', channel: 'C1' })).toEqual([digest, { ...fixed, fixed: true }]);
  expect(await schedules.list({ team: 'T1', channel: 'C9' })).toEqual([]);
  schedules.close();
});
