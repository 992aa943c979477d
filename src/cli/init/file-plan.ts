import { createHash } from 'node:crypto';
import type { Io } from '../io';

export interface WantedFile {
  path: string;
  text: string;
}

/** What becomes of a file: `kept` was changed by hand and stays. `before`: as it is now. */
export interface PlannedFile extends WantedFile {
  action: 'write' | 'update' | 'replace' | 'kept' | 'same';
  before: string | undefined;
}

const mark = /^# arcbot init ([0-9a-f]{16}) .*\n/;
const sum = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** The text with a line that tells later whether it was changed by hand since. */
export const marked = (text: string): string => `# arcbot init ${sum(text)} wrote this; change what you like, it is kept.\n${text}`;

const isUntouched = (text: string): boolean => {
  const found = mark.exec(text);
  return found !== null && found[1] === sum(text.slice(found[0].length));
};

export async function readIfThere(path: string, { readFile }: Pick<Io, 'readFile'>): Promise<string | undefined> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/** `merged`: what the file becomes that is there, where it can be added to without losing anything. */
export function planFile({ path, text }: WantedFile, before: string | undefined, force: boolean, merged?: string): PlannedFile {
  if (before === undefined) return { path, text, before, action: 'write' };
  if (before === text) return { path, text, before, action: 'same' };
  if (force) return { path, text, before, action: 'replace' };
  if (merged !== undefined) return { path, text: merged, before, action: 'update' };
  return { path, text, before, action: isUntouched(before) ? 'update' : 'kept' };
}

/** Writes what is to be written; a file that is replaced is kept under a name that is free. Answers that name. */
export async function writePlanned({ path, text, action, before }: PlannedFile, io: Io): Promise<string | undefined> {
  if (action === 'same' || action === 'kept' || io.writeFile === undefined) return undefined;
  let backup: string | undefined;
  if (action === 'replace' && before !== undefined) {
    backup = `${path}.bak`;
    for (let count = 1; (await readIfThere(backup, io)) !== undefined; count++) backup = `${path}.bak${count}`;
    await io.writeFile(backup, before);
  }
  await io.writeFile(path, text);
  return backup;
}
