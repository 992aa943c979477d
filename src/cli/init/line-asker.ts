import { createInterface, type Interface } from 'node:readline';
import { UserError } from '../../errors';

/**
 * Asks on a terminal, one line after the other; lines that were typed ahead are not lost. The answer comes without blanks at its ends,
 * rejects with UserError where the input ends, or is ended by Ctrl-C, before the answer. Nothing is read before the first question.
 */
export function lineAsker(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): (question: string) => Promise<string> {
  const typed: string[] = [];
  let waiting: { resolve(line: string): void; reject(error: Error): void } | undefined;
  let lines: Interface | undefined;
  let ended = false;
  const broken = () =>
    new UserError('The answers ended before the questions; nothing was written.', 'Flags answer as well: arcbot help init');
  const open = () => {
    const opened = createInterface({ input, output });
    opened.on('line', (line) => {
      if (waiting === undefined) typed.push(line);
      else waiting.resolve(line);
      waiting = undefined;
    });
    opened.on('close', () => {
      ended = true;
      waiting?.reject(broken());
    });
    return opened;
  };
  return async (question) => {
    lines ??= open();
    if (!ended) {
      lines.setPrompt(question);
      lines.prompt();
    }
    const ahead = typed.shift();
    if (ahead !== undefined) return ahead.trim();
    if (ended) throw broken();
    return new Promise<string>((resolve, reject) => {
      waiting = { resolve, reject };
    }).then((line) => line.trim());
  };
}
