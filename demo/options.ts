import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UserError } from '../src/errors';

export interface Options {
  port: number;
  /** A live cluster is asked too, where either is given. */
  kubeconfig?: string;
  context?: string;
  help: boolean;
}

type Variables = Readonly<Record<string, string | undefined>>;

export const usage = `npm start [-- OPTIONS]

Serves the playground on http://127.0.0.1:3000/ (PORT changes the port): a page like a Slack channel with the app in it.

  --kubeconfig FILE   ask this live cluster too; FILE as kubectl takes it
  --context NAME      a context of it; default: its current one
  --help
`;

/** Throws UserError. */
export function readOptions(argv: readonly string[], variables: Variables): Options {
  const { kubeconfig, context, help } = parse(argv);
  // npm runs scripts in the package's folder; a path is meant from where the person is.
  const from = variables.INIT_CWD ?? '.';
  return {
    port: readPort(variables.PORT),
    ...(kubeconfig === undefined ? {} : { kubeconfig: resolve(from, kubeconfig) }),
    ...(context === undefined ? {} : { context }),
    help: help === true,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: { kubeconfig: { type: 'string' }, context: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    }).values;
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/(?<=\.)\s/);
    throw new UserError(sentence, 'As in: npm start -- --kubeconfig FILE --context NAME');
  }
}

function readPort(value: string | undefined): number {
  if (value === undefined || value.trim() === '') return 3000;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UserError(`PORT is "${value}", which is no port.`, 'As in: PORT=3001 npm start');
}
