import { request } from 'node:http';
import { playgroundApp } from '../../demo/clusters/playground-app';
import type { Scene } from '../../demo/clusters/read-scenes';
import type { AnsweredAtOnce, PageEvent, SlackMessage } from '../../demo/page-api';
import type { PageFiles } from '../../demo/page-files';
import { openPlayground } from '../../demo/playground';
import { describeWorkspace } from '../../demo/workspace';
import { type Command, defineCommand } from '../../src/commands/command';
import { commands as realCommands } from '../../src/commands/index';
import { statusPhrase } from '../../src/commands/phrases/status';
import type { Recording } from '../../src/facts/recording';
import { createLog } from '../../src/handlers/log';
import type { Report } from '../../src/reports/report';

/** A `status` whose recordings hold the sentence that it says, and whose reports end in a button. */
const saysWhatWasRecorded = defineCommand({
  ...statusPhrase,
  gather: async () => ({ sentence: 'asked live' }),
  report({ namespace }, { sentence }: { sentence: string }, { cluster, madeAt }): Report {
    if (sentence === 'a bug') throw new Error('planted');
    return {
      command: 'status',
      cluster,
      madeAt,
      title: 'Runners',
      verdict: 'healthy',
      summary: namespace === undefined ? sentence : `${sentence} in ${namespace}`,
      sections: [{ kind: 'actions', actions: [{ id: 'again', label: 'Again', words: `status ${cluster} team-a` }] }],
      data: {},
    };
  },
});

export const commands = realCommands.map((command) => (command.name === 'status' ? saysWhatWasRecorded : command));

export function sceneOf(id: string, sentence: string): Scene {
  const recording: Recording = {
    arcbotRecording: 1,
    command: 'status',
    request: {},
    cluster: 'recorded',
    madeAt: '2026-11-23T09:00:00.000Z',
    facts: { sentence },
  };
  return {
    card: { id, title: id, group: 'Test', kind: 'recorded', commands: ['status'], versions: {}, monitors: [], runnerSets: [] },
    recordings: new Map([['status', recording]]),
  };
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** A playground on a free port, with two recorded clusters; closed by `close`. */
export async function openTestPlayground(
  scenes: readonly Scene[] = [sceneOf('calm', 'all is calm'), sceneOf('stormy', 'it storms')],
  files: PageFiles = { script: '/* script */', style: '/* style */' },
  // biome-ignore lint/suspicious/noExplicitAny: as in src/commands/index.ts
  asked: readonly Command<any, any>[] = commands,
) {
  const logged: string[] = [];
  const log = createLog('info', (line) => logged.push(line));
  const playground = await openPlayground({
    port: 0,
    files,
    workspace: () => describeWorkspace({ scenes }, asked),
    openApp: (cluster) => playgroundApp(cluster, { scenes }, { commands: asked }),
    log,
  });
  const { port } = new URL(playground.url);
  const own = { origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json' };

  /** As any program may ask, so that no header is made up or held back. */
  const ask = (method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const call = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }));
      });
      call.on('error', reject);
      call.end(body);
    });

  return {
    port,
    own,
    logged,
    ask,
    url: playground.url,
    close: playground.close,
    page: () => openPage(port, (path, body) => ask('POST', path, own, JSON.stringify(body))),
  };
}

/** What a browser's page does: listens, says, presses. */
async function openPage(port: string, post: (path: string, body: object) => Promise<Answer>) {
  const page = `page-${Math.random().toString(36).slice(2)}-test`;
  const events: PageEvent[] = [];
  const waiting: { wanted: (event: PageEvent) => boolean; resolve: (event: PageEvent) => void }[] = [];
  const ending = new AbortController();
  const stream = await fetch(`http://127.0.0.1:${port}/api/events?page=${page}`, { signal: ending.signal });
  const hear = (event: PageEvent) => {
    events.push(event);
    for (const { wanted, resolve } of waiting) if (wanted(event)) resolve(event);
  };
  const reading = (async () => {
    let rest = '';
    for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) {
      const messages = (rest + chunk).split('\n\n');
      rest = messages.pop()!;
      for (const message of messages) {
        const data = /^data: (.+)$/m.exec(message)?.[1];
        if (data !== undefined) hear(JSON.parse(data) as PageEvent);
      }
    }
  })().catch(() => {});
  const until = (wanted: (event: PageEvent) => boolean): Promise<PageEvent> => {
    const before = events.find(wanted);
    return before ? Promise.resolve(before) : new Promise((resolve) => waiting.push({ wanted, resolve }));
  };
  const messageThatSays = async (id: string, words: string): Promise<SlackMessage> => {
    const event = await until((each) => each.kind === 'message' && each.id === id && (each.message.text ?? '').includes(words));
    return event.kind === 'message' ? event.message : {};
  };
  return {
    page,
    events,
    say: async (id: string, line: string, cluster = 'calm'): Promise<AnsweredAtOnce> =>
      JSON.parse((await post('/api/say', { page, id, cluster, line })).text) as AnsweredAtOnce,
    openHome: async (id: string, cluster = 'calm'): Promise<AnsweredAtOnce> =>
      JSON.parse((await post('/api/home', { page, id, cluster })).text) as AnsweredAtOnce,
    home: (words: string) => until((event) => event.kind === 'home' && JSON.stringify(event.view).includes(words)),
    modal: (words: string) => until((event) => event.kind === 'modal' && JSON.stringify(event.view).includes(words)),
    press: async (id: string, value: string, cluster = 'calm'): Promise<AnsweredAtOnce> =>
      JSON.parse(
        (await post('/api/press', { page, id, cluster, where: 'ephemeral', action: { action_id: 'again', value } })).text,
      ) as AnsweredAtOnce,
    /** The first message about `id`. */
    message: (id: string) => messageThatSays(id, ''),
    messageThatSays,
    /** The first message with these words, whoever asked for it or nobody. */
    said: async (words: string): Promise<SlackMessage> => {
      const event = await until((each) => each.kind === 'message' && (each.message.text ?? '').includes(words));
      return event.kind === 'message' ? event.message : {};
    },
    async close() {
      ending.abort();
      await reading;
    },
  };
}
