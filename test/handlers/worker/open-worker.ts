import { createApp } from '../../../src/app';
import { type Command, defineCommand } from '../../../src/commands/command';
import { type StatusRequest, statusPhrase } from '../../../src/commands/phrases/status';
import { createLog } from '../../../src/handlers/log';
import { createWorker, type WorkerParts } from '../../../src/handlers/worker/create-worker';
import type { Job } from '../../../src/job';
import { withActions } from '../../../src/reports/answer-actions';
import { type LocalAnswer, localServer, type Received } from '../local-server';

export type Answers = (post: { path: string; count: number; message: Record<string, unknown> }) => LocalAnswer | 'never' | undefined;

/** A status command that tells what it was asked; `look` stands for the cluster, and may give parts of the report. */
export const statusCommand = (look: (request: StatusRequest) => Promise<unknown>): Command<StatusRequest> =>
  defineCommand<StatusRequest, unknown>({
    ...statusPhrase,
    gather: (request) => look(request),
    report: (_, facts, { cluster, madeAt }) =>
      withActions(
        {
          command: 'status',
          cluster,
          madeAt,
          title: 'Runners',
          verdict: 'healthy',
          summary: `seen: ${facts}`,
          sections: [],
          data: {},
          ...(typeof facts === 'object' ? facts : {}),
        },
        `status ${cluster}`,
      ),
  });

const messageOf = ({ headers, body }: Received): Record<string, unknown> => {
  if (headers['content-type']?.startsWith('application/json')) return JSON.parse(body);
  const form = Object.fromEntries(new URLSearchParams(body));
  const parsed = (['blocks', 'view'] as const).flatMap((key) => (form[key] === undefined ? [] : [[key, JSON.parse(form[key])]]));
  return { ...form, ...Object.fromEntries(parsed) };
};

/** A worker whose Slack is a local server; ends by `close`. */
export async function openWorker(
  answers: Answers = () => undefined,
  look: (request: StatusRequest) => Promise<unknown> = async () => '5 runners',
  parts: Partial<WorkerParts> = {},
) {
  const counts = new Map<string, number>();
  const slack = await localServer((request) => {
    const count = (counts.get(request.path) ?? 0) + 1;
    counts.set(request.path, count);
    const fallback = request.path.startsWith('/api/')
      ? { headers: { 'content-type': 'application/json' }, body: '{"ok":true}' }
      : { body: 'ok' };
    const answer = answers({ path: request.path, count, message: messageOf(request) }) ?? fallback;
    return answer === 'never' ? undefined : answer;
  });
  const logged: string[] = [];
  const slept: number[] = [];
  const app = createApp({
    commands: [statusCommand(look)],
    clusters: [{ target: { name: 'prod' } }, { target: { name: 'staging' } }],
    connect: async ({ name }) => ({
      kubernetes: { name, get: async () => ({}), text: async () => '', review: async () => ({}) },
      prometheusAt: () => ({ where: '', get: async () => ({}) }),
      counts: () => ({ requests: 0, retries: 0, handshakes: 0, bytesReceived: 0 }),
      close: async () => {},
    }),
    now: () => new Date('2026-11-23T09:00:00Z'),
  });
  const worker = createWorker({
    openApp: async () => app,
    botToken: async () => 'xoxb-remembered',
    slackApiUrl: `${slack.url}/api/`,
    log: createLog('debug', (line) => logged.push(line)),
    sleep: async (ms) => void slept.push(ms),
    ...parts,
  });
  return {
    worker,
    logged,
    slept,
    responseUrl: `${slack.url}/response`,
    /** Path and message of each post that came. */
    posts: () => slack.received.map((request) => ({ path: request.path, message: messageOf(request) })),
    close: () => slack.close(),
  };
}

export const job = (text: string, responseUrl: string | undefined, more: object = {}): Job => ({
  version: 1,
  id: `job-${text}-0001`,
  receivedAt: '2026-11-23T09:00:00.000Z',
  kind: 'command',
  slack: {
    command: '/arc',
    text,
    user_id: 'U1',
    channel_id: 'C1',
    team_id: 'T1',
    ...(responseUrl === undefined ? {} : { response_url: responseUrl }),
    ...more,
  },
});

/** A press of a button; `more` as in the payload: container, trigger_id, view. */
export const press = (value: string, responseUrl: string | undefined, more: Record<string, unknown> = {}, user = 'U1') => ({
  version: 1,
  id: `press-${value.slice(0, 40)}-${user}-${JSON.stringify(more).length}`.replace(/[^\w-]/g, '_'),
  receivedAt: '2026-11-23T09:00:00.000Z',
  kind: 'interaction',
  slack: {
    type: 'block_actions',
    user: { id: user },
    team: { id: 'T1' },
    trigger_id: '1.2.3',
    ...(responseUrl === undefined ? {} : { response_url: responseUrl, channel: { id: 'C1' } }),
    container: { type: 'message', is_ephemeral: true },
    actions: [{ type: 'button', action_id: 'any', block_id: 'b', value }],
    ...more,
  },
});

/** The lines of the audit, in their order. */
export const auditOf = (logged: readonly string[]): Record<string, unknown>[] =>
  logged.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ message }) => message === 'audit');

export const records = (...jobs: unknown[]) => ({
  Records: jobs.map((each, index) => ({ messageId: `m${index + 1}`, body: typeof each === 'string' ? each : JSON.stringify(each) })),
});
