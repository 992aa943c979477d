import type { Report } from '../reports/report';
import { context, type MessageBlock, plainSection } from './block-kit/blocks';
import { composeMessage, reportEmoji } from './block-kit/compose-message';
import { type SectionOptions, sectionPieces } from './block-kit/section-pieces';
import { plainWithoutEmoji } from './mrkdwn';
import { LIMITS, type Message } from './slack-limits';
import { oneLine, shorten } from './visible';

/**
 * A report as a Slack message within every limit of `LIMITS`: one glance tells the verdict; then figures, what is broken with its fix,
 * and in one line what is fine. Where something had to be cut, the message says what.
 */
export function renderBlockKit(report: Report, options: SectionOptions = {}): Message<MessageBlock> {
  const { title, cluster, summary } = report;
  const headline = [shorten(oneLine(title), 70), shorten(oneLine(cluster), 40)].filter((part) => part !== '').join(' · ');
  const text = shorten(`${reportEmoji(report)} ${plainWithoutEmoji(headline)}`, LIMITS.header);
  const head: MessageBlock[] = [{ type: 'header', text: { type: 'plain_text', text, emoji: true } }, plainSection(shorten(summary, 1500))];
  return composeMessage(report, head, sectionPieces(report, options), (words) => context(words));
}
