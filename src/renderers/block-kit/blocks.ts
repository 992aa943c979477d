import type { ContextBlock, KnownBlock, MrkdwnElement, PlainTextElement, RichTextBlock, RichTextSection, SectionBlock } from '@slack/types';
import { plain } from '../mrkdwn';
import { LIMITS } from '../slack-limits';
import { shorten } from '../visible';

/** A line chart of Slack's own, which @slack/types does not know yet: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
export interface DataVisualizationBlock {
  type: 'data_visualization';
  title: string;
  chart: {
    type: 'line';
    series: { name: string; data: { label: string; value: number }[] }[];
    axis_config: { categories: string[]; x_label?: string; y_label?: string };
  };
}

export type MessageBlock = KnownBlock | DataVisualizationBlock;

/** mrkdwn that was already made safe. */
export const mrkdwnElement = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text });

/** Words shown as they are. */
export const plainElement = (text: string, most: number): PlainTextElement => ({
  type: 'plain_text',
  text: shorten(plain(text), most).trim() || '-',
  emoji: false,
});

export const section = (text: string): SectionBlock => ({ type: 'section', text: mrkdwnElement(shorten(text, LIMITS.sectionText)) });

export const plainSection = (text: string): SectionBlock => ({ type: 'section', text: plainElement(text, LIMITS.sectionText) });

export const context = (...texts: string[]): ContextBlock => ({
  type: 'context',
  elements: texts.slice(0, LIMITS.contextElements).map((text) => mrkdwnElement(shorten(text, LIMITS.contextText))),
});

type RichTextPart = RichTextBlock['elements'][number];

export const richText = (...elements: RichTextPart[]): RichTextBlock => ({ type: 'rich_text', elements });

/** Words in rich text are never parsed: names and log lines stay what they are. Blank runs are left out, for Slack takes none. */
export function words(...runs: { text: string; bold?: boolean }[]): RichTextSection {
  const told = runs.filter(({ text }) => text.trim() !== '');
  return {
    type: 'rich_text_section',
    elements: (told.length > 0 ? told : [{ text: '-', bold: false }]).map(({ text, bold }) => ({
      type: 'text',
      text: shorten(plain(text), LIMITS.richTextCharacters),
      ...(bold ? { style: { bold } } : {}),
    })),
  };
}

/** A code block that is copied exactly as it was handed in: nothing in it is escaped. */
export const preformatted = (text: string): RichTextPart => ({ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] });
