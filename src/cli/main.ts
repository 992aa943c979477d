import { UserError } from '../errors';
import type { Report } from '../reports/report';
import { type Asked, askCluster, type MainParts } from './ask-cluster';
import { exitStatus } from './exit-status';
import type { Io } from './io';
import { type Options, readOptions } from './read-options';
import { tellError } from './tell-error';
import { version } from './version';

/**
 * Runs `arcbot ARGV`; answers the exit status. What was asked for goes to stdout, everything else to stderr. Never throws.
 * Loads what the one command takes, when it takes it: to load everything costs more than a question's answer takes to be judged.
 */
export async function main(argv: readonly string[], io: Io, parts: MainParts = {}): Promise<number> {
  try {
    return await run(argv, io, parts);
  } catch (error) {
    return tellError(error, io);
  }
}

async function run(argv: readonly string[], io: Io, parts: MainParts): Promise<number> {
  const command = argv.some((word) => word === '--help' || word === '-h') ? undefined : argv[0]?.toLowerCase();
  if (command === 'init') return (await import('./init/init')).init(argv.slice(1), io, parts);
  if (command === 'serve') return (await import('./serve/serve')).serve(argv.slice(1), io, parts);
  const { words, options } = readOptions(argv);
  const [first, second, ...rest] = words.map((word) => word.toLowerCase());
  const print = (text: string, status: number = exitStatus.healthy) => {
    io.stdout.write(text);
    return status;
  };
  if (options.version) return print(`${version}\n`);
  if (first === 'help' && rest.length > 0) throw new UserError('One command is explained at a time.', `arcbot help ${second}`);
  if (first === 'help' || options.help || (first === undefined && options.facts === undefined)) {
    const { helpText } = await import('./help');
    return print(`${helpText(first === 'help' ? second : first)}\n`);
  }
  if (first === 'clusters' && options.facts === undefined) {
    const { listClusters } = await import('./list-clusters');
    return print(await listClusters(words.slice(1), options, io));
  }
  if (first === 'config') {
    const { checkConfig } = await import('./config/check-config');
    return checkConfig(words.slice(1), options, io);
  }
  if (first === 'explain') {
    if (rest.length > 0) throw new UserError('One check or cause is explained at a time.', `arcbot explain ${second}`);
    return print(await explained(second));
  }
  if (first === 'record') {
    if (second === undefined) throw new UserError('What is to be recorded?', 'As in: arcbot record check-scrape > FILE');
    if (options.facts !== undefined) throw new UserError('A recording cannot be recorded.', 'Copy the file.');
    return print(await record(words.slice(1), options, io, parts));
  }
  const report = options.facts === undefined ? judged(await askCluster(words, options, io, parts)) : undefined;
  const { printReport } = await import('./print-report');
  const show = (shown: Report) => ({ text: printReport(shown, options, io), status: exitStatus[shown.verdict] });
  const { text, status } = report === undefined ? await judgeFacts(words, options, io, parts, show) : show(report);
  return print(text, status);
}

async function explained(id: string | undefined): Promise<string> {
  const [{ explain }, { explanationLines }] = await Promise.all([
    import('../commands/explain'),
    import('../renderers/terminal/explanation-lines'),
  ]);
  return `${explanationLines(explain({ id }), 100).join('\n')}\n`;
}

async function judgeFacts<Shown>(
  words: readonly string[],
  options: Options,
  io: Io,
  parts: MainParts,
  show: (report: Report) => Shown,
): Promise<Shown> {
  const { judgeRecording } = await import('./judge-recording');
  return judgeRecording(words, options, io, parts, show);
}

const judged = ({ gathered, judge }: Asked): Report => judge(gathered);

/** The text of a recording; tells on stderr if it should ever be judged otherwise than the cluster itself. */
async function record(words: readonly string[], options: Options, io: Io, parts: MainParts): Promise<string> {
  const { gathered, judge } = await askCluster(words, options, io, parts);
  const { parseRecording, writeRecording } = await import('../facts/recording');
  const text = writeRecording(gathered);
  const { facts } = parseRecording(text, { file: 'the recording' });
  const [seen, recorded] = [judge(gathered), judge({ ...gathered, facts })];
  if (seen.verdict !== recorded.verdict || seen.summary !== recorded.summary)
    io.stderr.write(
      'arcbot: something that the verdict needs looked like a secret and was taken out; the recording is judged otherwise.\n',
    );
  return text;
}
