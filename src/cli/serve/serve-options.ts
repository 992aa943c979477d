import { nearest } from '../../commands/did-you-mean';
import { UserError } from '../../errors';
import { type Options, optionNames, readOptions } from '../read-options';

export interface ServeOptions {
  host: string;
  /** 0: any that is free. */
  port: number;
  /** File in which digests outlive the process; undefined: they end with it. */
  state: string | undefined;
  /** Everything that other commands take as well. */
  shared: Options;
}

type Variables = Readonly<Record<string, string | undefined>>;

const own = { '--port': 'PORT', '--host': 'ADDRESS', '--state': 'FILE' } as const;
type Own = keyof typeof own;
const isOwn = (name: string): name is Own => Object.hasOwn(own, name);
/** Nearer to an option of serve than to any other one. */
const isSlip = (name: string): boolean => /^--./.test(name) && isOwn(nearest(name, [...Object.keys(own), ...optionNames]) ?? '');
/** An EKS cluster by name is for one question; a bot has a configuration. */
const useless = ['facts', 'region', 'cluster'] as const;

/** Throws UserError with a hint. */
export function readServeOptions(argv: readonly string[], variables: Variables): ServeOptions {
  const values = new Map<Own, string>();
  const others: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const [name = '', inline] = argv[at]!.split(/=(.*)/s);
    if (!isOwn(name)) {
      if (isSlip(name)) throw new UserError(`There is no option ${name}.`, `Did you mean ${nearest(name, Object.keys(own))}?`);
      others.push(argv[at]!);
      continue;
    }
    const value = inline ?? argv[++at];
    if (!value || (inline === undefined && /^-./.test(value))) throw new UserError(`${name} needs a value.`, `As in: ${name} ${own[name]}`);
    values.set(name, value);
  }
  const { words, options } = readOptions(others);
  const [word] = words;
  if (word !== undefined)
    throw new UserError(`serve takes no words: "${word}".`, 'What people ask comes from Slack. See arcbot help serve.');
  const stray = useless.find((name) => options[name] !== undefined);
  if (stray !== undefined)
    throw new UserError(`--${stray} is of no use to serve.`, 'Name the clusters in a configuration: ARCBOT_CONFIG=arcbot.yml');
  return {
    host: values.get('--host') ?? '127.0.0.1',
    port: portOf(values.get('--port') ?? (variables.PORT?.trim() || '3000')),
    state: values.get('--state'),
    shared: options,
  };
}

function portOf(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port < 65_536) return port;
  throw new UserError(`"${value}" is no port.`, 'As in: --port 3000');
}
