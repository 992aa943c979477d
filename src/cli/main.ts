import { UserError } from '../errors';
import type { Report } from '../reports/report';
import { askCluster, type MainParts } from './ask-cluster';
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
  const { text, status } = await (options.facts === undefined ? answer : answerOfFacts)(words, options, io, parts);
  return print(text, status);
}

async function answer(words: readonly string[], options: Options, io: Io, parts: MainParts) {
  const { gathering, judge } = await askCluster(words, options, io, parts);
  // Loaded while the questions cross the network.
  const [gathered, show] = await Promise.all([gathering, shownBy(options, io)]);
  return show(judge(gathered));
}

async function answerOfFacts(words: readonly string[], options: Options, io: Io, parts: MainParts) {
  const [{ judgeRecording }, show] = await Promise.all([import('./judge-recording'), shownBy(options, io)]);
  return judgeRecording(words, options, io, parts, show);
}

async function shownBy(options: Options, io: Io) {
  const { printReport } = await import('./print-report');
  return (report: Report) => ({ text: printReport(report, options, io), status: exitStatus[report.verdict] });
}

async function explained(id: string | undefined): Promise<string> {
  const [{ explain }, { explanationLines }] = await Promise.all([
    import('../commands/explain'),
    import('../renderers/terminal/explanation-lines'),
  ]);
  return `${explanationLines(explain({ id }), 100).join('\n')}\n`;
}

/** The text of a recording; tells on stderr if it should ever be judged otherwise than the cluster itself. */
async function record(words: readonly string[], options: Options, io: Io, parts: MainParts): Promise<string> {
  const { gathering, judge } = await askCluster(words, options, io, parts);
  const [gathered, { parseRecording, writeRecording }] = await Promise.all([gathering, import('../facts/recording')]);
  const text = writeRecording(gathered);
  const { facts } = parseRecording(text, { file: 'the recording' });
  const [seen, recorded] = [judge(gathered), judge({ ...gathered, facts })];
  if (seen.verdict !== recorded.verdict || seen.summary !== recorded.summary)
    io.stderr.write(
      'arcbot: something that the verdict needs looked like a secret and was taken out; the recording is judged otherwise.\n',
    );
  return text;
}
