/**
 * The letters that the tz database has for these names; for others it has none, and a difference to UTC is told. Derived letters are
 * not safe: Brasilia's and Britain's would be the same.
 */
const letters: Readonly<Record<string, string>> = {
  'Coordinated Universal Time': 'UTC',
  'Greenwich Mean Time': 'GMT',
  'British Summer Time': 'BST',
  'Irish Standard Time': 'IST',
  'Central European Standard Time': 'CET',
  'Central European Summer Time': 'CEST',
  'Eastern European Standard Time': 'EET',
  'Eastern European Summer Time': 'EEST',
  'Western European Standard Time': 'WET',
  'Western European Summer Time': 'WEST',
  'Moscow Standard Time': 'MSK',
  'Israel Standard Time': 'IST',
  'Israel Daylight Time': 'IDT',
  'South Africa Standard Time': 'SAST',
  'East Africa Time': 'EAT',
  'West Africa Standard Time': 'WAT',
  'Central Africa Time': 'CAT',
  'India Standard Time': 'IST',
  'Pakistan Standard Time': 'PKT',
  'China Standard Time': 'CST',
  'Taipei Standard Time': 'CST',
  'Hong Kong Standard Time': 'HKT',
  'Korean Standard Time': 'KST',
  'Japan Standard Time': 'JST',
  'Australian Western Standard Time': 'AWST',
  'Australian Central Standard Time': 'ACST',
  'Australian Central Daylight Time': 'ACDT',
  'Australian Eastern Standard Time': 'AEST',
  'Australian Eastern Daylight Time': 'AEDT',
  'New Zealand Standard Time': 'NZST',
  'New Zealand Daylight Time': 'NZDT',
  'Eastern Standard Time': 'EST',
  'Eastern Daylight Time': 'EDT',
  'Central Standard Time': 'CST',
  'Central Daylight Time': 'CDT',
  'Mountain Standard Time': 'MST',
  'Mountain Daylight Time': 'MDT',
  'Pacific Standard Time': 'PST',
  'Pacific Daylight Time': 'PDT',
  'Alaska Standard Time': 'AKST',
  'Alaska Daylight Time': 'AKDT',
  'Hawaii-Aleutian Standard Time': 'HST',
};

/** `KST`, `CEST`, or `UTC+4` where nobody uses letters; of that instant, as half a year another is right. */
export function zoneLetters(atMs: number, zone: string): string {
  const name = part('long', atMs, zone);
  return (
    letters[name] ??
    part('longOffset', atMs, zone)
      .replace('GMT', 'UTC')
      .replace(/([+-])0/, '$1')
      .replace(':00', '')
  );
}

/** `Tue 24 Nov 09:00 KST` of an instant in milliseconds of the epoch. */
export function dueWords(atMs: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(atMs);
  const of = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  // Some versions of ICU write Sept where all other months have three letters.
  return `${of('weekday')} ${of('day')} ${of('month').slice(0, 3)} ${of('hour')}:${of('minute')} ${zoneLetters(atMs, zone)}`;
}

const part = (style: 'long' | 'longOffset', atMs: number, zone: string): string =>
  new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: style }).formatToParts(atMs).find(({ type }) => type === 'timeZoneName')
    ?.value ?? zone;
