import { isResponseUrl } from '../../../src/connections/slack-response-url';
import { readButton, writeButton } from '../../../src/handlers/worker/button-value';
import { readMessage } from '../../../src/handlers/worker/read-message';
import { LIMITS } from '../../../src/renderers/slack-limits';
import { job, openWorker, press, records } from '../../handlers/worker/open-worker';

/** What stands in the queue. It is ours, and holds what people sent: words, button values, addresses. */
export const seeds = [
  JSON.stringify(job('status prod', undefined)),
  JSON.stringify(press('{"v":1,"w":"status prod","u":"U2"}', undefined)),
  JSON.stringify(press('status staging --share', undefined, { view: { type: 'home' } })),
  JSON.stringify({
    version: 1,
    id: 'event-00000001',
    receivedAt: '2026-11-23T09:00:00.000Z',
    kind: 'event',
    slack: { type: 'event_callback', event: { type: 'app_home_opened', user: 'U1', tab: 'home' } },
  }),
  JSON.stringify({
    version: 1,
    id: 'digest-00000001',
    receivedAt: '2026-11-23T09:00:00.000Z',
    kind: 'digest',
    dueAt: '2026-11-23T09:00:00Z',
    digest: { channel: 'C1', clusters: ['prod'], at: '09:00', zone: 'Asia/Seoul', days: ['mon'] },
  }),
  'https://hooks.slack.com@evil.example/x',
];

const slackHosts = /^https:\/\/hooks\.slack(-gov)?\.com\//;
let opened: ReturnType<typeof openWorker> | undefined;

export async function fuzz(data: Buffer): Promise<void> {
  const text = data.toString('utf8');
  if (isResponseUrl(text, undefined) && !slackHosts.test(new URL(text).href)) throw new Error(`it would be answered at ${text}`);
  const pressed = readButton(text);
  if (pressed !== undefined && pressed.words.length <= LIMITS.buttonValue / 2 && writeButton(pressed).length > LIMITS.buttonValue)
    throw new Error('a button value that Slack does not take');
  readMessage(text);
  opened ??= openWorker();
  const { worker, logged } = await opened;
  const before = logged.length;
  const { batchItemFailures } = await worker(records(text));
  const lines = logged.splice(before);
  logged.length = 0;
  if (lines.some((line) => line.includes('"message":"broken"'))) throw new Error(`it broke: ${lines.join('')}`);
  if (batchItemFailures.length > 1) throw new Error('more was given back than was given');
}

/** Ends the Slack that the jobs are answered to. */
export async function end(): Promise<void> {
  await (await opened)?.close();
  opened = undefined;
}
