import { LIMITS } from '../../src/renderers/slack-limits';
import { violations } from '../../src/renderers/slack-violations';

/** Blocks that stand in messages alone. */
const messageOnly = ['table', 'data_table', 'data_visualization', 'markdown', 'container'];

/** What Slack would not take of a modal or an App Home; its blocks are held to the same limits as those of messages, but there may be more. */
export function viewViolations(view: unknown): string[] {
  const { type, title, blocks } = view as { type: string; title?: { text: string }; blocks: { type: string; text?: unknown }[] };
  return [
    ...(blocks.length > LIMITS.viewBlocks ? [`${blocks.length} blocks`] : []),
    ...blocks.filter((block) => messageOnly.includes(block.type)).map((block) => `${block.type} stands in messages alone`),
    ...blocks.flatMap((block) => violations({ text: 'x', blocks: [block] })),
    ...(type === 'modal' && !(title && title.text.length <= LIMITS.modalTitle) ? ['the title'] : []),
  ];
}
