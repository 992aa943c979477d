import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { array, object, optional, parse, string } from 'valibot';
import { UserError } from '../../src/errors';
import { parseRecording, type Recording } from '../../src/facts/recording';
import type { ClusterCard } from '../page-api';
import { learnNames } from './learn-names';
import { learnVersions } from './learn-versions';

/** A recorded cluster that can be asked: recordings of several commands, made of it in the same state. */
export interface Scene {
  card: ClusterCard;
  recordings: ReadonlyMap<string, Recording>;
}

/** How a scene is called on the page; its id is the name of its folders. */
const captions = array(object({ id: string(), title: optional(string()), group: optional(string()) }));

/** Both questions must have an answer. */
const needed = ['status', 'check-scrape'];
const otherGroup = 'More recordings';

/**
 * Scenes are folders of one name under `CASES/<command>/`, each with a facts.json; `captionsFile` gives titles, groups and the order.
 * A recording that cannot be read is told to `warn`, and its scene left out.
 */
export function readScenes(cases: string, captionsFile: string, warn: (words: string) => void): Scene[] {
  const captioned = parse(captions, JSON.parse(readFileSync(captionsFile, 'utf8')));
  const commands = foldersIn(cases);
  const names = new Set(needed.flatMap((command) => foldersIn(join(cases, command))));
  const rank = (id: string) => captioned.findIndex((caption) => caption.id === id) >>> 0;
  return [...names]
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))
    .flatMap((id) => {
      const recordings = new Map<string, Recording>();
      for (const command of commands) {
        const recording = readOne(join(cases, command, id, 'facts.json'), command, warn);
        if (recording !== undefined) recordings.set(command, recording);
      }
      if (!needed.every((command) => recordings.has(command))) return [];
      const caption = captioned.find((each) => each.id === id);
      return [{ card: cardOf(id, caption?.title, caption?.group, recordings), recordings }];
    });
}

function cardOf(id: string, title: string | undefined, group: string | undefined, recordings: ReadonlyMap<string, Recording>): ClusterCard {
  const all = [...recordings.values()];
  const facts = all.map((each) => each.facts);
  const madeAt = all.map((each) => each.madeAt).sort()[0];
  const words = id.replaceAll('-', ' ');
  return {
    id,
    title: title ?? words.charAt(0).toUpperCase() + words.slice(1),
    group: group ?? otherGroup,
    kind: 'recorded',
    commands: [...recordings.keys()],
    versions: Object.assign({}, ...facts.map(learnVersions), ...all.map(({ versions }) => versions)),
    ...(madeAt === undefined ? {} : { madeAt }),
    ...learnNames(facts),
  };
}

function readOne(file: string, command: string, warn: (words: string) => void): Recording | undefined {
  try {
    return parseRecording(readFileSync(file, 'utf8'), { file, command });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (!(error instanceof UserError)) throw error;
    warn(`${error.message} ${error.hint ?? ''}`);
    return undefined;
  }
}

const foldersIn = (folder: string): string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};
