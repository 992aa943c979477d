import { atFirstUse } from './at-first-use';
import { shorten, visible } from './visible';

/** Nothing is drawn for it, and it is neither a blank nor punctuation: a marker behind it opens nothing. */
const joiner = '\u2060';

/**
 * Data for fields that Slack shows as they are (plain_text, raw_text, rich text): nothing invisible in it, and nothing that
 * a client which turns it back into mrkdwn could take for a mention.
 */
export const plain = (text: string): string => visible(text).replace(/<(?=[!@#])/g, `<${joiner}`);

const emojiWord = /:(?=[\w+'-]*[a-z][\w+'-]*:)/gi;

/** `plain` for the one field where emoji words of ours are drawn (a header): those of the data stay words. */
export const plainWithoutEmoji = (text: string): string => plain(text).replace(emojiWord, `:${joiner}`);

/** Slack's marks at the edge of a word. */
const edges = atFirstUse(String.raw`(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])`);

/** Words in which nothing marks anything, so that nothing has to be escaped: most answers are of such words, and `edges` is not needed. */
const unmarked = /^[A-Za-z0-9 \n.,/()'-]*$/;

/**
 * Data inside mrkdwn. `&`, `<` and `>` are entities (https://docs.slack.dev/messaging/formatting-message-text#escaping), so that
 * mentions and links stay words; Slack also finds bare @here and #general by itself, and has no escape for its other marks, so those
 * are kept from standing at the start of a word.
 */
export const mrkdwn = (text: string): string => (unmarked.test(text) ? text : escapeMarks(visible(text)));

const escapeMarks = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('`', 'ˋ')
    .replace(edges(), `${joiner}$&`)
    .replace(/(?<!\w)[@#](?=\w)/g, `$&${joiner}`)
    .replace(emojiWord, `:${joiner}`)
    .replace(/^(?=&gt;)/gm, joiner);

/** Data as inline code on one line. */
export const codeSpan = (text: string): string => `\`${inCode(text).replaceAll('`', 'ˋ').replace(/\s+/g, ' ')}\``;

/** Data as a block of code. A back-tick fence inside it would end the block, so it is drawn with a letter that looks like one. */
export const fence = (text: string): string => `\`\`\`\n${inCode(text)}\n\`\`\``;

const inCode = (text: string): string =>
  visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('```', 'ˋˋˋ');

/** A link whose address is ours and whose words may be data. */
export const link = (url: string, words: string): string =>
  `<${encodeURI(visible(url)).replaceAll('%25', '%').replaceAll('&', '&amp;').replace(/[|<>]/g, '')}|${mrkdwn(words).replaceAll('|', '¦')}>`;

/** The most of a text whose written form is at most `most` long: cut before it is written, so that no entity or code span is cut in two. */
export function within(write: (text: string) => string, text: string, most: number): string {
  let data = shorten(text, most);
  while (data.length > 1 && write(data).length > most) data = shorten(data, Math.floor(data.length * 0.8));
  return write(data);
}
