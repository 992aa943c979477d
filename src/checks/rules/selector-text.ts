import { InvalidSelector } from '../../facts/label-selector';
import type { LabelSelector } from '../../facts/shapes/metadata';

/**
 * A selector as flags and kubectl write it (`a=b,c!=d,e in (f,g),h notin (i),j,!k`), as apimachinery's labels.Parse reads it.
 * An empty text selects everything. Throws InvalidSelector, also for `>` and `<`, which a LabelSelector cannot say.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function parseSelector(text: string): Required<LabelSelector> {
  const selector: Required<LabelSelector> = { matchLabels: {}, matchExpressions: [] };
  for (const part of requirements(text)) {
    const set = /^([^\s!=(),<>]+)\s+(in|notin)\s*\(([^()]*)\)$/.exec(part);
    const equal = /^([^\s!=(),<>]+)\s*(==?|!=)\s*([^\s!=(),<>]*)$/.exec(part);
    const bare = /^(!?)\s*([^\s!=(),<>]+)$/.exec(part);
    if (set !== null) {
      const values = set[3]!.split(',').map((value) => value.trim());
      selector.matchExpressions.push({ key: set[1]!, operator: set[2] === 'in' ? 'In' : 'NotIn', values });
    } else if (equal !== null) {
      selector.matchExpressions.push({ key: equal[1]!, operator: equal[2] === '!=' ? 'NotIn' : 'In', values: [equal[3]!] });
    } else if (bare !== null) {
      selector.matchExpressions.push({ key: bare[2]!, operator: bare[1] === '!' ? 'DoesNotExist' : 'Exists' });
    } else {
      throw new InvalidSelector(`"${part}" in "${text}" cannot be read as a label selector`);
    }
  }
  return selector;
}

/** The parts between commas that stand outside of parentheses. */
function requirements(text: string): string[] {
  const parts = text.split(/,(?![^(]*\))/).map((part) => part.trim());
  return parts.length === 1 && parts[0] === '' ? [] : parts;
}
