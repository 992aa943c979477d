import { safeParse } from 'valibot';
import { connectOptions } from './app/connect-options';
import { askedOf, orRefusal, type Refusal, type ShareOut, severalOf, tellOne } from './app/several-clusters';
import type { Command } from './commands/command';
import type { AwsCredentialProvider } from './connections/aws-credentials';
import {
  type ClusterConnection,
  type ClusterTarget,
  type ConnectOptions,
  connectCluster,
  type PrometheusChoice,
} from './connections/connect-cluster';
import { CouldNotLook, UserError } from './errors';
import type { Connections, Kubernetes, Prometheus } from './facts/connections';
import type { Surroundings } from './facts/doctor/surroundings';
import { scrubWords } from './facts/scrub';
import { withGrafana } from './reports/grafana-link';
import type { Report } from './reports/report';

/** A cluster that can be asked: how it is reached, and what is special about it. */
export interface AskedCluster {
  target: ClusterTarget;
  prometheus?: PrometheusChoice | undefined;
  namespaces?: readonly string[] | undefined;
  /** Its dashboard, for reports about a time. */
  grafana?: string | undefined;
}

export interface AppParts {
  // biome-ignore lint/suspicious/noExplicitAny: as in commands/index.ts
  commands: readonly Command<any, any>[];
  /** The first is the default one. */
  clusters: readonly AskedCluster[];
  /** Environment of a kubeconfig's exec plugins. */
  env?: Readonly<Record<string, string | undefined>> | undefined;
  awsCredentials?: AwsCredentialProvider | undefined;
  onRequest?: ConnectOptions['onRequest'];
  /** Slack, secrets, queue and AWS around a cluster, for doctor. Opens nothing by itself. */
  surroundings?: ((target: ClusterTarget) => Surroundings) | undefined;
  /** Default: the clusters of one question are all asked from here, side by side. */
  shareOut?: ShareOut | undefined;
  connect?: typeof connectCluster;
  now?: () => Date;
}

export interface AnswerOptions {
  /** Milliseconds of the epoch; what is not known by then is told as not known. */
  deadlineAt?: number | undefined;
  signal?: AbortSignal | undefined;
  /** Told what is being looked at. */
  progress?: ((text: string) => void) | undefined;
}

/** What a cluster was asked and what it showed: enough to judge again without it. */
export interface Gathered {
  command: string;
  request: unknown;
  cluster: string;
  facts: unknown;
  /** ISO 8601 instant at which gathering began. */
  madeAt: string;
}

export interface App {
  clusters: readonly string[];
  /**
   * Asks a cluster and judges what it showed. Throws UserError where a person must mend something first. A cluster that could not be
   * asked at all still gets a report, in which everything is unknown for that reason.
   */
  answer(command: string, request: unknown, options?: AnswerOptions): Promise<Report>;
  gather(command: string, request: unknown, options?: AnswerOptions): Promise<Gathered>;
  /** Pure: the report about what was gathered before. */
  judge(gathered: Gathered): Report;
}

/** Builds the connections of each question and hands them round. Nothing is opened before the first question. */
export function createApp({
  commands,
  clusters,
  env,
  awsCredentials,
  onRequest,
  surroundings,
  shareOut,
  connect = connectCluster,
  now = () => new Date(),
}: AppParts): App {
  function find(name: string, request: unknown) {
    const command = commands.find((each) => each.name === name);
    if (command === undefined)
      throw new UserError(`There is no command "${name}".`, `There is: ${commands.map((each) => each.name).join(', ')}.`);
    const checked = safeParse(command.request, request);
    if (!checked.success) throw new UserError(`"${name}" was asked something that it does not take.`, `It takes: ${name} ${command.usage}`);
    return { command, request: checked.output };
  }

  function findCluster(name: string | undefined): AskedCluster {
    const cluster = name === undefined ? clusters[0] : clusters.find(({ target }) => target.name === name);
    if (cluster !== undefined) return cluster;
    if (name === undefined) throw new UserError('No cluster is configured.', 'Set ARCBOT_CONFIG to a configuration file, or to its text.');
    throw new UserError(
      `There is no cluster called "${name}".`,
      `There is: ${clusters.map(({ target }) => target.name).join(', ') || 'none'}.`,
    );
  }

  async function open(cluster: AskedCluster, options: AnswerOptions, evenUnconnected = false): Promise<ClusterConnection> {
    try {
      return await connect(cluster.target, connectOptions(cluster, { env, awsCredentials, onRequest }, options));
    } catch (error) {
      if (error instanceof CouldNotLook || (evenUnconnected && error instanceof UserError)) return blind(cluster.target.name, error);
      throw error;
    }
  }

  /** Side by side. */
  async function gatherSeveral(name: string, request: object, several: readonly string[], options: AnswerOptions): Promise<Gathered> {
    const madeAt = now().toISOString();
    const ask = (cluster: string): Promise<SeveralFacts[number]> =>
      orRefusal(
        cluster,
        gather(name, askedOf(cluster, request), options).then((gathered) => ({ cluster, gathered })),
      );
    return { command: name, request, cluster: several.join(', '), facts: await Promise.all(several.map(ask)), madeAt };
  }

  async function gather(name: string, asked: unknown, options: AnswerOptions = {}): Promise<Gathered> {
    const { command, request } = find(name, asked);
    const several = severalOf(command, request);
    if (several !== undefined) return gatherSeveral(name, request, several, options);
    const cluster = findCluster(request.cluster);
    const madeAt = now().toISOString();
    options.progress?.(`connecting to ${cluster.target.name}`);
    const connection = await open(cluster, options, command.evenUnconnected);
    try {
      const around = surroundings && { surroundings: surroundings(cluster.target) };
      const facts = await command.gather(request, { ...connectionsOf(connection, cluster, now, options), ...around });
      return { command: name, request, cluster: cluster.target.name, facts, madeAt };
    } finally {
      await connection.close();
    }
  }

  /** What others wrote is shown as they wrote it, but for secrets that slipped into it: a log line, an error with its URL. */
  const judge = (gathered: Gathered): Report => scrubWords(judged(gathered));

  function judged({ command: name, request: asked, cluster, facts, madeAt }: Gathered): Report {
    const { command, request } = find(name, asked);
    if (severalOf(command, request) === undefined) {
      const dashboard = clusters.find(({ target }) => target.name === cluster)?.grafana;
      return withGrafana(command.report(request, facts, { cluster, madeAt }), dashboard);
    }
    const parts = (facts as SeveralFacts).map((part) =>
      'gathered' in part ? { cluster: part.cluster, report: judge(part.gathered) } : part,
    );
    return command.combine!(request, parts, { cluster, madeAt });
  }

  async function answer(name: string, asked: unknown, options: AnswerOptions = {}): Promise<Report> {
    const { command, request } = find(name, asked);
    const several = severalOf(command, request);
    if (several === undefined || shareOut === undefined) return judge(await gather(name, asked, options));
    const madeAt = now().toISOString();
    const parts = await shareOut({ command: name, request, clusters: several, deadlineAt: options.deadlineAt }, (cluster) =>
      tellOne(answer, { command: name, request, cluster }, options),
    );
    return scrubWords(command.combine!(request, parts, { cluster: several.join(', '), madeAt }));
  }

  return { clusters: clusters.map(({ target }) => target.name), gather, judge, answer };
}

/** What several clusters showed, each by itself. */
type SeveralFacts = ({ cluster: string; gathered: Gathered } | Refusal)[];

const connectionsOf = (
  connection: ClusterConnection,
  { namespaces }: AskedCluster,
  now: () => Date,
  options: AnswerOptions,
): Connections => ({
  kubernetes: connection.kubernetes,
  prometheusAt: (address) => connection.prometheusAt(address),
  ...(connection.chosenPrometheus && { chosenPrometheus: connection.chosenPrometheus }),
  ...(namespaces && { namespaces }),
  now,
  progress: (text) => options.progress?.(text),
});

/** A connection that could not be made, as one that answers every question with the reason: the commands know how to tell that. */
function blind(name: string, error: Error): ClusterConnection {
  const refuse = () => Promise.reject(error);
  const kubernetes: Kubernetes = { name, get: refuse, text: refuse, review: refuse };
  const prometheus: Prometheus = { where: 'not reached', get: refuse };
  return {
    kubernetes,
    prometheusAt: () => prometheus,
    counts: () => ({ requests: 0, retries: 0, handshakes: 0, bytesReceived: 0 }),
    close: () => Promise.resolve(),
  };
}
