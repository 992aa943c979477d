import type { App } from '../../app';
import { answerAtOnce } from '../../commands/at-once';
import { understand } from '../../commands/understand';
import type { SlackMessage } from '../../connections/slack-answer';
import { renderBlockKit } from '../../renderers/block-kit';
import { fence } from '../../renderers/mrkdwn';
import { plainBlocks } from '../../renderers/plain-blocks';
import type { Report } from '../../reports/report';
import type { Log } from '../log';
import type { Errand } from './errand';

/** Understands words, asks, and sends the one answer. Throws UserError. */
export async function answerWords(app: App, log: Log, words: string, prefix: string, errand: Errand): Promise<void> {
  const understood = understand(words, app.clusters);
  const atOnce = answerAtOnce(understood, { clusters: app.clusters, prefix });
  if (atOnce !== undefined) return errand.send({ text: fence(atOnce) });
  const report = await app.answer(understood.phrase.name, understood.request, {
    deadlineAt: errand.askUntil,
    progress: (looking) => log.debug(looking, { id: errand.id }),
  });
  await errand.send(...versionsOf(report));
  const { command, cluster, verdict } = report;
  log.info('answered', { id: errand.id, command, cluster, verdict });
}

/** From rich to plain: Slack's idea of valid blocks differs between workspaces. */
export function versionsOf(report: Report): SlackMessage[] {
  const { text } = renderBlockKit(report);
  return [renderBlockKit(report), plainBlocks(report), { text }];
}
