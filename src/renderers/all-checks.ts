import { explanationOf } from '../reports/explanation';
import type { CheckLine, ChecksSection, OutcomeKind, Report } from '../reports/report';
import { type MessageBlock, plainSection, section } from './block-kit/blocks';
import { composeMessage, headlineOf, reportEmoji } from './block-kit/compose-message';
import { joinedLines } from './joined-lines';
import { mrkdwn, within } from './mrkdwn';
import { LIMITS, type Message } from './slack-limits';
import { oneLine, shorten } from './visible';

/** Every check of a report by name, those that are fine too: as a message, and for a modal, which takes more. */
export interface AllChecks {
  message: Message<MessageBlock>;
  modal: MessageBlock[];
}

const emoji: Record<OutcomeKind, string> = {
  pass: ':white_check_mark:',
  warn: ':warning:',
  fail: ':x:',
  unknown: ':grey_question:',
  skipped: ':fast_forward:',
  'not-applicable': ':heavy_minus_sign:',
};

export function allChecks(report: Report): AllChecks {
  const headline = within(mrkdwn, headlineOf(report), 400);
  const head = [section(`${reportEmoji(report)} *${headline || '-'}*`), plainSection(shorten(report.summary, 1500))];
  const chains = report.sections.filter((each) => each.kind === 'checks').map(chainBlocks);
  const pieces = chains.flat().map((block, at) => ({ noun: 'groups of checks', rank: at, variants: [[block]] }));
  return {
    message: composeMessage(report, head, pieces, section),
    modal: [...head, ...leadingBlocks(chains.flat(), LIMITS.viewBlocks - head.length)],
  };
}

function leadingBlocks(blocks: MessageBlock[], most: number): MessageBlock[] {
  if (blocks.length <= most) return blocks;
  return [...blocks.slice(0, most - 1), section(`:scissors: ${blocks.length - most + 1} groups of checks do not fit into Slack's window.`)];
}

/** A chain's checks in as few blocks as take them, each check whole. */
function chainBlocks({ subject, checks }: ChecksSection): MessageBlock[] {
  const lines = [...(subject.trim() === '' ? [] : [`*${within(mrkdwn, oneLine(subject), 400)}*`]), ...checks.map(lineOf)];
  return joinedLines(lines, LIMITS.sectionText).map(section);
}

/** What is not fine is told with what was seen, and why it matters. */
function lineOf({ id, title, outcome, detail = '' }: CheckLine): string {
  const line = `${emoji[outcome]} ${within(mrkdwn, oneLine(title), 250) || '-'}${outcome === 'pass' ? '' : ` (${outcome})`}`;
  const seen = detail.trim() === '' ? '' : `\n      ${within(mrkdwn, oneLine(detail), 500)}`;
  const why = outcome === 'fail' || outcome === 'warn' || outcome === 'unknown' ? explanationOf(id)?.meaning : undefined;
  return `${line}${seen}${why === undefined ? '' : `\n      Why it matters: ${within(mrkdwn, oneLine(why), 300)}`}`;
}
