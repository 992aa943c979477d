import { type DueTime, weekdays } from './schedules';

/**
 * The next instants (milliseconds of the epoch) after `afterMs` at which a digest is due, as EventBridge Scheduler counts: a time that
 * the clock leaps over in spring is skipped that day, one that it shows twice in autumn counts once, the first time.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#daylist-savings-time
 */
export function nextRuns({ at, zone, days }: DueTime, afterMs: number, count: number): number[] {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  const runs: number[] = [];
  // Dates on that place's calendar, as noon in UTC, which is the same date everywhere that matters for counting.
  const today = wallTime(afterMs, zone);
  for (let day = -1; day < 400 && runs.length < count; day++) {
    const date = new Date(Date.UTC(today.year, today.month - 1, today.day + day));
    if (!days.includes(weekdays[(date.getUTCDay() + 6) % 7]!)) continue;
    const instant = instantOf({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour, minute }, zone);
    if (instant !== undefined && instant > afterMs) runs.push(instant);
  }
  return runs;
}

interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** What the clocks of a place show at an instant. */
export function wallTime(atMs: number, zone: string): WallTime {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(atMs);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return { year: of('year'), month: of('month'), day: of('day'), hour: of('hour'), minute: of('minute') };
}

/** The first instant at which the clocks show that; undefined where they never do. */
function instantOf(wall: WallTime, zone: string): number | undefined {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
  const offsets = new Set([asUtc - 86_400_000, asUtc + 86_400_000].map((near) => offsetAt(near, zone)));
  const candidates = [...offsets].map((offset) => asUtc - offset).sort((a, b) => a - b);
  return candidates.find((candidate) => candidate + offsetAt(candidate, zone) === asUtc);
}

function offsetAt(atMs: number, zone: string): number {
  const { year, month, day, hour, minute } = wallTime(atMs, zone);
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(atMs / 60_000) * 60_000;
}
