import type { ArcComponent, ArcPart } from '../../facts/arc-components';
import type { Fact } from '../../facts/fact';
import type { FamilySample, InstanceFacts, LeaderSample, Review, Target } from '../../facts/scrape/scrape-facts';
import type { AutoscalingListener, AutoscalingRunnerSet, HorizontalRunnerAutoscaler } from '../../facts/shapes/arc';
import type { Crd, Monitor, PrometheusObject } from '../../facts/shapes/monitoring';
import type { KubernetesEvent, NetworkPolicy, Service } from '../../facts/shapes/network';
import type { Deployment, Pod, StatefulSet } from '../../facts/shapes/workloads';

/** What is judged: one monitor meant for ARC and one Prometheus that should scrape it, or the gap where one should be. */
export interface Subject {
  /** `servicemonitor/namespace/name`; for a gap what should stand there. */
  name: string;
  /** `namespace/name`; undefined where no Prometheus was found. */
  prometheusName?: string;
  part: ArcPart;
  component?: ArcComponent;
  monitor?: Monitor;
  prometheus?: PrometheusObject;
  /** ISO 8601 instant of the facts. */
  at: string;
}

/** Items of a list and how far it reaches: what is not among them is "not there" only where we looked everywhere. */
export interface Seen<T> {
  items: T[];
  scope: 'all' | string[];
}

export interface ServiceAddresses {
  namespace: string;
  name: string;
  count: number;
  /** Names of the ports that these addresses offer: a port whose target no pod declares is missing. Undefined: not told. */
  ports?: string[];
}

/** The facts that bear on one subject, each known or not by itself. */
export interface SubjectFacts {
  served: Fact<string[]>;
  crds: Fact<Crd[]>;
  operators: Fact<Seen<Deployment>>;
  operatorPods: Fact<Pod[]>;
  prometheuses: Fact<Seen<PrometheusObject>>;
  agents: Fact<PrometheusObject[]>;
  /** The same where they could be seen; undefined where not, for checks that can do without. */
  agentsSeen: Fact<PrometheusObject[] | undefined>;
  /** Undefined: there is none. */
  prometheus: Fact<PrometheusObject | undefined>;
  statefulSets: Fact<StatefulSet[]>;
  prometheusPods: Fact<Pod[]>;
  arc: Fact<Seen<ArcComponent>>;
  /** Pods of the part that the monitor is meant for. */
  arcPods: Fact<Pod[]>;
  /** The same where they could be seen; undefined where not, for checks that can do without. */
  arcPodsSeen: Fact<Pod[] | undefined>;
  /** Pools of jobs, of other monitors or of none, that scrape this part of ARC now with ARC's families; [] where that is not known. */
  otherJobs: Fact<string[]>;
  /** There are neither scale sets nor listeners, and the monitor is for listeners: nothing is to be scraped. False where that is not known. */
  idle: Fact<boolean>;
  monitor: Fact<Monitor | undefined>;
  /** All monitors meant for ARC. */
  monitors: Fact<Monitor[]>;
  /** Labels of the monitor's namespace. */
  monitorNamespaceLabels: Fact<Record<string, string>>;
  services: Fact<Service[]>;
  /** The same where they could be seen; undefined where not, for checks that can do without. */
  servicesSeen: Fact<Service[] | undefined>;
  /** Addresses, ready or not, behind each Service: from Endpoints or EndpointSlices, whichever Prometheus discovers by. */
  addresses: Fact<ServiceAddresses[]>;
  pods: Fact<Pod[]>;
  events: Fact<KubernetesEvent[]>;
  /** Events that tell why a controller could make no pod, newest last, where they could be seen; none where not. */
  refusedPods: Fact<KubernetesEvent[]>;
  /** The operator's telling log lines; empty where it was not asked. */
  operatorLog: Fact<string[]>;
  prometheusLog: Fact<string[]>;
  policies: Fact<NetworkPolicy[]>;
  namespaceLabels: Fact<Record<string, Record<string, string>>>;
  reviews: Fact<(Omit<Review, 'allowed'> & { allowed: boolean })[]>;
  /** The Prometheus servers that answered. */
  instances: Fact<InstanceFacts[]>;
  pools: Fact<string[]>;
  /** The same where they could be seen; undefined where not, for checks that can do without. */
  poolsSeen: Fact<string[] | undefined>;
  /** Active targets of all shards. */
  targets: Fact<Target[]>;
  /** The same where they could be seen; none where not, for checks that can do without. */
  targetsSeen: Fact<Target[]>;
  families: Fact<FamilySample[]>;
  /** Which processes lead, as they say themselves, where that could be asked. */
  leaders: Fact<LeaderSample[]>;
  droppedSamples: Fact<{ job: string; instance: string; dropped: number }[]>;
  horizontalRunnerAutoscalers: Fact<HorizontalRunnerAutoscaler[]>;
  autoscalingRunnerSets: Fact<AutoscalingRunnerSet[]>;
  autoscalingListeners: Fact<AutoscalingListener[]>;
  /** The same where they could be seen; none where not, for checks that can do without. */
  listenersSeen: Fact<AutoscalingListener[]>;
  /** Telling log lines of listeners that are not scraped; empty where they were not asked. */
  listenerLog: Fact<string[]>;
}
