/** The lines that differ, `- ` as it is and `+ ` as it would be, in order, by their longest common subsequence. For files of some hundred lines. */
export function changedLines(before: string, after: string): string[] {
  const [from, to] = [before.split('\n'), after.split('\n')];
  const common: number[][] = Array.from({ length: from.length + 1 }, () => new Array<number>(to.length + 1).fill(0));
  for (let i = from.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--)
      common[i]![j] = from[i] === to[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    if (i < from.length && j < to.length && from[i] === to[j]) {
      i++;
      j++;
    } else if (j >= to.length || (i < from.length && common[i + 1]![j]! >= common[i]![j + 1]!)) lines.push(`- ${from[i++]}`);
    else lines.push(`+ ${to[j++]}`);
  }
  return lines;
}
