import type { KeepTree } from '../keep';
import { type Condition, type LabelSelector, type Metadata, metadata } from './metadata';

export interface RelabelConfig {
  sourceLabels?: string[];
  separator?: string;
  regex?: string;
  modulus?: number;
  targetLabel?: string;
  replacement?: string | null;
  action?: string;
}

/** An endpoint of a ServiceMonitor or of a PodMonitor (podMetricsEndpoints); only what deciding needs is typed. */
export interface MonitorEndpoint {
  port?: string;
  portNumber?: number;
  targetPort?: number | string;
  path?: string;
  scheme?: string;
  interval?: string;
  scrapeTimeout?: string;
  proxyUrl?: string;
  honorLabels?: boolean;
  filterRunning?: boolean;
  bearerTokenFile?: string;
  tlsConfig?: Record<string, unknown>;
  basicAuth?: Record<string, unknown>;
  authorization?: Record<string, unknown>;
  oauth2?: Record<string, unknown>;
  bearerTokenSecret?: { name?: string; key?: string };
  relabelings?: RelabelConfig[];
  metricRelabelings?: RelabelConfig[];
}

export interface NamespaceSelector {
  any?: boolean;
  matchNames?: string[];
}

/** Which monitor is meant. */
export interface MonitorName {
  kind: Monitor['kind'];
  namespace: string;
  name: string;
}

/** A ServiceMonitor or PodMonitor. `kind` is set by us: list items carry none. */
export interface Monitor {
  kind: 'ServiceMonitor' | 'PodMonitor';
  metadata: Metadata;
  spec: {
    selector?: LabelSelector | null;
    namespaceSelector?: NamespaceSelector | null;
    endpoints?: MonitorEndpoint[];
    podMetricsEndpoints?: MonitorEndpoint[];
    jobLabel?: string;
    selectorMechanism?: string;
    serviceDiscoveryRole?: string;
    scrapeClass?: string;
    sampleLimit?: number;
    targetLimit?: number;
    labelLimit?: number;
    bodySizeLimit?: string;
    keepDroppedTargets?: number;
    attachMetadata?: { node?: boolean };
  };
  status?: { bindings?: { group?: string; resource: string; name: string; namespace: string; conditions?: Condition[] }[] };
}

/** A Prometheus or PrometheusAgent. `kind` is set by us. */
export interface PrometheusObject {
  kind: 'Prometheus' | 'PrometheusAgent';
  metadata: Metadata;
  spec: {
    version?: string;
    image?: string;
    replicas?: number | null;
    shards?: number | null;
    paused?: boolean;
    portName?: string;
    routePrefix?: string;
    externalUrl?: string;
    serviceAccountName?: string;
    scrapeInterval?: string;
    scrapeTimeout?: string;
    serviceMonitorSelector?: LabelSelector | null;
    serviceMonitorNamespaceSelector?: LabelSelector | null;
    podMonitorSelector?: LabelSelector | null;
    podMonitorNamespaceSelector?: LabelSelector | null;
    probeSelector?: LabelSelector | null;
    scrapeConfigSelector?: LabelSelector | null;
    ignoreNamespaceSelectors?: boolean;
    serviceDiscoveryRole?: string;
    arbitraryFSAccessThroughSMs?: { deny?: boolean };
    scrapeClasses?: {
      name: string;
      default?: boolean;
      relabelings?: RelabelConfig[];
      metricRelabelings?: RelabelConfig[];
      [key: string]: unknown;
    }[];
    enforcedNamespaceLabel?: string;
    additionalScrapeConfigs?: { name?: string; key?: string; optional?: boolean };
    /** Another API server than the one beside which it runs, for discovery. */
    apiserverConfig?: { host?: string };
    enforcedSampleLimit?: number;
    listenLocal?: boolean;
    web?: { tlsConfig?: unknown };
    logLevel?: string;
  };
  status?: {
    paused?: boolean;
    replicas?: number;
    availableReplicas?: number;
    updatedReplicas?: number;
    unavailableReplicas?: number;
    conditions?: Condition[];
    shardStatuses?: { shardID: string; replicas: number; availableReplicas: number }[];
  };
}

/** The operator writes an Alertmanager's spec and status as it does a Prometheus', as far as is kept of them. */
export type AlertmanagerObject = Omit<PrometheusObject, 'kind'> & { kind: 'Alertmanager' };

/** What a CustomResourceDefinition tells of its age: the operator version it came with, and the fields that it knows. */
export interface Crd {
  metadata: Metadata;
  /** Paths of properties under `spec` of the stored version, such as `scrapeClass` or `endpoints.path`; undefined where nobody asked. */
  fields?: string[];
}

export const monitor: KeepTree = {
  metadata,
  spec: true,
  status: { bindings: true },
};

export const prometheusObject: KeepTree = {
  metadata,
  spec: {
    ...Object.fromEntries(
      (
        'version image replicas shards paused portName routePrefix externalUrl serviceAccountName scrapeInterval scrapeTimeout ' +
        'serviceMonitorSelector serviceMonitorNamespaceSelector podMonitorSelector podMonitorNamespaceSelector probeSelector scrapeConfigSelector ' +
        'ignoreNamespaceSelectors serviceDiscoveryRole arbitraryFSAccessThroughSMs scrapeClasses enforcedNamespaceLabel additionalScrapeConfigs ' +
        'enforcedSampleLimit listenLocal logLevel'
      )
        .split(' ')
        .map((field) => [field, true as const]),
    ),
    apiserverConfig: { host: true },
    web: { tlsConfig: true },
  },
  status: {
    paused: true,
    replicas: true,
    availableReplicas: true,
    updatedReplicas: true,
    unavailableReplicas: true,
    conditions: true,
    shardStatuses: true,
  },
};
