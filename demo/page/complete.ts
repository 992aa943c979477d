import type { ClusterCard, CommandWords, Workspace } from '../page-api';

export interface Completion {
  /** What stands there once it is chosen. */
  line: string;
  label: string;
  detail: string;
  usage?: string;
}

export interface Completions {
  /** What can be said here, for the list's head. */
  title: string;
  options: Completion[];
  /** The word that is being typed names none of the options yet, but begins some: Enter takes the first one. */
  unfinished: boolean;
}

const most = 9;

/** What may follow at the end of a line; undefined where nothing is known. `chosen` is the cluster that is asked when none is named. */
export function complete(line: string, { command, commands: all, clusters }: Workspace, chosen: string): Completions | undefined {
  const cluster = clusters.find(({ id }) => id === chosen);
  const commands = all.filter((each) => isAnswered(each, cluster));
  if (/^\/\S*$/.test(line)) {
    if (!command.startsWith(line.toLowerCase()) || line === command)
      return line === command ? atCommands(`${line} `, '', commands) : undefined;
    return {
      title: `Commands matching ${line}`,
      options: [{ line: `${command} `, label: command, detail: 'Ask whether ARC is healthy, and really scraped' }],
      unfinished: true,
    };
  }
  const typed = /^(\/\S+)\s+(.*)$/s.exec(line);
  if (typed === null || typed[1]!.toLowerCase() !== command) return undefined;
  const words = typed[2]!.split(/\s+/);
  const current = words.pop()!;
  const head = line.slice(0, line.length - current.length);
  const asked = words.map((word) => all.find(({ name }) => name === word.toLowerCase())).find((each) => each !== undefined);
  if (asked === undefined) return atCommands(head, current, commands);
  return argumentsOf(asked, { head, current, words, commands, clusters, chosen });
}

/** Whether a command has an answer here: not everything was recorded of each cluster. */
export const isAnswered = ({ name, isAtOnce }: CommandWords, cluster: ClusterCard | undefined): boolean =>
  isAtOnce || cluster?.commands === undefined || cluster.commands.includes(name);

const atCommands = (head: string, current: string, commands: readonly CommandWords[]): Completions | undefined =>
  listed(
    'What can be asked',
    current,
    commands.map(({ name, usage, summary }) => ({ line: `${head}${name}${usage === '' ? '' : ' '}`, label: name, usage, detail: summary })),
  );

interface Place {
  head: string;
  current: string;
  words: readonly string[];
  commands: readonly CommandWords[];
  clusters: readonly ClusterCard[];
  chosen: string;
}

function argumentsOf(
  { name, usage, isAtOnce }: CommandWords,
  { head, current, words, commands, clusters, chosen }: Place,
): Completions | undefined {
  const title = `${name} ${usage}`.trim();
  if (usage === '') return undefined;
  const option = (label: string, detail: string) => ({ line: head + label, label, detail });
  if (name === 'help')
    return words.length > 1
      ? undefined
      : listed(
          title,
          current,
          commands.map((each) => option(each.name, each.summary)),
        );
  if (isAtOnce) return undefined;
  const named = clusters.find(({ id }) => words.some((word) => word.toLowerCase() === id.toLowerCase()));
  const about = named ?? clusters.find(({ id }) => id === chosen);
  const isNamed = words.some((word) => word.includes('/'));
  const things = isNamed || about === undefined ? [] : thingsOf(name, about).map((each) => option(each, `in ${about.id}`));
  const others = named
    ? []
    : clusters.filter(({ commands: known }) => known?.includes(name) ?? true).map(({ id, title: detail }) => option(id, detail));
  return listed(title, current, current === '' ? [...things.slice(0, 4), ...others] : [...things, ...others]);
}

/** What of a cluster a command can be asked about. */
function thingsOf(command: string, { monitors, runnerSets }: ClusterCard): string[] {
  if (command === 'check-scrape') return monitors;
  if (command === 'status') return [...new Set(runnerSets.map((each) => each.split('/')[0]!)), ...runnerSets];
  return [];
}

/** Those that begin with what is typed first, then those that hold it. */
function listed(title: string, current: string, all: readonly Completion[]): Completions | undefined {
  const word = current.toLowerCase();
  const begins = all.filter(({ label }) => label.toLowerCase().startsWith(word));
  const holds = all.filter((each) => !begins.includes(each) && each.label.toLowerCase().includes(word));
  const options = [...begins, ...holds].slice(0, most);
  const isWhole = options.some(({ label }) => label.toLowerCase() === word);
  if (options.length === 0 || (isWhole && options.length === 1)) return undefined;
  return { title, options, unfinished: word !== '' && !isWhole };
}
