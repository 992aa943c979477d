import { nextRuns } from '../../../src/facts/digest/next-run';
import { weekdays } from '../../../src/facts/digest/schedules';

const daily = [...weekdays];
const runs = (at: string, zone: string, after: string, count: number, days = daily) =>
  nextRuns({ at, zone, days }, Date.parse(after), count).map((each) => new Date(each).toISOString());

test("is the next day where today has gone by, on that place's clock", () => {
  expect(runs('09:00', 'Asia/Seoul', '2026-11-23T00:00:00Z', 1)).toEqual(['2026-11-24T00:00:00.000Z']);
  expect(runs('09:00', 'Asia/Seoul', '2026-11-22T23:59:59Z', 1)).toEqual(['2026-11-23T00:00:00.000Z']);
});

test('leaves out days that were not asked for, as they are called there', () => {
  // Friday evening in Los Angeles is Saturday in UTC.
  const after = '2026-11-28T03:00:00Z';
  expect(runs('20:00', 'America/Los_Angeles', after, 2, ['fri', 'mon'])).toEqual(['2026-11-28T04:00:00.000Z', '2026-12-01T04:00:00.000Z']);
});

test("keeps the clock's time when summer time begins and ends", () => {
  expect(runs('09:00', 'Europe/Berlin', '2026-03-27T12:00:00Z', 3)).toEqual([
    '2026-03-28T08:00:00.000Z',
    '2026-03-29T07:00:00.000Z',
    '2026-03-30T07:00:00.000Z',
  ]);
});

test('skips the day on which the clock leaps over the time', () => {
  expect(runs('02:30', 'Europe/Berlin', '2026-03-28T12:00:00Z', 2)).toEqual(['2026-03-30T00:30:00.000Z', '2026-03-31T00:30:00.000Z']);
});

test('runs once where the clock shows the time twice', () => {
  expect(runs('02:30', 'Europe/Berlin', '2026-10-24T12:00:00Z', 2)).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z']);
  expect(runs('01:45', 'Australia/Lord_Howe', '2026-04-04T00:00:00Z', 2)).toEqual(['2026-04-04T14:45:00.000Z', '2026-04-05T15:15:00.000Z']);
});

test('knows midnight, half hours and the date line', () => {
  expect(runs('00:00', 'Asia/Kolkata', '2026-11-23T12:00:00Z', 1)).toEqual(['2026-11-23T18:30:00.000Z']);
  expect(runs('06:00', 'Pacific/Kiritimati', '2026-11-23T12:00:00Z', 1)).toEqual(['2026-11-23T16:00:00.000Z']);
  expect(runs('06:00', 'Pacific/Pago_Pago', '2026-11-23T12:00:00Z', 1)).toEqual(['2026-11-23T17:00:00.000Z']);
});
