import type { Explanation } from '../reports/explanation';
import { context, type MessageBlock, plainElement, section } from './block-kit/blocks';
import { joinedLines } from './joined-lines';
import { codeSpan, link, mrkdwn, within } from './mrkdwn';
import { LIMITS, type Message } from './slack-limits';
import { oneLine } from './visible';

/** What a check or a cause means. `docsUrl`: where docs/checks.md is read, if that is known. */
export function explanationBlocks({ id, title, meaning, check, causes, docs }: Explanation, docsUrl?: string): Message<MessageBlock> {
  const listed = causes.map((cause) => `• ${codeSpan(cause.id)} ${within(mrkdwn, oneLine(cause.meaning), 400)}`);
  const page = docsUrl === undefined ? codeSpan(docs) : link(`${docsUrl}#${docs.replace(/^.*#/, '')}`, 'Read more');
  return {
    text: `${within(mrkdwn, title, 300)}: ${within(mrkdwn, meaning, 1500)}`,
    blocks: [
      { type: 'header', text: plainElement(oneLine(title), LIMITS.header) },
      section(within(mrkdwn, meaning, 2500)),
      ...(check === undefined
        ? []
        : [
            section(
              `Named by the check ${codeSpan(check.id)} (${within(mrkdwn, oneLine(check.title), 300)}). ${within(mrkdwn, check.why, 1000)}`,
            ),
          ]),
      ...joinedLines(listed, LIMITS.sectionText).map(section),
      context(`${codeSpan(id)} · ${page}`),
    ],
  };
}
