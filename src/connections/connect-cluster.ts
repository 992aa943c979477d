import type { Kubernetes, Prometheus, ProxyAddress } from '../facts/connections';
import type { AwsCredentialProvider } from './aws-credentials';

/** Which cluster, and how it is reached. `name` is what the person calls it. */
export type ClusterTarget = KubeconfigTarget | EksTarget;

export interface KubeconfigTarget {
  name: string;
  /** A file, or several as in $KUBECONFIG (the caller reads the variable); default ~/.kube/config. */
  kubeconfig?: string | undefined;
  /** Default: the current context. */
  context?: string | undefined;
}

export interface EksTarget {
  name: string;
  eksName: string;
  /** Default: the AWS SDK's (AWS_REGION, then the profile's). */
  region?: string | undefined;
  /** Assumed for this cluster: for DescribeCluster, the token, and Amazon Managed Prometheus. */
  roleArn?: string | undefined;
  /** With both of these DescribeCluster is not called. `certificateAuthority`: base64 of PEM, as DescribeCluster gives it. */
  endpoint?: string | undefined;
  certificateAuthority?: string | undefined;
}

/** The Prometheus that the person named: behind the API server's proxy, by URL (may hold user:password@ and a path), or Amazon's. */
export type PrometheusChoice = { address: ProxyAddress } | { url: string } | { amp: string };

export interface ConnectOptions {
  /** Instant (milliseconds of the epoch) after which every question fails with 'timed-out'; default: none. */
  deadlineAt?: number | undefined;
  /** Ends everything at once, as the deadline does. */
  signal?: AbortSignal | undefined;
  /** For each request, within the deadline. Default 10000. */
  requestTimeoutMs?: number | undefined;
  /** For each answer. Default 32 MiB. */
  maxBytes?: number | undefined;
  prometheus?: PrometheusChoice | undefined;
  /** Environment of a kubeconfig's exec plugin; default: this process's own. */
  env?: Readonly<Record<string, string | undefined>> | undefined;
  /** Default: the AWS SDK's own chain, loaded when first needed. */
  awsCredentials?: AwsCredentialProvider | undefined;
  /** Told of each request when it is over; for the debug log. Holds no secrets. */
  onRequest?: ((done: RequestDone) => void) | undefined;
}

export interface RequestDone {
  method: string;
  /** With its query. */
  path: string;
  /** Undefined where there was no answer. */
  status: number | undefined;
  bytes: number;
  ms: number;
}

/** What was sent and received so far, over all connections of this cluster. */
export interface ConnectionCounts {
  requests: number;
  retries: number;
  /** TCP or TLS connections opened. */
  handshakes: number;
  /** Of answers' bodies, as received. */
  bytesReceived: number;
}

export interface ClusterConnection {
  kubernetes: Kubernetes;
  /** A Prometheus behind this API server's proxy. Makes no call by itself. */
  prometheusAt(address: ProxyAddress): Prometheus;
  chosenPrometheus?: Prometheus;
  counts(): ConnectionCounts;
  /** Ends the connections; never throws. Call it once the job is over, whatever its end. */
  close(): Promise<void>;
}

/**
 * Connects to a cluster for one job. Reads the kubeconfig and runs its exec plugin, or asks EKS for the endpoint
 * (cached over jobs for ten minutes); the API server itself is only called by the first question.
 *
 * Throws UserError with a hint where a person must mend something first: no such file, context, plugin or EKS cluster,
 * no or refused AWS credentials. Throws CouldNotLook where it may pass by itself: throttled, unreachable, timed out.
 */
export async function connectCluster(target: ClusterTarget, options: ConnectOptions = {}): Promise<ClusterConnection> {
  throw new Error(`not connected yet: ${target.name} ${Object.keys(options)}`);
}
