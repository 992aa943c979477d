import type { Report, Verdict } from '../../reports/report';
import { instantWords } from '../instant-words';
import { mrkdwn, within } from '../mrkdwn';
import { charactersOf, LIMITS, type Message } from '../slack-limits';
import { oneLine } from '../visible';
import { context, type MessageBlock } from './blocks';
import { type Fitted, fitPieces, type Piece } from './fit-pieces';

export const verdictEmoji: Record<Verdict, string> = { healthy: ':white_check_mark:', unhealthy: ':x:', undecided: ':grey_question:' };

/** What a report begins with; a tick only where something was judged. */
export const reportEmoji = ({ verdict, judged }: Pick<Report, 'verdict' | 'judged'>): string =>
  judged === false && verdict === 'healthy' ? ':bar_chart:' : verdictEmoji[verdict];

/** Head, as many of the pieces as Slack takes, what had to be cut if anything was, and a foot. */
export function composeMessage(
  report: Report,
  head: MessageBlock[],
  pieces: Piece[],
  foot: (text: string) => MessageBlock,
): Message<MessageBlock> {
  const text = notificationText(report);
  const end = foot(`/arc ${within(mrkdwn, oneLine(report.command), 100)} · seen ${within(mrkdwn, instantWords(report.madeAt), 100)}`);
  const room = roomBeside([...head, end]);
  const whole = fitPieces(pieces, room);
  if (!isCut(whole)) return { text, blocks: [...head, ...whole.blocks, end] };
  const fitted = fitPieces(pieces, { blocks: room.blocks - 1, characters: room.characters - 800 });
  return { text, blocks: [...head, ...fitted.blocks, context(cutWords(fitted)), end] };
}

/** What notifications show, and clients without blocks: mrkdwn. */
const notificationText = (report: Report): string =>
  `${reportEmoji(report)} ${within(mrkdwn, headlineOf(report), 400)}: ${within(mrkdwn, oneLine(report.summary), 1500)}`;

/** `Runners · prod` on one line; not yet made safe. */
export const headlineOf = ({ title, cluster }: Pick<Report, 'title' | 'cluster'>): string =>
  [title, cluster]
    .filter((part) => part !== '')
    .map(oneLine)
    .join(' · ');

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
