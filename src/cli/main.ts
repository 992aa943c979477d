import { UserError } from '../errors';
import { writeRecording } from '../facts/recording';
import { askCluster, type MainParts } from './ask-cluster';
import { exitStatus } from './exit-status';
import { helpText } from './help';
import type { Io } from './io';
import { judgeRecording } from './judge-recording';
import { printReport } from './print-report';
import { readOptions } from './read-options';
import { tellError } from './tell-error';
import { version } from './version';

/** Runs `arcbot ARGV`; answers the exit status. What was asked for goes to stdout, everything else to stderr. Never throws. */
export async function main(argv: readonly string[], io: Io, parts: MainParts = {}): Promise<number> {
  try {
    return await run(argv, io, parts);
  } catch (error) {
    return tellError(error, io);
  }
}

async function run(argv: readonly string[], io: Io, parts: MainParts): Promise<number> {
  const { words, options } = readOptions(argv);
  const [first, second, ...rest] = words.map((word) => word.toLowerCase());
  const print = (text: string, status: number = exitStatus.healthy) => {
    io.stdout.write(text);
    return status;
  };
  if (options.version) return print(`${version}\n`);
  if (first === 'help' && rest.length > 0) throw new UserError('One command is explained at a time.', `arcbot help ${second}`);
  if (first === 'help' || options.help) return print(`${helpText(first === 'help' ? second : first)}\n`);
  if (first === undefined && options.facts === undefined) return print(`${helpText()}\n`);
  if (first === 'record') {
    if (second === undefined) throw new UserError('What is to be recorded?', 'As in: arcbot record check-scrape > FILE');
    if (options.facts !== undefined) throw new UserError('A recording cannot be recorded.', 'Copy the file.');
    const { gathered } = await askCluster(words.slice(1), options, io, parts);
    return print(writeRecording(gathered));
  }
  const report =
    options.facts === undefined ? (await askCluster(words, options, io, parts)).judge() : await judgeRecording(words, options, io, parts);
  return print(printReport(report, options, io), exitStatus[report.verdict]);
}
