import { type LocalSchedulesParts, localSchedules } from '../../../src/connections/schedules-local';
import { CouldNotLook } from '../../../src/errors';
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

describe('after an earlier process', () => {
  const hour = 3600_000;
  /** Half past midnight in UTC: nine in Seoul was half an hour ago. */
  const half = Date.parse('2026-11-24T00:30:00Z');
  const reopen = (sinceMs: number, more: Partial<LocalSchedulesParts> = {}) => {
    jest.setSystemTime(half);
    return localSchedules({
      enqueue: async ({ body }) => {
        queued.push(JSON.parse(body) as DigestJob);
      },
      kept: [{ digest, sinceMs }],
      missedMs: 3 * hour,
      ...more,
    });
  };

  test('what was due meanwhile comes at once, and then as always', async () => {
    const schedules = reopen(half - 48 * hour);
    await jest.advanceTimersByTimeAsync(1000);
    expect(queued.map(({ dueAt }) => dueAt)).toEqual(['2026-11-24T00:00:00Z']);
    await jest.advanceTimersByTimeAsync(24 * hour);
    expect(queued.map(({ dueAt }) => dueAt)).toEqual(['2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z']);
    schedules.close();
  });

  test('nothing comes that was due before it was set up, or while it was paused, or too long ago', async () => {
    const all = [
      reopen(half - 1000),
      reopen(0, { kept: [{ digest: { ...digest, paused: 'off' }, sinceMs: 0 }] }),
      reopen(0, { missedMs: 60_000 }),
    ];
    await jest.advanceTimersByTimeAsync(hour);
    expect(queued).toEqual([]);
    for (const each of all) each.close();
  });

  test('one of the configuration is the same as before only at the same time of day, and gone where it is no more there', async () => {
    const fixed = { ...digest, fixed: true };
    const kept = [{ digest: fixed, sinceMs: 0 }];
    const changes: unknown[] = [];
    const onChange = (all: unknown) => void changes.push(all);
    const [same, moved, gone] = [
      reopen(0, { kept, fixed: [digest], onChange }),
      reopen(0, { kept, fixed: [{ ...digest, at: '09:10' }], onChange }),
      reopen(0, { kept, onChange }),
    ];
    await jest.advanceTimersByTimeAsync(1000);
    expect(queued.map(({ digest: { at } }) => at)).toEqual(['09:00']);
    expect(changes).toEqual([[{ digest: fixed, sinceMs: 0 }], [{ digest: { ...fixed, at: '09:10' }, sinceMs: half }], []]);
    for (const each of [same, moved, gone]) each.close();
  });

  test('what cannot be kept is not begun, and not ended', async () => {
    let broken = false;
    const schedules = reopen(half, {
      onChange: () => {
        if (broken) throw new CouldNotLook('unreachable', 'disk full');
      },
    });
    broken = true;
    await expect(schedules.put({ ...digest, channel: 'C2' })).rejects.toThrow('disk full');
    await expect(schedules.remove(digest)).rejects.toThrow('disk full');
    expect(await schedules.list({ team: 'T1' })).toEqual([digest]);
    schedules.close();
  });
});
