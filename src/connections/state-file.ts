import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { array, type InferOutput, literal, number, object, picklist, record, safeParse, string } from 'valibot';
import { CouldNotLook, UserError } from '../errors';
import { keptDigestSchema } from '../job';

const stateSchema = object({
  arcbotState: literal(1),
  digests: array(object({ digest: keptDigestSchema, sinceMs: number() })),
  posted: object({
    entries: record(string(), object({ owner: string(), until: number(), state: picklist(['held', 'sending', 'settled']) })),
    told: record(string(), object({ dueAt: string(), told: array(string()) })),
  }),
});

/** What a long-running arcbot must know after a restart: its digests, and which of them were posted. */
export type State = Omit<InferOutput<typeof stateSchema>, 'arcbotState'>;

export interface StateFile {
  /** As it was when the file was opened. */
  readonly before: State;
  /** Durable when it returns. Throws CouldNotLook. */
  save(part: Partial<State>): void;
}

const empty: State = { digests: [], posted: { entries: {}, told: {} } };

/** Opens the file, or begins it. Throws UserError where it cannot be used: what is in it is never written over unread. */
export function openStateFile(path: string): StateFile {
  const before = read(path);
  let state = before;
  const save = (part: Partial<State>): void => {
    const next = { ...state, ...part };
    try {
      write(path, `${JSON.stringify({ arcbotState: 1, ...next })}\n`);
    } catch (error) {
      throw new CouldNotLook('unreachable', `${path} cannot be written (${(error as NodeJS.ErrnoException).code}).`, { cause: error });
    }
    state = next;
  };
  try {
    save({});
  } catch (error) {
    throw new UserError((error as CouldNotLook).detail, 'Name a file in a folder that arcbot may write to: --state FILE');
  }
  return { before, save };
}

function read(path: string): State {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return empty;
    throw new UserError(`${path} cannot be read (${code}).`, 'Name a file that arcbot may read and write: --state FILE');
  }
  const checked = safeParse(stateSchema, parsed(text));
  if (checked.success) return { digests: checked.output.digests, posted: checked.output.posted };
  throw new UserError(`${path} is not a state of arcbot.`, 'Name another file, or move this one away: it is left as it is.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whole or not at all, even where the power goes. */
function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.new`;
  const file = openSync(beside, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}
