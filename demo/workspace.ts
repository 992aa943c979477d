import type { Command } from '../src/commands/command';
import { phrases } from '../src/commands/phrases/index';
import type { PlaygroundClusters } from './clusters/playground-app';
import type { Workspace } from './page-api';
import { slashCommandName } from './road/slack-payloads';

/** Commands that are answered without a cluster. */
const atOnce = ['clusters', 'explain', 'help'];

/** What the page shows before anything is asked. */
// biome-ignore lint/suspicious/noExplicitAny: as in src/commands/index.ts
export function describeWorkspace({ scenes, live }: PlaygroundClusters, commands: readonly Command<any, any>[]): Workspace {
  const clusters = [...(live ? [live.card] : []), ...scenes.map(({ card }) => card)];
  const answered = [...commands.map(({ name }) => name), ...atOnce];
  return {
    name: 'arcbot playground',
    channel: 'ci-runners',
    person: 'You',
    command: slashCommandName,
    commands: phrases
      .filter(({ name }) => answered.includes(name))
      .map(({ name, usage, summary, examples }) => ({ name, usage, summary, examples, isAtOnce: atOnce.includes(name) })),
    clusters,
    chosen: clusters[0]?.id ?? '',
  };
}
