import { type App, type AppParts, createApp, type Gathered } from '../../src/app';
import { UserError } from '../../src/errors';
import type { LiveCluster } from './live-cluster';
import type { Scene } from './read-scenes';

export interface PlaygroundClusters {
  scenes: readonly Scene[];
  live?: LiveCluster | undefined;
}

type OtherParts = Pick<AppParts, 'commands' | 'env' | 'connect' | 'now'>;

export interface Learnt {
  /** Told what a live cluster showed. */
  onGathered?(gathered: Gathered): void;
}

/** The app as it is deployed, but recorded clusters are judged by what was recorded of them. `first` is the default cluster. */
export function playgroundApp(first: string, { scenes, live }: PlaygroundClusters, parts: OtherParts & Learnt): App {
  const app = createApp({ ...parts, clusters: live ? [live.asked] : [] });
  const all = [...(live ? [live.card.id] : []), ...scenes.map(({ card }) => card.id)];

  async function gather(command: string, request: unknown, options: Parameters<App['gather']>[2]): Promise<Gathered> {
    const cluster = (request as { cluster?: string }).cluster ?? first;
    const scene = scenes.find(({ card }) => card.id === cluster);
    if (scene !== undefined) return recorded(scene, command, request, scenes);
    const gathered = await app.gather(command, request, options);
    parts.onGathered?.(gathered);
    return gathered;
  }

  return {
    clusters: [first, ...all.filter((id) => id !== first)],
    gather,
    judge: app.judge,
    answer: async (command, request, options) => app.judge(await gather(command, request, options)),
  };
}

function recorded({ card, recordings }: Scene, command: string, request: unknown, scenes: readonly Scene[]): Gathered {
  const recording = recordings.get(command);
  if (recording === undefined) {
    const told = [...recordings.keys()].map((each) => `${wordsOf(each)} ${card.id}`);
    const others = scenes.filter((each) => each.recordings.has(command)).map((each) => `${wordsOf(command)} ${each.card.id}`);
    throw new UserError(
      `${card.id} is a recording, and ${command} was not recorded.`,
      `It can be asked: ${told.join(', ')}.${others.length === 0 ? '' : ` Or others: ${others.slice(0, 3).join(', ')}.`}`,
    );
  }
  return { command, request, cluster: card.id, facts: recording.facts, madeAt: recording.madeAt };
}

/** A command as it is asked of a cluster: digests alone can be more than asked for. */
const wordsOf = (command: string): string => (command === 'digest' ? 'digest now' : command);
