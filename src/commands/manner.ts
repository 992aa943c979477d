/** How an answer is wanted: said with any question, and not a part of it. */
export interface Manner {
  /** For everyone in the channel. */
  share: boolean;
  /** Every check by name, those that are fine too. */
  all: boolean;
}

/** Words for how an answer is wanted. They look like no name that Kubernetes takes. */
const words: Readonly<Record<string, keyof Manner>> = { '--share': 'share', '--all': 'all' };

export const isMannerWord = (word: string): boolean => Object.hasOwn(words, word.toLowerCase());

/** Of words that were cleaned. */
export function mannerOf(typed: readonly string[]): Manner {
  const said = new Set(typed.filter(isMannerWord).map((word) => words[word.toLowerCase()]));
  return { share: said.has('share'), all: said.has('all') };
}

export const mannerHelp: readonly { words: string; means: string }[] = [
  { words: '--share', means: 'answers for everyone in the channel' },
  { words: '--all', means: 'lists every check, those that are fine too' },
];
