import { createApp } from '../app';
import { commands } from '../commands/index';
import { understand } from '../commands/understand';
import { UserError } from '../errors';
import { parseRecording } from '../facts/recording';
import type { Report } from '../reports/report';
import type { MainParts } from './ask-cluster';
import type { Io } from './io';
import type { Options } from './read-options';

/**
 * What `show` makes of the judgement of a recording, as asked then, or as asked now where the words say more. A recording may hold
 * anything. Throws UserError.
 */
export async function judgeRecording<Shown>(
  words: readonly string[],
  options: Options,
  io: Io,
  parts: MainParts,
  show: (report: Report) => Shown,
): Promise<Shown> {
  const file = options.facts!;
  const others = (['kubeconfig', 'context', 'cluster', 'region', 'prometheusUrl'] as const).filter((name) => options[name] !== undefined);
  if (others.length > 0)
    throw new UserError('--facts judges a recording and asks no cluster.', `Leave --facts out, or everything else that names a cluster.`);
  const text = await io.readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(
      `${file} cannot be read (${error.code ?? error.message}).`,
      'Make a recording with: arcbot record check-scrape > FILE',
    );
  });
  const { cluster } = parseRecording(text, { file });
  const understood = words.length === 0 ? undefined : understand(words.join(' '), [cluster]);
  const recording = parseRecording(text, { file, command: understood?.phrase.name });
  const { cluster: _, ...narrower } = understood?.request ?? {};
  const request = Object.values(narrower).some((value) => value !== undefined) ? understood!.request : recording.request;
  const app = createApp({ commands: parts.commands ?? commands, clusters: [] });
  try {
    return show(app.judge({ ...recording, request, facts: recording.facts }));
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    const hint = 'It was changed by hand or made by another arcbot: make it anew. Otherwise this is a bug of ours.';
    throw new UserError(`${file} does not hold what ${recording.command} has to know (${error.message}).`, hint);
  }
}
