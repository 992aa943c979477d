import { parseArgs } from 'node:util';
import { nearest } from '../commands/did-you-mean';
import { isHttpUrl } from '../connections/http-url';
import { UserError } from '../errors';

export const outputs = ['text', 'json', 'slack'] as const;

export interface Options {
  kubeconfig?: string;
  context?: string;
  cluster?: string;
  region?: string;
  prometheusUrl?: string;
  facts?: string;
  output: (typeof outputs)[number];
  color: boolean;
  timeoutSeconds: number;
  help: boolean;
  version: boolean;
}

const known = {
  kubeconfig: { type: 'string' },
  context: { type: 'string' },
  cluster: { type: 'string' },
  region: { type: 'string' },
  'prometheus-url': { type: 'string' },
  facts: { type: 'string' },
  output: { type: 'string', short: 'o' },
  'no-color': { type: 'boolean' },
  timeout: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

export const optionNames: readonly string[] = Object.keys(known).map((name) => `--${name}`);

/** An hour is more than anybody waits; beyond 24 days Node's timers overflow. */
const longestSeconds = 3600;

/** Options, and the words between them. Throws UserError: unknown option (with the nearest), a value missing, not wanted or not usable. */
export function readOptions(argv: readonly string[]): { words: string[]; options: Options } {
  const { tokens } = parseArgs({ args: [...argv], options: known, strict: false, allowPositionals: true, tokens: true });
  const words: string[] = [];
  const values = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(known, token.name) ? known[token.name as keyof typeof known] : undefined;
    if (option === undefined) throw unknownOption(token.rawName);
    if (option.type === 'boolean' && token.value !== undefined) throw new UserError(`${token.rawName} takes no value.`);
    if (option.type === 'string' && (!token.value || (!token.inlineValue && /^-./.test(token.value))))
      throw new UserError(`${token.rawName} needs a value.`, `As in: ${token.rawName} ${examples[token.name as keyof typeof examples]}`);
    values.set(token.name, token.value ?? 'true');
  }
  const text = (name: keyof typeof known) => values.get(name);
  const optional = <Key extends string>(key: Key, value: string | undefined) => (value === undefined ? {} : { [key]: value });
  return {
    words,
    options: {
      ...optional('kubeconfig', text('kubeconfig')),
      ...optional('context', text('context')),
      ...optional('cluster', text('cluster')),
      ...optional('region', text('region')),
      ...optional('prometheusUrl', prometheusUrl(text('prometheus-url'))),
      ...optional('facts', text('facts')),
      output: output(text('output')),
      color: !values.has('no-color'),
      timeoutSeconds: timeoutSeconds(text('timeout')),
      help: values.has('help'),
      version: values.has('version'),
    },
  };
}

const examples = {
  kubeconfig: 'FILE',
  context: 'NAME',
  cluster: 'NAME',
  region: 'eu-west-1',
  'prometheus-url': 'http://127.0.0.1:9090',
  facts: 'FILE',
  output: 'json',
  timeout: '25',
};

function unknownOption(rawName: string): UserError {
  const near = rawName.startsWith('--') ? nearest(rawName, optionNames) : undefined;
  return new UserError(`There is no option ${rawName}.`, near ? `Did you mean ${near}?` : `There is: ${optionNames.join(', ')}.`);
}

function output(value = 'text'): Options['output'] {
  const found = outputs.find((each) => each === value.toLowerCase());
  if (found !== undefined) return found;
  const near = nearest(value, outputs);
  throw new UserError(`There is no output "${value}".`, near ? `Did you mean -o ${near}?` : `There is: ${outputs.join(', ')}.`);
}

function timeoutSeconds(value = '25'): number {
  const seconds = /^\d+(\.\d+)?s?$/.test(value) ? Number.parseFloat(value) : Number.NaN;
  if (seconds > 0 && seconds <= longestSeconds) return seconds;
  throw new UserError(`--timeout is in seconds, at most ${longestSeconds}: "${value}" is not.`, 'As in: --timeout 25');
}

function prometheusUrl(value: string | undefined): string | undefined {
  if (value === undefined || isHttpUrl(value)) return value;
  throw new UserError(`"${value}" is not the URL of a Prometheus.`, 'As in: --prometheus-url http://127.0.0.1:9090');
}
