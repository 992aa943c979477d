import type { Kubernetes, Prometheus, ProxyAddress } from '../facts/connections';
import type { AwsCredentialProvider } from './aws-credentials';
import { ownCredentials } from './aws-own-credentials';
import type { EksAccess, EksChoice } from './eks/eks-access';
import type { ConnectionCounts, EndpointSource, RequestDone, SessionLimits } from './http/exchange';
import { HttpSession } from './http/http-session';
import { startClock, withSignal } from './http/request-clock';
import type { KubeconfigChoice } from './kubernetes/kubeconfig-cluster';
import { KubernetesApi } from './kubernetes/kubernetes-api';
import { choosePrometheus, type PrometheusChoice } from './prometheus/choose-prometheus';
import { prometheusThroughProxy } from './prometheus/prometheus-api';

export type { PrometheusChoice };

/** Which cluster, and how it is reached. `name` is what the person calls it. */
export type ClusterTarget = KubeconfigTarget | EksTarget;

/**
 * `kubeconfig`: a file, or several as in $KUBECONFIG; default $KUBECONFIG, then ~/.kube/config.
 * `context`: default the file's current one.
 */
export interface KubeconfigTarget extends KubeconfigChoice {
  name: string;
}

/**
 * `region`: default the AWS SDK's (AWS_REGION, then the profile's). `roleArn`: assumed for this cluster, that is for
 * DescribeCluster, the token, and Amazon Managed Prometheus. With `endpoint` and `certificateAuthority` (PEM, or base64 of it,
 * as DescribeCluster gives it) DescribeCluster is not called.
 */
export interface EksTarget extends EksChoice {
  name: string;
}

export interface ConnectOptions extends SessionLimits {
  /** This process's environment, which only the configuration may read: for KUBECONFIG, HOME, AWS_ENDPOINT_URL_STS and exec plugins. Default: empty, in which few plugins work. */
  env?: Readonly<Record<string, string | undefined>> | undefined;
  prometheus?: PrometheusChoice | undefined;
  /** Default: the AWS SDK's own chain, loaded when first needed. */
  awsCredentials?: AwsCredentialProvider | undefined;
  /** Told of each request when it is over; for the debug log. */
  onRequest?: ((done: RequestDone) => void) | undefined;
}

export interface ClusterConnection {
  kubernetes: Kubernetes;
  /** A Prometheus behind this API server's proxy. Makes no call by itself. */
  prometheusAt(address: ProxyAddress): Prometheus;
  chosenPrometheus?: Prometheus;
  /** Over all connections of this cluster. */
  counts(): ConnectionCounts;
  /** Ends the connections; never throws. Call it once the job is over, whatever its end. */
  close(): Promise<void>;
}

const pluginTimeoutMs = 15_000;

/**
 * Connects to a cluster for one job. Reads the kubeconfig and runs its exec plugin, or asks EKS for the endpoint
 * (cached over jobs for ten minutes). The connection to the API server is begun, and its failure is the first question's.
 *
 * Throws UserError with a hint where a person must mend something first: no such file, context, plugin or EKS cluster,
 * no or refused AWS credentials. Throws CouldNotLook where it may pass by itself: throttled, unreachable, timed out.
 */
export async function connectCluster(target: ClusterTarget, options: ConnectOptions = {}): Promise<ClusterConnection> {
  const { awsCredentials, prometheus: choice } = options;
  const eks = 'eksName' in target ? await eksAccess(target, options) : undefined;
  const { source, authorization, check } = eks === undefined ? await fromKubeconfig(target, options) : await fromEks(eks, options);

  const sessions: HttpSession[] = [];
  const open = (who: string, from: EndpointSource) => {
    const session = new HttpSession(who, from, options, options.onRequest);
    sessions.push(session);
    return session;
  };
  const apiServer = open(`the API server of ${target.name}`, source);
  const kubernetes = new KubernetesApi(target.name, apiServer, authorization);
  const credentials = eks?.credentials ?? awsCredentials ?? ownCredentials();
  const chosen = choice === undefined ? {} : { chosenPrometheus: await choosePrometheus(choice, { kubernetes, open, credentials }) };
  apiServer.warm();
  const close = async () => {
    for (const session of sessions) session.close();
  };
  await check?.().catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    kubernetes,
    prometheusAt: (address) => prometheusThroughProxy(kubernetes, address),
    ...chosen,
    counts: () => sum(sessions.map(({ counts }) => counts)),
    close,
  };
}

async function fromKubeconfig(target: KubeconfigTarget, options: ConnectOptions) {
  // A function in Lambda has no kubeconfig, and need not load what reads them.
  const { kubeconfigCluster } = await import('./kubernetes/kubeconfig-cluster');
  const leftMs = (options.deadlineAt ?? Number.POSITIVE_INFINITY) - Date.now();
  const reachable = kubeconfigCluster(target, options.env ?? {}, Math.max(1, Math.min(pluginTimeoutMs, leftMs)));
  const { endpoint, authorization, checkCertificate: check } = await reachable;
  return { source: { endpoint: async () => endpoint }, authorization, check };
}

async function eksAccess(target: EksTarget, { awsCredentials, env = {} }: ConnectOptions): Promise<EksAccess> {
  // A kubeconfig alone takes none of what signs for AWS.
  const { warmEksAccess } = await import('./eks/warm-eks-access');
  return warmEksAccess(target, awsCredentials, env.AWS_ENDPOINT_URL_STS ?? env.AWS_ENDPOINT_URL);
}

async function fromEks(eks: EksAccess, options: ConnectOptions) {
  // Finds out at once what a person would have to mend: the cluster's name, the credentials.
  await inTime('AWS', options, eks.headers());
  return { source: eks, authorization: eks, check: undefined };
}

/** What AWS is asked has clocks of its own, but none that knows of the job's end. */
async function inTime<T>(who: string, limits: SessionLimits, work: Promise<T>): Promise<T> {
  const clock = startClock(who, { ...limits, requestTimeoutMs: limits.requestTimeoutMs ?? pluginTimeoutMs }, new AbortController().signal);
  clock.phase = 'answer';
  return withSignal(work, clock.signal).finally(() => clock.stop());
}

const sum = (all: readonly ConnectionCounts[]): ConnectionCounts => {
  const total = { requests: 0, retries: 0, handshakes: 0, bytesReceived: 0 };
  for (const counts of all) for (const name of Object.keys(total) as (keyof ConnectionCounts)[]) total[name] += counts[name];
  return total;
};
