import { selectorMatches } from '../../facts/label-selector';
import type { LabelSelector } from '../../facts/shapes/metadata';

type Labels = Readonly<Record<string, string>>;

/** Labels to put on an object, and labels to take from it. */
export interface LabelChanges {
  set: Record<string, string>;
  drop: string[];
}

interface Wanted {
  /** Values that are all right; undefined: any. */
  among?: string[];
  not: string[];
  mustBe: boolean;
  mustNotBe: boolean;
}

/** The smallest change of labels after which a selector matches; undefined where the selector contradicts itself, so that none does. Throws InvalidSelector. */
export function labelChanges(selector: LabelSelector, labels: Labels): LabelChanges | undefined {
  const changes: LabelChanges = { set: {}, drop: [] };
  for (const [key, wanted] of wantedByKey(selector)) {
    const now = Object.hasOwn(labels, key) ? labels[key] : undefined;
    if (isMet(wanted, now)) continue;
    const value = wanted.mustBe ? valueFor(wanted, now) : undefined;
    if (wanted.mustBe && (value === undefined || wanted.mustNotBe)) return undefined;
    if (value === undefined) changes.drop.push(key);
    else changes.set[key] = value;
  }
  const after = { ...labels, ...changes.set };
  for (const key of changes.drop) delete after[key];
  return selectorMatches(selector, after) ? changes : undefined;
}

/** Labels by which a selector is met by an object that has none yet; undefined for a nil selector, and for one that contradicts itself. */
export const labelsToMeet = (selector: LabelSelector | null | undefined): Record<string, string> | undefined =>
  selector === null || selector === undefined ? undefined : labelChanges(selector, {})?.set;

/** `a=b c-`: the words of `kubectl label`. */
export const labelWords = ({ set, drop }: LabelChanges): string[] => [
  ...Object.entries(set).map(([key, value]) => `${key}=${value}`),
  ...drop.map((key) => `${key}-`),
];

function wantedByKey({ matchLabels = {}, matchExpressions = [] }: LabelSelector): Map<string, Wanted> {
  const all = new Map<string, Wanted>();
  const of = (key: string): Wanted => {
    const wanted = all.get(key) ?? { not: [], mustBe: false, mustNotBe: false };
    all.set(key, wanted);
    return wanted;
  };
  const oneOf = (key: string, values: readonly string[]) => {
    const wanted = of(key);
    wanted.mustBe = true;
    wanted.among = wanted.among === undefined ? [...values] : wanted.among.filter((value) => values.includes(value));
  };
  for (const [key, value] of Object.entries(matchLabels)) oneOf(key, [value]);
  for (const { key, operator, values = [] } of matchExpressions) {
    if (operator === 'In') oneOf(key, values);
    else if (operator === 'NotIn') of(key).not.push(...values);
    else if (operator === 'Exists') of(key).mustBe = true;
    else of(key).mustNotBe = true;
  }
  return all;
}

function isMet({ among, not, mustBe, mustNotBe }: Wanted, now: string | undefined): boolean {
  if (now === undefined) return !mustBe;
  return !mustNotBe && !not.includes(now) && (among === undefined || among.includes(now));
}

/** A label that must be there, whatever its value, is `true` where nobody minds. */
function valueFor({ among, not }: Wanted, now: string | undefined): string | undefined {
  const candidates = among ?? [...(now === undefined ? [] : [now]), 'true', 'yes', 'enabled', ...not.map((value) => `not-${value}`)];
  return candidates.find((value) => !not.includes(value));
}
