import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isatty } from 'node:tty';
import { readEnvironment } from '../config';
import { main } from './main';

// A reader that has seen enough (`| head`) is no failure: the verdict is still the exit status.
process.stdout.on('error', leaveUnlessPipe);
process.stderr.on('error', leaveUnlessPipe);

// What Node and the AWS SDK advise about versions is nothing that the asker can act on, and would stand before every answer.
process.removeAllListeners('warning');

main(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  variables: readEnvironment().variables,
  now: () => new Date(),
  readFile: (path) => readFile(path, 'utf8'),
  async writeFile(path, text) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  },
  onEnd(listener) {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, listener);
  },
  // The command is dist/cli.mjs of the repository, or a link to it.
  ownFile: async (path) => readFile(join(dirname(await realpath(process.argv[1]!)), '..', path), 'utf8'),
  ask: isatty(0) && isatty(2) ? ask : undefined,
}).then((status) => {
  process.exitCode = status;
  // Whatever is still open (a cluster that never answered) does not keep the process: written output does.
  process.stdout.write('', () => process.stderr.write('', () => process.exit(status)));
});

let asking: Promise<(question: string) => Promise<string>> | undefined;

async function ask(question: string): Promise<string> {
  asking ??= import('./init/line-asker').then(({ lineAsker }) => lineAsker(process.stdin, process.stderr));
  return (await asking)(question);
}

function leaveUnlessPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
