import type { ProxyAddress } from '../connections';
import type { Fact } from '../fact';
import type { Listing } from '../list-source';
import type { AutoscalingListener, AutoscalingRunnerSet, HorizontalRunnerAutoscaler } from '../shapes/arc';
import type { Crd, Monitor, PrometheusObject } from '../shapes/monitoring';
import type { EndpointSlice, Endpoints, KubernetesEvent, Namespace, NetworkPolicy, Service } from '../shapes/network';
import type { Deployment, Pod, StatefulSet } from '../shapes/workloads';

/** All that check-scrape learns of a cluster; plain JSON, so that it can be recorded and judged again. */
export interface ScrapeFacts {
  /** Resources that `monitoring.coreos.com/v1` serves, such as `servicemonitors`; empty where the group is not there. */
  served: Fact<string[]>;
  crds: Fact<Crd[]>;
  namespaces: Fact<Listing<Namespace>>;
  prometheuses: Fact<Listing<PrometheusObject>>;
  prometheusAgents: Fact<Listing<PrometheusObject>>;
  serviceMonitors: Fact<Listing<Monitor>>;
  podMonitors: Fact<Listing<Monitor>>;
  deployments: Fact<Listing<Deployment>>;
  horizontalRunnerAutoscalers: Fact<Listing<HorizontalRunnerAutoscaler>>;
  autoscalingRunnerSets: Fact<Listing<AutoscalingRunnerSet>>;
  autoscalingListeners: Fact<Listing<AutoscalingListener>>;
  /** The kinds below are asked only in the namespaces that matter: those of Prometheus, ARC and its monitors. */
  services: Fact<Listing<Service>>;
  endpoints: Fact<Listing<Endpoints>>;
  endpointSlices: Fact<Listing<EndpointSlice>>;
  pods: Fact<Listing<Pod>>;
  statefulSets: Fact<Listing<StatefulSet>>;
  events: Fact<Listing<KubernetesEvent>>;
  networkPolicies: Fact<Listing<NetworkPolicy>>;
  /** What each Prometheus server says of itself, by `namespace/name` of its object, or `chosen`. */
  servers: Record<string, ServerFacts>;
  reviews: Review[];
  /** Lines of the operator's and Prometheus' logs that bear on scraping, by `namespace/pod/container`; asked only where a target is amiss. */
  logs: Record<string, Fact<string[]>>;
}

/** An answer of the API server to "may this user do that?". */
export interface Review {
  user: string;
  verb: string;
  /** `services`, `discovery.k8s.io/endpointslices` or a path such as `/metrics`. */
  resource: string;
  /** Undefined for a path, empty for the whole cluster. */
  namespace?: string;
  allowed: Fact<boolean>;
}

export interface ServerFacts {
  instances: InstanceFacts[];
}

/** One running Prometheus: a replica of a shard, or whatever a Service or URL leads to. */
export interface InstanceFacts {
  where: string;
  /** Undefined for a Prometheus that the person named. */
  address?: ProxyAddress;
  /** Undefined where a Service or URL was asked that may lead to any replica. */
  shard?: number;
  build: Fact<{ version: string }>;
  runtime: Fact<RuntimeInfo>;
  pools: Fact<string[]>;
  targets: Fact<Target[]>;
  /** Which of ARC's metric families have samples now, by where they were scraped. */
  families: Fact<FamilySample[]>;
  /** What each process that can lead says of itself. */
  leaders?: Fact<LeaderSample[]>;
  /** Samples scraped less samples kept, per target. */
  droppedSamples: Fact<{ job: string; instance: string; dropped: number }[]>;
  /** Discovered and dropped, per pool; asked where a pool has no active target. */
  dropped: Record<string, Fact<Record<string, string>[]>>;
  /** job_names of the loaded configuration; asked where a pool is missing. */
  jobs?: Fact<string[]>;
}

export interface RuntimeInfo {
  startTime: string;
  /** 3.x only. */
  serverTime?: string;
  reloadConfigSuccess: boolean;
  lastConfigTime: string;
}

export interface Target {
  scrapePool: string;
  scrapeUrl: string;
  health: 'up' | 'down' | 'unknown';
  lastError: string;
  /** ISO 8601; year 1 where it was not scraped yet. */
  lastScrape: string;
  lastScrapeSeconds: number;
  /** As Prometheus writes it: `30s`. */
  scrapeInterval: string;
  scrapeTimeout: string;
  labels: Record<string, string>;
  /** Kept of ARC's pools only. */
  discoveredLabels: Record<string, string>;
}

/** leader_election_master_status of one process. */
export interface LeaderSample {
  job: string;
  instance: string;
  leads: boolean;
}

export interface FamilySample {
  family: string;
  namespace: string;
  job: string;
  instance: string;
  pod: string;
  /** Unix seconds of the server's clock when it was asked. */
  atSeconds: number;
}
