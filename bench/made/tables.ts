export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** A Markdown table. */
export const tableOf = (heads: readonly string[], rows: readonly string[]): string =>
  [...[heads.join(' | '), heads.map(() => '---').join('|')].map((line) => `| ${line} |`), ...rows].join('\n');
