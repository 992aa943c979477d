import { UserError } from '../errors';
import { nearest } from './did-you-mean';

/** What these letters mostly stand for; several places share some of them, and half a year another one is right. */
const abbreviations: Readonly<Record<string, string>> = {
  KST: 'Asia/Seoul',
  JST: 'Asia/Tokyo',
  IST: 'Asia/Kolkata',
  CET: 'Europe/Berlin',
  CEST: 'Europe/Berlin',
  MEZ: 'Europe/Berlin',
  EET: 'Europe/Helsinki',
  MSK: 'Europe/Moscow',
  BST: 'Europe/London',
  WET: 'Europe/Lisbon',
  EST: 'America/New_York',
  EDT: 'America/New_York',
  ET: 'America/New_York',
  CST: 'America/Chicago',
  CDT: 'America/Chicago',
  MST: 'America/Denver',
  MDT: 'America/Denver',
  PST: 'America/Los_Angeles',
  PDT: 'America/Los_Angeles',
  PT: 'America/Los_Angeles',
  AEST: 'Australia/Sydney',
  AEDT: 'Australia/Sydney',
  SGT: 'Asia/Singapore',
};

const form = 'Time zones have names such as Asia/Seoul, Europe/Berlin or UTC.';
const zones = (): string[] => Intl.supportedValuesOf('timeZone');

/** Whether a word wants to be a time zone. */
export const looksLikeZone = (word: string): boolean =>
  word.includes('/') || /^(utc|gmt|z)$/i.test(word) || /^(utc|gmt)?[+-]\d/i.test(word) || Object.hasOwn(abbreviations, word.toUpperCase());

/** The zone of that city, where there is one: `seoul`. */
export const zoneOfCity = (word: string): string | undefined =>
  zones().find((zone) => zone.split('/').at(-1)!.toLowerCase() === word.toLowerCase().replaceAll(' ', '_'));

/** The zone's name as it is written. Throws UserError with the nearest one. */
export function timeZone(word: string): string {
  if (/^(utc|gmt|z|etc\/(utc|gmt))$/i.test(word)) return 'UTC';
  const abbreviated = abbreviations[word.toUpperCase()];
  if (abbreviated !== undefined) throw new UserError(`"${word}" may mean several time zones.`, `Did you mean ${abbreviated}?`);
  if (!word.includes('/')) throw new UserError(`"${word}" is not a time zone: it does not say when the clocks are changed.`, form);
  const known = zones().find((zone) => zone.toLowerCase() === word.toLowerCase());
  if (known !== undefined) return known;
  // Names that the list has under another one: Asia/Kolkata beside Asia/Calcutta.
  if (isZone(word)) return word.replace(/[a-z]+/gi, (part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase());
  throw new UserError(`There is no time zone "${word.slice(0, 80)}".`, hintFor(word));
}

function hintFor(word: string): string {
  const near = nearest(word, zones()) ?? zoneOfCity(word.split('/').at(-1)!);
  return near === undefined ? form : `Did you mean ${near}?`;
}

export function isZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
