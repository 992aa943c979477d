import { type BaseIssue, safeParse } from 'valibot';
import { type Document, isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { nearest } from '../commands/did-you-mean';
import { accessStrangers } from './access-strangers';
import { ConfigError, type ConfigProblem } from './config-error';
import { type Config, configSchema } from './config-schema';
import { unknownKeys } from './known-keys';

/** YAML (so JSON too) as a configuration. Throws ConfigError with line, column and nearest known key. `file` is its name for people. */
export function parseConfig(text: string, file: string): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => ({ line: Math.max(1, lines.linePos(offset).line), column: Math.max(1, lines.linePos(offset).col) });
  const broken = document.errors.map(({ pos, message }): ConfigProblem => ({ ...at(pos[0]), message: decapitalize(message) }));
  if (broken.length > 0) throw new ConfigError(file, broken);
  const value = toPlain(document, file);
  const result = safeParse(configSchema, value);
  if (result.success) {
    const strangers = accessStrangers(result.output).map(({ path, ...words }) => ({ ...at(offsetOf(document, path, 'value')), ...words }));
    if (strangers.length > 0) throw new ConfigError(file, strangers);
    return result.output;
  }
  const unknown = unknownKeys(configSchema, value).map(({ path, known }): ConfigProblem => {
    const near = nearest(String(path.at(-1)), known);
    const hint = near === undefined ? `Known here: ${known.join(', ')}.` : `Did you mean ${near}?`;
    return { ...at(offsetOf(document, path, 'key')), message: `unknown key "${path.at(-1)}"`, hint };
  });
  const others = result.issues
    .filter((issue) => !isUnknownKey(issue))
    .map((issue): ConfigProblem => ({ ...at(offsetOf(document, keysOf(issue), 'value')), message: wordsOf(issue) }));
  const problems = [...unknown, ...others].sort((a, b) => a.line - b.line || a.column - b.column);
  throw new ConfigError(file, problems);
}

/** Aliases are bounded by the parser: a few lines that stand for a billion are refused here. */
function toPlain(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw new ConfigError(file, [{ line: 1, column: 1, message: decapitalize(cause instanceof Error ? cause.message : String(cause)) }]);
  }
}

type Issue = BaseIssue<unknown>;

const keysOf = (issue: Issue): (string | number)[] => (issue.path ?? []).map(({ key }) => key as string | number);

/** Where the thing that is wrong is written; for a key that is missing, where the thing that lacks it begins. */
function offsetOf(document: Document, path: readonly (string | number)[], part: 'key' | 'value'): number {
  const parent = path.length === 0 ? undefined : document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === path.at(-1));
    return ((part === 'key' ? pair?.key : (pair?.value ?? pair?.key)) as Node | undefined)?.range?.[0] ?? parent.range?.[0] ?? 0;
  }
  const node = path.length === 0 ? document.contents : (document.getIn(path, true) as Node | undefined);
  return node?.range?.[0] ?? 0;
}

const isUnknownKey = (issue: Issue): boolean => issue.type === 'strict_object' && issue.expected === 'never';
const isMissingKey = (issue: Issue): boolean =>
  issue.type === 'strict_object' && issue.path?.at(-1)?.input !== undefined && !isUnknownKey(issue);

function wordsOf(issue: Issue): string {
  const keys = keysOf(issue);
  if (isMissingKey(issue)) return `${pathWords(keys.slice(0, -1)) || 'the file'} lacks the key "${keys.at(-1)}"`;
  const words = issue.message.startsWith('expected')
    ? issue.message
    : `expected ${expectedWords(issue)}, found ${withoutPassword(issue.received)}`;
  return keys.length === 0 ? words : `${pathWords(keys)}: ${words}`;
}

const expectedWords = ({ expected, type }: Issue): string => {
  if (type === 'strict_object') return 'a mapping';
  if (type === 'array') return 'a list';
  if (type === 'min_length') return 'something that is not empty';
  return (expected ?? type).replaceAll(' | ', ' or ').toLowerCase();
};

const pathWords = (keys: readonly (string | number)[]): string =>
  keys.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${key}`)).join('');

const withoutPassword = (value: string | null): string => `${value}`.replace(/\/\/[^/@\s]*@/g, '//***@');

const decapitalize = (sentence: string): string => sentence.replace(/^[A-Z]/, (letter) => letter.toLowerCase()).replace(/\.$/, '');
