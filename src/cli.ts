#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { main } from './cli/main';
import { readEnvironment } from './config';

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
}).then((status) => {
  process.exitCode = status;
  // Whatever is still open (a cluster that never answered) does not keep the process: written output does.
  process.stdout.write('', () => process.stderr.write('', () => process.exit(status)));
});

function leaveUnlessPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
