import { slackWord } from '../../connections/slack-outcome';
import type { SlackWeb } from '../../connections/slack-web';
import { plainElement, section } from '../../renderers/block-kit/blocks';
import { LIMITS } from '../../renderers/slack-limits';
import { shorten } from '../../renderers/visible';
import type { Log } from '../log';
import type { Answer, Errand } from './errand';

interface WindowParts {
  web: SlackWeb;
  log: Log;
}

/** Slack takes it for three seconds after the press. */
interface Opening {
  triggerId: unknown;
  title: string;
  /** Said until there is an answer. */
  looking: string;
  /** The press was in a modal: the window is laid over it. */
  onModal: boolean;
}

/**
 * Opens a modal at once and lets everything that is said from then on appear in it. Where the press is too long ago, or Slack refuses,
 * everything goes where it went before.
 */
export async function openWindow(
  { triggerId, title, looking, onModal }: Opening,
  errand: Errand,
  { web, log }: WindowParts,
): Promise<void> {
  const view = (blocks: object[]) => ({
    type: 'modal',
    title: plainElement(shorten(title, LIMITS.modalTitle), LIMITS.modalTitle),
    close: plainElement('Close', LIMITS.modalTitle),
    blocks: blocks.slice(0, LIMITS.viewBlocks),
  });
  if (typeof triggerId !== 'string') return;
  const before = errand.outlet;
  const opened = await web
    .call(onModal ? 'views.push' : 'views.open', { trigger_id: triggerId, view: view([section(looking)]) })
    .catch((error: unknown) => refusal(error, (why) => log.info('no window', { id: errand.id, why })));
  const viewId = (opened?.view as { id?: unknown } | undefined)?.id;
  if (typeof viewId !== 'string') return;
  errand.outlet = async (answer: Answer) => {
    const forms = [answer.modal, answer.versions.at(-1)?.text].map((form) => (typeof form === 'string' ? [section(form)] : form));
    for (const blocks of forms) {
      if (blocks === undefined) continue;
      let why = '';
      const taken = await web
        .call('views.update', { view_id: viewId, view: view(blocks) })
        .catch((error: unknown) => refusal(error, (word) => (why = word)));
      if (taken !== undefined) return;
      log.info('window not filled', { id: errand.id, why });
      // The person closed it: nobody waits any more.
      if (why === 'not_found') return;
    }
    await before(answer);
  };
}

/** Of a call to Slack that failed: tells why and gives nothing. A bug goes on. */
function refusal(error: unknown, tell: (why: string) => void): undefined {
  const { code = '' } = error as { code?: string };
  if (!code.startsWith('slack_webapi_')) throw error;
  tell(slackWord(error) ?? code);
}
