import { UserError } from '../errors';
import type { ClusterRequest, Phrase } from './command';
import { nearest } from './did-you-mean';
import { isMannerWord } from './manner';
import { phrases } from './phrases/index';
import { cleanWords } from './words';

/** Which command was meant, and what it was asked. */
export interface Understood {
  phrase: Phrase;
  request: ClusterRequest;
}

/** Which command a typed line names, and the words beside it, without those for the manner of the answer; nothing typed is help. Throws UserError with a hint. */
export function findPhrase(text: string, clusters: readonly string[]): { phrase: Phrase; words: string[] } {
  const words = cleanWords(text).filter((word) => !isMannerWord(word));
  const named = (word: string): Phrase | undefined => phrases.find(({ name }) => name === word.toLowerCase());
  const first = words[0] ?? 'help';
  // The command may stand anywhere ("prod status"), but a first word that is a command is the command.
  const at = named(first) ? 0 : words.findIndex((word) => named(word));
  const phrase = named(at <= 0 ? first : words[at]!);
  if (phrase === undefined) throw unknownCommand(first, clusters);
  return { phrase, words: words.filter((_, index) => index !== Math.max(at, 0)) };
}

/** A typed line as a command and its request. Throws UserError with a hint. */
export function understand(text: string, clusters: readonly string[]): Understood {
  const { phrase, words } = findPhrase(text, clusters);
  return { phrase, request: phrase.parse({ words, clusters }) };
}

function unknownCommand(word: string, clusters: readonly string[]): UserError {
  const message = `There is no command "${word.length > 80 ? `${word.slice(0, 80)}...` : word}".`;
  if (clusters.some((name) => name.toLowerCase() === word.toLowerCase())) return new UserError(message, `Did you mean status ${word}?`);
  const names = phrases.map(({ name }) => name);
  const near = nearest(word, names);
  return new UserError(message, near === undefined ? `There is: ${names.join(', ')}.` : `Did you mean ${near}?`);
}
