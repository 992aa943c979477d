import { UserError } from '../errors';
import { nearest } from './did-you-mean';
import { mannerHelp } from './manner';
import type { HelpRequest } from './phrases/help';
import { phrases } from './phrases/index';
import type { Understood } from './understand';

interface Speaker {
  /** Names of the clusters; undefined where they are not known here. */
  clusters: readonly string[] | undefined;
  /** What stands in front of a command: `/arc`, `arcbot`. */
  prefix: string;
}

/** The answer to what needs no cluster (help, clusters), as plain text in lines; undefined for everything else. */
export function answerAtOnce({ phrase, request }: Understood, { clusters, prefix }: Speaker): string | undefined {
  if (phrase.name === 'help') return helpText((request as HelpRequest).command, prefix);
  if (phrase.name === 'clusters' && clusters !== undefined) return clustersText(clusters);
  return undefined;
}

function clustersText(clusters: readonly string[]): string {
  if (clusters.length === 0) return 'No cluster is configured.';
  return clusters.map((name, index) => (index === 0 && clusters.length > 1 ? `${name} (asked when none is named)` : name)).join('\n');
}

function helpText(command: string | undefined, prefix: string): string {
  const line = (words: string, usage: string) => [prefix, words, usage].filter((part) => part !== '').join(' ');
  if (command === undefined) {
    const manners = mannerHelp.map(({ words, means }) => `... ${words}\n    ${means}`);
    return [...phrases.map(({ name, usage, summary }) => `${line(name, usage)}\n    ${summary}`), ...manners].join('\n');
  }
  const phrase = phrases.find(({ name }) => name === command);
  if (phrase === undefined) {
    const names = phrases.map(({ name }) => name);
    const near = nearest(command, names);
    throw new UserError(
      `There is no command "${command}".`,
      near === undefined ? `There is: ${names.join(', ')}.` : `Did you mean help ${near}?`,
    );
  }
  const { name, usage, summary, examples } = phrase;
  return [line(name, usage), `    ${summary}`, '', ...examples.map(({ words, means }) => `${line(words, '')}\n    ${means}`)].join('\n');
}
