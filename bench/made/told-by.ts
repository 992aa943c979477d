import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';

/** The JSON that a program of this folder prints before it ends. Rejects where it ends otherwise. */
export function toldBy<T>(child: ChildProcessByStdio<null, Readable, null>): Promise<T> {
  return new Promise((resolve, reject) => {
    let told = '';
    child.stdout.on('data', (chunk) => (told += chunk));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(told) as T) : reject(new Error(`exit status ${code}: ${told}`))));
  });
}
