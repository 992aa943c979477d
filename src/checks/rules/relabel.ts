import type { RelabelConfig } from '../../facts/shapes/monitoring';

type Labels = Readonly<Record<string, string>>;

/** What became of a label set: kept with these labels, or dropped by the rule at this index. */
export type Relabelled = { kept: true; labels: Record<string, string> } | { kept: false; by: number };

/** A regular expression or action that this engine cannot judge as Prometheus (RE2) does. */
export class CannotRelabel extends Error {
  override readonly name = 'CannotRelabel';
}

/**
 * Prometheus' relabeling, rule by rule (prometheus model/relabel). Regular expressions are anchored, and `.` matches a newline (3.x).
 * `hashmod` is left out, as what it decides is the shard and not the target: such a rule throws CannotRelabel.
 */
export function relabel(labels: Labels, rules: readonly RelabelConfig[]): Relabelled {
  let now: Record<string, string> = { ...labels };
  for (const [by, rule] of rules.entries()) {
    const next = applyRule(now, rule);
    if (next === undefined) return { kept: false, by };
    now = next;
  }
  return { kept: true, labels: now };
}

function applyRule(labels: Record<string, string>, rule: RelabelConfig): Record<string, string> | undefined {
  const { sourceLabels = [], separator = ';', targetLabel = '', action = 'replace' } = rule;
  const value = sourceLabels.map((name) => own(labels, name)).join(separator);
  const regex = anchored(rule.regex ?? '(.*)');
  switch (action.toLowerCase()) {
    case 'keep':
      return regex.test(value) ? labels : undefined;
    case 'drop':
      return regex.test(value) ? undefined : labels;
    case 'keepequal':
      return own(labels, targetLabel) === value ? labels : undefined;
    case 'dropequal':
      return own(labels, targetLabel) === value ? undefined : labels;
    case 'replace':
      return replace(labels, rule, regex, value);
    case 'lowercase':
      return put(labels, targetLabel, value.toLowerCase());
    case 'uppercase':
      return put(labels, targetLabel, value.toUpperCase());
    case 'labelmap': {
      const mapped = Object.entries(labels).flatMap(([name, each]) => {
        const match = regex.exec(name);
        return match === null ? [] : [[expand(rule.replacement ?? '$1', match), each]];
      });
      return { ...labels, ...Object.fromEntries(mapped) };
    }
    case 'labeldrop':
      return Object.fromEntries(Object.entries(labels).filter(([name]) => !regex.test(name)));
    case 'labelkeep':
      return Object.fromEntries(Object.entries(labels).filter(([name]) => regex.test(name)));
    default:
      throw new CannotRelabel(`action ${action}`);
  }
}

function replace(labels: Record<string, string>, rule: RelabelConfig, regex: RegExp, value: string): Record<string, string> {
  const match = regex.exec(value);
  if (match === null) return labels;
  const target = expand(rule.targetLabel ?? '', match);
  return target === '' ? labels : put(labels, target, expand(rule.replacement ?? '$1', match));
}

/** An empty value is no label. */
function put(labels: Record<string, string>, name: string, value: string): Record<string, string> {
  const next = { ...labels, [name]: value };
  if (value === '') delete next[name];
  return next;
}

const own = (labels: Labels, name: string): string => (Object.hasOwn(labels, name) ? labels[name]! : '');

/** A repeated group that repeats inside: linear for Prometheus' RE2, and for ever here. */
const nested = /\((?:[^()\\]|\\.)*(?:[+*]|\{\d+,\d*\})(?:[^()\\]|\\.)*\)(?:[+*]|\{)/;

function anchored(source: string): RegExp {
  if (nested.test(source)) throw new CannotRelabel(`regular expression ${source}`);
  const [, flags = '', rest = source] = /^\(\?([is]+)\)(.*)$/s.exec(source) ?? [];
  try {
    return new RegExp(`^(?:${rest.replaceAll('(?P<', '(?<')})$`, `s${flags.includes('i') ? 'i' : ''}`);
  } catch {
    throw new CannotRelabel(`regular expression ${source}`);
  }
}

/** Go's Regexp.Expand: `$1`, `${1}` and `${name}`, the longest name that can be read; a group that is not there is empty; `$$` is a dollar. */
const expand = (template: string, match: RegExpExecArray): string =>
  template.replace(/\$(?:\$|\{(\w+)\}|(\w+))/g, (whole, braced?: string, bare?: string) => {
    const name = braced ?? bare;
    if (name === undefined) return whole.slice(1);
    return (/^\d+$/.test(name) ? match[Number(name)] : match.groups?.[name]) ?? '';
  });

/** How Prometheus writes the name of a Kubernetes label in a meta label. */
export const sanitised = (name: string): string => name.replace(/[^a-zA-Z0-9_]/g, '_');
