import type { LabelSelector } from './shapes/metadata';

type Labels = Readonly<Record<string, string>>;

/**
 * Whether labels match, exactly as apimachinery's LabelSelectorAsSelector judges: nil selects nothing, an empty selector everything,
 * and NotIn is true of a key that is absent. Throws InvalidSelector where the API machinery would answer an error.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
 */
export function selectorMatches(selector: LabelSelector | null | undefined, labels: Labels | undefined): boolean {
  if (selector === null || selector === undefined) return false;
  return selectorMisses(selector, labels).length === 0;
}

export class InvalidSelector extends Error {
  override readonly name = 'InvalidSelector';
}

/** The requirements that the labels do not meet, as words: `release=x (it has release=y)`. */
export function selectorMisses(selector: LabelSelector, labels: Labels = {}): string[] {
  const misses: string[] = [];
  for (const [key, value] of Object.entries(selector.matchLabels ?? {})) {
    if (own(labels, key) !== value) misses.push(`${key}=${value} (it has ${shown(labels, key)})`);
  }
  for (const { key, operator, values = [] } of selector.matchExpressions ?? []) {
    const actual = own(labels, key);
    const listed = `${key} ${operator} (${values.join(', ')})`;
    switch (operator) {
      case 'In':
        if (values.length === 0) throw new InvalidSelector(`${listed}: In needs at least one value`);
        if (actual === undefined || !values.includes(actual)) misses.push(`${listed} (it has ${shown(labels, key)})`);
        break;
      case 'NotIn':
        if (values.length === 0) throw new InvalidSelector(`${listed}: NotIn needs at least one value`);
        if (actual !== undefined && values.includes(actual)) misses.push(`${listed} (it has ${key}=${actual})`);
        break;
      case 'Exists':
      case 'DoesNotExist':
        if (values.length > 0) throw new InvalidSelector(`${listed}: ${operator} takes no values`);
        if ((operator === 'Exists') !== (actual !== undefined)) misses.push(`${key} ${operator} (it has ${shown(labels, key)})`);
        break;
      default:
        throw new InvalidSelector(`"${operator}" is not a label selector operator`);
    }
  }
  return misses;
}

/** The selector as kubectl writes it: `a=b,c in (d,e),!f`. */
export function selectorText(selector: LabelSelector | null | undefined): string {
  if (selector === null || selector === undefined) return 'nil (selects nothing)';
  const parts = Object.entries(selector.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  for (const { key, operator, values = [] } of selector.matchExpressions ?? []) {
    if (operator === 'Exists') parts.push(key);
    else if (operator === 'DoesNotExist') parts.push(`!${key}`);
    else parts.push(`${key} ${operator === 'In' ? 'in' : 'notin'} (${values.join(',')})`);
  }
  return parts.length === 0 ? '{} (selects everything)' : parts.join(',');
}

const own = (labels: Labels, key: string): string | undefined => (Object.hasOwn(labels, key) ? labels[key] : undefined);
const shown = (labels: Labels, key: string): string => (own(labels, key) === undefined ? `no label ${key}` : `${key}=${own(labels, key)}`);
