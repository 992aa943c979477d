import { UserError } from '../errors';

const form = 'Times go from 00:00 to 23:59, as in: digest on 09:00';

/** Whether a word wants to be a time of day, a right one or not: `09:00`, `9am`, `0900`, `25:00`. */
export const looksLikeTime = (word: string): boolean => /^\d{1,2}([:.h]\d*)?\s?([ap]\.?m\.?)?$|^\d{4}$|^(noon|midnight)$/i.test(word);

/** `09:00` of what people write. Throws UserError where there is no such time. */
export function timeOfDay(word: string): string {
  const typed = word.toLowerCase().replaceAll('.m', 'm').replace(/m\.$/, 'm');
  if (typed === 'noon') return '12:00';
  if (typed === 'midnight') return '00:00';
  const [, hours, minutes = '', half] = /^(\d{1,2})[:.h]?(\d{2})?([ap]m)?$/.exec(typed) ?? [];
  const hour = Number(hours);
  const minute = Number(minutes);
  if (hours === undefined || minute > 59 || hour > 23 || (half !== undefined && (hour < 1 || hour > 12)))
    throw new UserError(`"${word}" is not a time of day.`, form);
  const ofDay = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return `${String(ofDay).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
