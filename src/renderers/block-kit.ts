import type { Report, Verdict } from '../reports/report';
import { context, type MessageBlock, plainSection } from './block-kit/blocks';
import { type Fitted, fitPieces } from './block-kit/fit-pieces';
import { type SectionOptions, sectionPieces } from './block-kit/section-pieces';
import { mrkdwn, plainWithoutEmoji } from './mrkdwn';
import { charactersOf, LIMITS, type Message } from './slack-limits';
import { oneLine, shorten } from './visible';

const emoji: Record<Verdict, string> = { healthy: ':white_check_mark:', unhealthy: ':x:', undecided: ':grey_question:' };

/**
 * A report as a Slack message within every limit of `LIMITS`: one glance tells the verdict; then figures, what is broken with its fix,
 * and in one line what is fine. Where something had to be cut, the message says what.
 */
export function renderBlockKit(report: Report, options: SectionOptions = {}): Message<MessageBlock> {
  const head = headOf(report);
  const foot = footOf(report);
  const room = roomBeside([...head, foot]);
  const pieces = sectionPieces(report, options);
  const text = fallbackText(report);
  const whole = fitPieces(pieces, room);
  if (!isCut(whole)) return { text, blocks: [...head, ...whole.blocks, foot] };
  const fitted = fitPieces(pieces, { blocks: room.blocks - 1, characters: room.characters - 800 });
  return { text, blocks: [...head, ...fitted.blocks, context(cutWords(fitted)), foot] };
}

/** What notifications show, and clients without blocks: mrkdwn, at most 1,000 characters or so. */
export const fallbackText = ({ title, cluster, verdict, summary }: Report): string =>
  `${emoji[verdict]} ${mrkdwn(shorten(oneLine([title, cluster].filter((part) => part !== '').join(' · ')), 150))}: ${mrkdwn(shorten(oneLine(summary), 300))}`;

function headOf({ title, cluster, verdict, summary }: Report): MessageBlock[] {
  const headline = [shorten(oneLine(title), 70), shorten(oneLine(cluster), 40)].filter((part) => part !== '').join(' · ');
  const text = shorten(`${emoji[verdict]} ${plainWithoutEmoji(headline)}`, LIMITS.header);
  return [{ type: 'header', text: { type: 'plain_text', text, emoji: true } }, plainSection(shorten(summary, 1500))];
}

const footOf = ({ command, madeAt }: Report): MessageBlock =>
  context(`${mrkdwn(shorten(oneLine(`/arc ${command}`), 100))} · seen ${mrkdwn(shorten(oneLine(madeAt), 40))}`);

const roomBeside = (blocks: MessageBlock[]) => ({
  blocks: LIMITS.blocks - blocks.length,
  characters: LIMITS.allCharacters - charactersOf(blocks) - blocks.length,
});

const isCut = ({ shortened, leftOut }: Fitted): boolean => shortened.size + leftOut.size > 0;

function cutWords({ shortened, leftOut }: Fitted): string {
  const tell = (tally: Map<string, number>, what: string) => [...tally].map(([noun, count]) => `${count} ${noun} ${what}`);
  const cuts = [...tell(leftOut, 'left out'), ...tell(shortened, 'shortened')];
  return `:scissors: Cut to what Slack takes: ${cuts.join(', ')}. \`arcbot\` in a terminal shows everything.`;
}
