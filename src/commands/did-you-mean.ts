/** Edits (insert, delete, replace, swap of neighbours) that turn one word into the other: optimal string alignment. */
export function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = rows[i - 1]![j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row[j] = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, replaced, swapped ? rows[i - 2]![j - 2]! + 1 : Infinity);
    }
    rows.push(row);
  }
  return rows[one.length]![other.length]!;
}

/** The candidate that was probably meant, or undefined where none is near: one edit in three letters, or a beginning of at least two. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const typed = word.toLowerCase().slice(0, 100);
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of candidates) {
    const edits = distance(typed, candidate.toLowerCase());
    if (
      edits <= Math.max(1, Math.floor(Math.max(typed.length, candidate.length) / 3)) &&
      edits < candidate.length &&
      edits < (best?.edits ?? Infinity)
    )
      best = { candidate, edits };
  }
  return best?.candidate ?? (typed.length < 2 ? undefined : candidates.find((candidate) => candidate.toLowerCase().startsWith(typed)));
}

/** "Did you mean prod?", or what there is to choose from where nothing is near. */
export function didYouMean(word: string, candidates: readonly string[]): string | undefined {
  const near = nearest(word, candidates);
  if (near !== undefined) return `Did you mean ${near}?`;
  return candidates.length === 0 ? undefined : `There is: ${candidates.slice(0, 20).join(', ')}${candidates.length > 20 ? ', ...' : ''}.`;
}
