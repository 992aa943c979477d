import { codeSpan, mrkdwn } from './mrkdwn';

/** What is copied out of a sentence: whatever stands between back-ticks, and ARNs, of which `:eks:` could become an emoji. */
const copied = /(`[^`\n]+`|\barn:[\w-]+:[^\s,;"'`]*[\w*/])/;

/** Data inside mrkdwn, as `mrkdwn` writes it; what is to be pasted is code, with nothing invisible between its letters. */
export const pasteable = (text: string): string =>
  text
    .split(copied)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part.replace(/^`|`$/g, '')) : mrkdwn(part)))
    .join('');
