import type { SlackMessage } from '../../connections/slack-answer';
import { allChecks } from '../../renderers/all-checks';
import { renderBlockKit } from '../../renderers/block-kit';
import { plainBlocks } from '../../renderers/plain-blocks';
import { charactersOf, LIMITS } from '../../renderers/slack-limits';
import { answerActionIds } from '../../reports/answer-actions';
import type { Report } from '../../reports/report';
import { snapshotOf } from '../../reports/snapshot';
import { writeButton } from './button-value';
import type { Answer } from './errand';

export interface MessageOptions {
  /** Member ID of who asked, and the id of the answer. */
  asker: string;
  answer: string;
  /** Everyone in the channel sees it: told by whom it was asked. */
  shared: boolean;
  /** Every check, those that are fine too. */
  all: boolean;
  docsUrl: string | undefined;
}

/** A report from rich to plain: Slack's idea of valid blocks differs between workspaces. */
export function reportAnswer(report: Report, options: MessageOptions): Answer {
  const { shared, asker, docsUrl } = options;
  const byline = (message: SlackMessage) => (shared ? withByline(message, asker) : message);
  if (options.all) {
    const { message, modal } = allChecks(report);
    return { versions: [byline(message), { text: message.text }], modal };
  }
  const plain = plainBlocks(report);
  const links = docsUrl === undefined ? {} : { docsUrl };
  const rich = renderBlockKit(withButtons(report, options), links);
  // Slack's own charts, where the workspace takes them; elsewhere they are drawn with characters.
  const charts = report.sections.some(({ kind }) => kind === 'chart');
  const drawn = charts ? [byline(renderBlockKit(withButtons(report, options), { ...links, nativeCharts: true }))] : [];
  return { versions: [...drawn, byline(rich), byline(plain), { text: rich.text }], modal: plain.blocks };
}

/** Buttons carry more than words: whose answer it is, and what it said. The plain versions tell the words. */
function withButtons(report: Report, { asker, answer, shared }: MessageOptions): Report {
  const sections = report.sections.map((section) => {
    if (section.kind !== 'actions') return section;
    const wanted = section.actions.filter(({ id }) => !shared || id !== answerActionIds.share);
    const actions = wanted.map((action) => {
      const before = action.id === answerActionIds.again ? { before: snapshotOf(report) } : {};
      return { ...action, words: writeButton({ words: action.words, asker, answer, ...before }) };
    });
    return { ...section, actions };
  });
  return { ...report, sections };
}

/** Left out where the message is full to the brim. */
function withByline(message: SlackMessage, asker: string): SlackMessage {
  const { blocks = [] } = message;
  const told = [...blocks, { type: 'context', elements: [{ type: 'mrkdwn', text: `Asked by <@${asker}>` }] }];
  return told.length > LIMITS.blocks || charactersOf(told) > LIMITS.allCharacters ? message : { ...message, blocks: told };
}
