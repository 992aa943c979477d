import type { Fact } from '../fact';
import type { Listing } from '../list-source';
import type { Labels } from '../prometheus-query';
import type * as arc from '../shapes/arc';
import type { PrometheusObject } from '../shapes/monitoring';
import type { KubernetesEvent } from '../shapes/network';
import type { Deployment, Pod } from '../shapes/workloads';

/** All that status learns of a cluster; plain JSON, so that it can be recorded and judged again. */
export interface StatusFacts {
  /** Where to look for ARC by the configuration; null: everywhere. */
  namespaces: string[] | null;
  runnerDeployments: Fact<Listing<arc.RunnerDeployment>>;
  runnerSets: Fact<Listing<arc.RunnerSet>>;
  /** Undefined in recordings that are older than this field. */
  runnerReplicaSets?: Fact<Listing<arc.RunnerReplicaSet>>;
  horizontalRunnerAutoscalers: Fact<Listing<arc.HorizontalRunnerAutoscaler>>;
  /** The first page. */
  runners: Fact<Listing<arc.Runner>>;
  autoscalingRunnerSets: Fact<Listing<arc.AutoscalingRunnerSet>>;
  autoscalingListeners: Fact<Listing<arc.AutoscalingListener>>;
  ephemeralRunnerSets: Fact<Listing<arc.EphemeralRunnerSet>>;
  /** The first page. */
  ephemeralRunners: Fact<Listing<arc.EphemeralRunner>>;
  /** ARC's own. */
  deployments: Fact<Listing<Deployment>>;
  prometheuses: Fact<Listing<PrometheusObject>>;
  /** Controllers and listeners, in their namespaces. */
  pods: Fact<Listing<Pod>>;
  /** Prometheus servers that may know ARC; empty where there is none to ask. */
  servers: Fact<StatusServer[]>;
  /** Of runners that wait: asked by name, some of them. */
  runnerPods: Pod[];
  /** ARC's own words about GitHub; asked only where reconciling fails, or nobody could say whether it does. */
  events?: Fact<Listing<KubernetesEvent>>;
  /** Lines of the controllers' logs that tell of errors, by `namespace/pod`. */
  logs: Record<string, Fact<string[]>>;
}

export interface StatusServer {
  /** `namespace/name` of its object, or `chosen`. */
  name: string;
  where: string;
  census: Fact<CensusEntry[]>;
  /** Asked where the census shows anything of ARC. */
  numbers?: ArcNumbers;
}

/** A family of ARC that was scraped within the last hour, by the job that scraped it. */
export interface CensusEntry {
  family: string;
  job: string;
  /** Label `namespace`: the target's, as a rule. */
  namespace: string;
  /** Where the metric carries a namespace of its own that Prometheus renamed. */
  exportedNamespace: string;
}

export interface ArcNumbers {
  /** Unix seconds of the server's clock. */
  nowSeconds: Fact<number>;
  /** Gauges with a sample in the last five minutes. */
  series: Fact<Series[]>;
  /** controller-runtime's families of ARC's jobs, and their newest sample. */
  runtime: Fact<FamilySeen[]>;
  up: Fact<UpSample[]>;
  /** How many targets the server scrapes in all; 0 where it keeps no `up`. */
  targets?: Fact<number>;
  errors: Fact<ErrorCount[]>;
  /** 1: that pod leads. */
  leaders: Fact<{ job: string; namespace: string; pod: string; leads: boolean }[]>;
  /** Families of the census without a sample in the last five minutes. */
  lastSeen?: Fact<FamilySeen[]>;
  /** Since when a set is as it is; asked where one is at its maximum, or jobs wait. */
  since?: Fact<SinceSample[]>;
}

export interface Series {
  family: string;
  labels: Labels;
  value: number;
  /** Unix seconds of the scrape. */
  atSeconds: number;
  /** Between its scrapes; null where it was scraped once only. */
  intervalSeconds: number | null;
}

export interface FamilySeen {
  family: string;
  job: string;
  namespace: string;
  atSeconds: number;
}

export interface UpSample {
  job: string;
  namespace: string;
  instance: string;
  pod: string;
  up: boolean;
}

export interface ErrorCount {
  controller: string;
  job: string;
  namespace: string;
  instance: string;
  /** Extrapolated by Prometheus, so not whole. */
  last15m: number;
  last3m: number;
  /** Unix seconds of the first sample within those fifteen minutes of whoever bears that job; undefined in older recordings. */
  firstAtSeconds?: number;
}

export interface SinceSample {
  what: 'at-maximum' | 'jobs-waiting';
  labels: Labels;
  /** Unix seconds when it was last otherwise; 0: not within the window. */
  otherwiseAtSeconds: number;
  /** Unix seconds of the first sample within the window. */
  firstAtSeconds: number;
}

/** How far back Prometheus is asked since when a set is as it is. */
export const sinceWindowSeconds = 6 * 3600;
