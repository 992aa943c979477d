import type { AppParts, AskedCluster, Gathered } from '../app';
import { connectOptions } from '../app/connect-options';
import { understand } from '../commands/understand';
import { type Environment, readEnvironment } from '../config';
import { type ConnectOptions, connectCluster } from '../connections/connect-cluster';
import type { RequestDone } from '../connections/http/exchange';
import { NoSuchThing, UserError } from '../errors';
import { visible } from '../renderers/visible';
import type { Report } from '../reports/report';
import { chooseClusters } from './choose-clusters';
import type { Io } from './io';
import { NotLetIn } from './not-let-in';
import { progressLine } from './progress-line';
import type { Options } from './read-options';

/** What tests put in the place of the real commands and connections. */
export type MainParts = Partial<Pick<AppParts, 'commands' | 'connect'>>;

/** Beyond the time that a person gave, for what was asked to end by itself and be told as not known. */
const graceMs = 2000;

/**
 * Asks what the words say; comes back as soon as that is on its way. Throws UserError, and NotLetIn where the cluster could not even be
 * asked or, in `gathering`, did not answer in time.
 */
export async function askCluster(words: readonly string[], options: Options, io: Io, parts: MainParts = {}): Promise<Asking> {
  const chosen = await chooseClusters(options, io);
  const { phrase, request } = understand(words.join(' '), chosen.names);
  const environment = readEnvironment(io.variables);
  const timeoutMs = options.timeoutSeconds * 1000;
  const deadlineAt = io.now().getTime() + timeoutMs;
  const onRequest = environment.logLevel === 'debug' ? (done: RequestDone) => io.stderr.write(`${requestLine(done)}\n`) : undefined;
  const clusters = await chosen.clusters();
  const asked = clusters.find(({ target }) => request.cluster === undefined || target.name === request.cluster);
  const process = { env: io.variables, onRequest };
  const connect = aheadOfTime(parts.connect ?? connectCluster, asked, asked && connectOptions(asked, process, { deadlineAt }));
  // All that is not needed to connect is loaded while the handshakes cross the network.
  const [{ createApp }, known] = await Promise.all([import('../app'), parts.commands ?? loadCommands()]);
  const tolerant = known.find(({ name }) => name === phrase.name)?.evenUnconnected === true;
  // Of several, one that cannot even be connected to is told among the others.
  const several = ((request as { clusters?: readonly string[] }).clusters?.length ?? 0) > 1;
  const app = createApp({
    commands: known,
    clusters,
    surroundings: tolerant ? await surroundingsOf(environment) : undefined,
    ...process,
    connect: (...args) =>
      connect(...args).catch((error) => {
        throw error instanceof UserError && !(error instanceof NoSuchThing) && !tolerant && !several
          ? new NotLetIn(error.message, error.hint)
          : error;
      }),
    now: io.now,
  });
  const line = progressLine(io.stderr);
  const gathering = inTime(app.gather(phrase.name, request, { deadlineAt, progress: line.tell }), timeoutMs + graceMs);
  return { gathering: gathering.finally(line.clear), judge: app.judge };
}

const loadCommands = async () => (await import('../commands/index')).commands;

/** What is around a cluster, for a command that looks at that. */
async function surroundingsOf(environment: Environment) {
  const [{ surroundingsIn }, { loadConfig }] = await Promise.all([import('../config/surroundings'), import('../config/load-config')]);
  return surroundingsIn(environment, 'terminal', environment.config ? await loadConfig(environment.config) : undefined);
}

/** Begins to connect at once, and hands that over to whoever connects to the cluster. */
function aheadOfTime(connect: typeof connectCluster, cluster: AskedCluster | undefined, options?: ConnectOptions): typeof connectCluster {
  if (cluster === undefined) return connect;
  const connection = connect(cluster.target, options);
  // Told where it is awaited.
  connection.catch(() => {});
  return (target, others) => (target === cluster.target ? connection : connect(target, others));
}

/** A question that is on its way. */
export interface Asking {
  gathering: Promise<Gathered>;
  judge(gathered: Gathered): Report;
}

const requestLine = ({ method, path, status, bytes, ms }: RequestDone): string =>
  visible(`${method} ${path} ${status ?? 'no answer'} ${bytes} bytes ${Math.round(ms)} ms`);

async function inTime<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const seconds = Math.round(timeoutMs / 1000);
    const error = new NotLetIn(`The cluster gave no answer in ${seconds} seconds.`, 'Give it more with --timeout SECONDS.');
    timer = setTimeout(() => reject(error), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
