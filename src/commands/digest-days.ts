import type { Weekday } from '../facts/digest/schedules';

/** In the order of the week. Not taken from the facts, of which the door holds nothing. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly Weekday[];

const groups: Readonly<Record<string, readonly Weekday[]>> = {
  daily: weekdays,
  everyday: weekdays,
  weekdays: weekdays.slice(0, 5),
  workdays: weekdays.slice(0, 5),
  weekends: weekdays.slice(5),
};
const full = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** What is suggested where a word comes near. */
export const dayWords: readonly string[] = ['daily', 'weekdays', 'weekends', ...full];

/** The days that a word names (`weekdays`, `mon,wed,fri`, `mon-thu`, `friday`); undefined where it names none. */
export function daysOf(word: string): Weekday[] | undefined {
  const typed = word.toLowerCase().replace(/[,;]+$/, '');
  if (Object.hasOwn(groups, typed)) return [...groups[typed]!];
  const days: Weekday[] = [];
  for (const part of typed.split(/[,;+&]/)) {
    const [first, last, more] = part.split('-').map(dayOf);
    if (first === undefined || more !== undefined || (part.includes('-') && last === undefined)) return undefined;
    for (let day = first; ; day = (day + 1) % 7) {
      days.push(weekdays[day]!);
      if (day === (last ?? first)) break;
    }
  }
  return inOrder(days);
}

export const inOrder = (days: readonly Weekday[]): Weekday[] => weekdays.filter((day) => days.includes(day));

/** Monday is 0. Any beginning of three letters or more counts. */
function dayOf(word: string): number | undefined {
  const at = full.findIndex((name) => word.length >= 3 && (name.startsWith(word) || `${name}s` === word));
  return at < 0 ? undefined : at;
}

/** `daily`, `weekdays`, or `mon,wed,fri`. */
export function daysText(days: readonly Weekday[]): string {
  const key = days.join();
  return ['daily', 'weekdays', 'weekends'].find((name) => groups[name]!.join() === key) ?? key;
}
