import { atFirstUse } from './at-first-use';

/**
 * Characters that a person cannot see or that steer the medium: controls (terminal escapes among them), format characters
 * (bidirectional overrides, zero-width ones, tags), line and paragraph separators, lone surrogates, Hangul fillers.
 * https://www.unicode.org/reports/tr36/ (section 2.6) says what is done with them.
 */
const unseen = atFirstUse(String.raw`(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]`);

/** Most texts are of nothing else, and then `unseen` is not needed. */
const printable = /^[\n\t -~]*$/;

/** True where `visible` would change something: such text is not what it looks like. */
export const hasUnseen = (text: string): boolean => !printable.test(text) && text.replaceAll('\r\n', '\n').search(unseen()) >= 0;

/** Text from elsewhere as it can be shown anywhere: what cannot be seen is written out (`\u001b`); newlines and tabs stay. */
export const visible = (text: string): string =>
  printable.test(text)
    ? text
    : text.replaceAll('\r\n', '\n').replace(unseen(), (character) => `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`);

/** The same on one line: runs of white space become one blank. */
export const oneLine = (text: string): string => visible(text.replace(/\s+/g, ' ').trim());

/** At most `length` UTF-16 units, the cut being marked; never half a surrogate pair. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  if (length < 1) return '';
  const cut = text.slice(0, length - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
