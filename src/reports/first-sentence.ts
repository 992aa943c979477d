/** The first of some sentences: for places where there is no room for what to do. */
export const firstSentence = (words: string): string => words.split(/(?<=\.)\s+(?=[A-Z])/)[0]!;
