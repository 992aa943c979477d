import { safeUrl } from './safe-url';

export interface Style {
  bold?: true;
  italic?: true;
  strike?: true;
  code?: true;
}

/** An element of a rich_text_section: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
export type RichElement =
  | { type: 'text'; text: string; style?: Style }
  | { type: 'emoji'; name: string; style?: Style }
  | { type: 'link'; url: string; text: string; style?: Style }
  | { type: 'user'; user_id: string; style?: Style }
  | { type: 'broadcast'; range: string; style?: Style };

const marks = { '*': 'bold', _: 'italic', '~': 'strike' } as const;

/** Code, an angle bracket's inside, an emoji, or words between two marks that stand at the edges of words. In order of what wins. */
const token =
  /`(?<code>[^`\n]+)`|<(?<angle>[^<>\n]+)>|:(?<emoji>[a-z0-9_+'-]+):|(?<![\p{L}\p{N}*_~])(?<mark>[*_~])(?<marked>(?!\s)[^\n]*?\S)\k<mark>(?![\p{L}\p{N}*_~])/gu;

/**
 * mrkdwn as rich text, which is drawn literally: the library's own reading of mrkdwn takes more for markup than Slack does,
 * and changes words. https://docs.slack.dev/messaging/formatting-message-text
 */
export function readMrkdwn(text: string, style: Style = {}): RichElement[] {
  const elements: RichElement[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    elements.push(...words(text.slice(end, match.index), style));
    end = match.index + match[0].length;
    const { code, angle, emoji, mark, marked } = match.groups as Partial<Record<'code' | 'angle' | 'emoji' | 'mark' | 'marked', string>>;
    if (code !== undefined) elements.push(...words(code, { ...style, code: true }));
    else if (angle !== undefined) elements.push(...inAngles(angle, style));
    else if (emoji !== undefined) elements.push({ type: 'emoji', name: emoji, ...styled(style) });
    else elements.push(...readMrkdwn(marked!, { ...style, [marks[mark as keyof typeof marks]]: true }));
  }
  return [...elements, ...words(text.slice(end), style)];
}

/** plain_text: only emoji mean anything in it, and only where it says so. */
export function readPlainText(text: string, hasEmoji: boolean): RichElement[] {
  if (!hasEmoji) return literally(text, {});
  return text
    .split(/(:[a-z0-9_+'-]+:)/)
    .flatMap((part, at) => (at % 2 === 1 ? [{ type: 'emoji', name: part.slice(1, -1) }] : literally(part, {})));
}

function inAngles(inside: string, style: Style): RichElement[] {
  const [target = '', label] = inside.split(/\|(.*)/s);
  if (target.startsWith('@')) return [{ type: 'user', user_id: target.slice(1), ...styled(style) }];
  if (target.startsWith('#')) return words(`#${label || target.slice(1)}`, style);
  if (['!here', '!channel', '!everyone'].includes(target)) return [{ type: 'broadcast', range: target.slice(1), ...styled(style) }];
  if (target.startsWith('!')) return words(label ?? target, style);
  const url = safeUrl(unescaped(target));
  if (url === undefined) return words(label || `<${inside}>`, style);
  return [{ type: 'link', url, text: unescaped(label ?? target), ...styled(style) }];
}

/** The three characters that mrkdwn escapes: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export const unescaped = (text: string): string => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

const words = (text: string, style: Style): RichElement[] => literally(unescaped(text), style);
const literally = (text: string, style: Style): RichElement[] => (text === '' ? [] : [{ type: 'text', text, ...styled(style) }]);
const styled = (style: Style): { style?: Style } => (Object.keys(style).length > 0 ? { style } : {});
