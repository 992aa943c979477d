import { App, type Logger, LogLevel } from '@slack/bolt';
import { homeActionIds } from '../../renderers/home-view';
import type { Log } from '../log';
import type { Errand } from './errand';
import type { HomeOptions } from './home';
import type { PressPayload } from './press';
import { QueueReceiver } from './queue-receiver';

export interface Listeners {
  /** `prefix` is the command as it was typed: `/arc`. */
  onTyped(words: string, prefix: string, errand: Errand): Promise<void>;
  onPress(value: string, payload: PressPayload, errand: Errand): Promise<void>;
  onHome(errand: Errand, options?: HomeOptions): Promise<void>;
  /** `value`: of the digest's button. */
  onDigestSwitch(value: string, errand: Errand): Promise<void>;
}

/** The Bolt app behind the queue. Its listeners are ordinary ones; nothing here makes a call before a listener does. */
export function openBoltApp({ onTyped, onPress, onHome, onDigestSwitch }: Listeners, log: Log, slackApiUrl: string | undefined) {
  const receiver = new QueueReceiver();
  const app = new App({
    receiver,
    // A token or a call here would be needed before it is known whether the job wants one: answers go through the response_url.
    authorize: () => Promise.resolve({}),
    convoStore: false,
    ignoreSelf: false,
    logger: quietLogger(log),
    clientOptions: {
      timeout: 4000,
      retryConfig: { retries: 1, minTimeout: 300, maxTimeout: 1000 },
      rejectRateLimitedCalls: true,
      ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
    },
  });
  app.command(/^\//, ({ command, context }) => onTyped(command.text, command.command, context.errand as Errand));
  app.action({ type: 'block_actions' }, async ({ action, body, context }) => {
    const errand = context.errand as Errand;
    if (action.action_id === homeActionIds.refresh) await onHome(errand, { anew: true });
    // Buttons that open a page carry no words.
    else if (!('value' in action) || !action.value) return;
    else if (action.action_id === homeActionIds.digest) await onDigestSwitch(action.value, errand);
    else await onPress(action.value, body as PressPayload, errand);
  });
  app.event('app_home_opened', async ({ event, context }) => {
    if (event.tab === 'home') await onHome(context.errand as Errand);
  });
  app.error(async (error) => {
    throw (error as { original?: Error }).original ?? error;
  });
  return { client: app.client, deliver: receiver.deliver.bind(receiver) };
}

/** Bolt's warnings and errors as lines of our log. What it says at lower levels holds whole requests. */
function quietLogger(log: Log): Logger {
  const words = (parts: unknown[]) => parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts) => log.warn(words(parts), { from: 'bolt' }),
    error: (...parts) => log.error(words(parts), { from: 'bolt' }),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
