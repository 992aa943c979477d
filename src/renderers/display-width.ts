import { atFirstUse } from './at-first-use';

/** Wide in terminals: the scripts and blocks that https://www.unicode.org/reports/tr11/ calls wide, and pictures. */
const wide = atFirstUse(
  String.raw`[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]\ufe0f?|[^\p{Mn}]\ufe0f`,
);

/** Marks that stand on the character before them take no column of their own. */
const marks = atFirstUse(String.raw`[\p{Mn}\p{Me}]`);
const pairs = /[\ud800-\udbff][\udc00-\udfff]/g;

/** Columns that a text takes in a terminal, nothing invisible being in it any more. */
export function displayWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  return text.replace(marks(), '').replace(pairs, '.').length + (text.match(wide())?.length ?? 0);
}

export const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - displayWidth(text)));

export const padStart = (text: string, width: number): string => ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
