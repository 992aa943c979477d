import { renderBlockKit } from '../../src/renderers/block-kit';
import { renderJson } from '../../src/renderers/json';
import { plainBlocks } from '../../src/renderers/plain-blocks';
import { violations } from '../../src/renderers/slack-violations';
import { renderTerminal } from '../../src/renderers/terminal';
import type { Report } from '../../src/reports/report';

/** What steers a terminal or a reader's eye. */
const steers = /(?![\n\t])[\p{Cc}\p{Cf}]/u;
/** In what Slack reads as mrkdwn: what it would take for a mention or a link that is not ours. */
const mention = /<[!@#]|<(?!https?:\/\/)/;

/** Throws where a report cannot be shown anywhere as what it is. */
export function soundReport(report: Report): void {
  const messages = [renderBlockKit(report), renderBlockKit(report, { nativeCharts: true }), plainBlocks(report)];
  for (const message of messages) {
    const broken = violations(message);
    if (broken.length > 0) throw new Error(`Slack would not take it: ${broken.join('; ')}`);
    const words = mrkdwnOf(message);
    const found = words.find((text) => mention.test(text));
    if (found !== undefined) throw new Error(`Slack would see a mention or a link in it: ${found}`);
  }
  const terminal = renderTerminal(report, { colour: false, width: 80 });
  if (steers.test(terminal)) throw new Error(`it steers a terminal: ${JSON.stringify(terminal)}`);
  JSON.parse(renderJson(report));
}

/** Every text that Slack parses, wherever in a message it stands. */
export function mrkdwnOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnOf);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as { type?: unknown; text?: unknown };
  const own = type === 'mrkdwn' || type === undefined ? (typeof text === 'string' ? [text] : []) : [];
  return [...own, ...Object.values(value).flatMap(mrkdwnOf)];
}
