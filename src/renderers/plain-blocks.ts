import type { Problem, Report } from '../reports/report';
import { type MessageBlock, section } from './block-kit/blocks';
import { composeMessage, headlineOf, reportEmoji } from './block-kit/compose-message';
import type { Piece } from './block-kit/fit-pieces';
import { chartLines } from './chart-lines';
import { foldedChains } from './folded-checks';
import { mergedProblems } from './merged-problems';
import { fence, link, mrkdwn, within } from './mrkdwn';
import { lastingWords } from './printed-fix';
import { type Part, readingOrder } from './reading-order';
import { LIMITS, type Message } from './slack-limits';
import { textTable } from './text-table';
import { oneLine } from './visible';

/** A report in sections of text alone, for where Slack refused the richer message with `invalid_blocks`. Within the same limits. */
export function plainBlocks(report: Report): Message<MessageBlock> {
  const headline = within(mrkdwn, headlineOf(report), 400);
  const head = section(`${reportEmoji(report)} *${headline || '-'}*\n${within(mrkdwn, report.summary, 2000)}`);
  return composeMessage(report, [head], readingOrder(report.sections).flatMap(piecesOf), section);
}

function piecesOf(part: Part): Piece[] {
  switch (part.kind) {
    case 'numbers':
      return pieces(
        'groups of figures',
        1,
        part.items.map(({ label, value, note }) => `${label}: ${value}${note ? ` (${note})` : ''}`).join('\n'),
      );
    case 'problems':
      return mergedProblems(part.problems).map((problem) => ({
        noun: 'problems',
        rank: problem.severity === 'fail' ? 2 : 3,
        variants: problemVariants(problem),
      }));
    case 'note':
      return pieces('notes', 4, part.text);
    case 'chart':
      return blockPieces('charts', 6, part.title, chartLines(part, 48), part.alt);
    case 'table':
      return blockPieces(
        'tables',
        5,
        part.title,
        part.rows.length === 0 ? [] : textTable(part.columns, part.rows.slice(0, 200), 60),
        `${part.rows.length} rows`,
      );
    case 'chains':
      return foldedChains(part.chains, 400).flatMap(({ subject, groups }) =>
        pieces('lists of checks', 8, [...(subject === '' ? [] : [subject]), groups.join('; ')].join(': ')),
      );
    case 'link':
      return [{ noun: 'links', rank: 7, variants: [[section(link(part.url, part.label))]] }];
    case 'actions':
      return pieces('hints', 7, part.actions.map(({ label, words }) => `${label}: /arc ${words}`).join('\n'));
  }
}

const pieces = (noun: string, rank: number, text: string): Piece[] =>
  text.trim() === '' ? [] : [{ noun, rank, variants: [2900, 300].map((most) => [section(within(mrkdwn, text.trim(), most))]) }];

function blockPieces(noun: string, rank: number, title: string, lines: string[], brief: string): Piece[] {
  const heading = `*${within(mrkdwn, oneLine(title), 200) || '-'}*`;
  const code = fence(lines.join('\n'));
  const whole = `${heading}\n${code}`;
  const short = section(`${heading}\n${within(mrkdwn, brief.trim() || 'too large for Slack', 300)}`);
  return [{ noun, rank, variants: [...(lines.length > 0 && whole.length <= LIMITS.sectionText ? [[section(whole)]] : []), [short]] }];
}

function problemVariants({ severity, title, subject, saw, fix }: Problem): MessageBlock[][] {
  const mark = severity === 'fail' ? ':red_circle:' : severity === 'warn' ? ':warning:' : ':grey_question:';
  const name = `${mark} *${within(mrkdwn, oneLine(title), 400) || '-'}*${subject ? ` (${within(mrkdwn, oneLine(subject), 400)})` : ''}`;
  const prose = [name, within(mrkdwn, saw, 900), fix?.explain.trim() ? `*Fix:* ${within(mrkdwn, fix.explain, 900)}` : '']
    .filter((text) => text !== '')
    .join('\n');
  const commands = code(fix?.commands.join('\n') ?? '', 'The commands are too long for Slack.');
  const lasting = fix?.lasting ? [section(lastingWords[fix.lasting.kind]), ...code(fix.lasting.text, 'It is too long for Slack.')] : [];
  return [[section(prose), ...commands, ...lasting], [section(prose), ...commands], [section(name)]];
}

/** Told whole or not at all: half a command is worse than none. */
function code(text: string, otherwise: string): MessageBlock[] {
  if (text.trim() === '') return [];
  const block = fence(text.trimEnd());
  return [section(block.length <= LIMITS.sectionText ? block : otherwise)];
}
