const blanks = /[\s\u180e]+/;
const invisible = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;
/** Slack turns what looks like an address into `<http://a.b|a.b>` when the app asks for escaped text. */
const link = /<(?:https?|mailto):[^|>]*\|([^>]*)>/gu;

/**
 * What a person typed, as words: no doubled or non-breaking blanks, no smart or plain quotes or backticks around a word,
 * no characters that cannot be seen, dashes as a keyboard makes them. Case is kept: a time zone has one.
 */
export function cleanWords(text: string): string[] {
  return (asKeyed.test(text) ? text : asIfKeyed(text)).split(blanks).filter((word) => word !== '');
}

/** What a keyboard makes, with nothing in it to put right. */
const asKeyed = /^[A-Za-z0-9 _./:+-]*$/;

const asIfKeyed = (text: string): string =>
  text
    .replace(link, '$1')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&amp;/gu, '&')
    .replace(invisible, '')
    .replace(/[\u2010-\u2013\u2212]/gu, '-')
    .replace(/\u2014/gu, '--')
    .replace(/[\u2018-\u201f\u00ab\u00bb\u2039\u203a\u300c-\u300f"'`]/gu, ' ');
