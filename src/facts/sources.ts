import * as arc from './shapes/arc';
import * as monitoring from './shapes/monitoring';
import * as network from './shapes/network';
import * as nodes from './shapes/nodes';
import * as workloads from './shapes/workloads';
import { defineSource, type Right } from './source';

const list = ['list'] as const;

/** Runner pods are legion and their metrics are nobody's: both generations label them, so the API server leaves them out. */
const notARunner = '!runner-template-hash,!actions-ephemeral-runner';

const monitoringGroup = { group: 'monitoring.coreos.com', version: 'v1', verbs: list } as const;
const core = { group: '', version: 'v1', verbs: list } as const;
const summerwind = { group: 'actions.summerwind.dev', version: 'v1alpha1', verbs: list, where: 'arc' } as const;
const scaleSets = { group: 'actions.github.com', version: 'v1alpha1', verbs: list, where: 'arc' } as const;

/** Every kind of object that arcbot lists. Read-only; the RBAC manifests are generated from it. */
export const sources = {
  namespaces: defineSource<network.Namespace>({
    ...core,
    resource: 'namespaces',
    where: 'cluster',
    why: "labels that a Prometheus' namespace selectors match",
    keep: network.namespace,
  }),
  prometheuses: defineSource<monitoring.PrometheusObject>({
    ...monitoringGroup,
    resource: 'prometheuses',
    kind: 'Prometheus',
    where: 'monitoring',
    why: 'which monitors each Prometheus selects, and how it is doing',
    keep: monitoring.prometheusObject,
  }),
  nodes: defineSource<nodes.Node>({
    ...core,
    resource: 'nodes',
    where: 'cluster',
    why: 'how many nodes there are, of which version, and whether they are ready',
    keep: nodes.node,
  }),
  alertmanagers: defineSource<monitoring.AlertmanagerObject>({
    ...monitoringGroup,
    resource: 'alertmanagers',
    kind: 'Alertmanager',
    where: 'monitoring',
    why: 'its version, and how it is doing',
    keep: monitoring.prometheusObject,
  }),
  prometheusAgents: defineSource<monitoring.PrometheusObject>({
    ...monitoringGroup,
    version: 'v1alpha1',
    resource: 'prometheusagents',
    kind: 'PrometheusAgent',
    where: 'monitoring',
    why: 'a monitor may be selected by an agent alone',
    keep: monitoring.prometheusObject,
  }),
  serviceMonitors: defineSource<monitoring.Monitor>({
    ...monitoringGroup,
    resource: 'servicemonitors',
    kind: 'ServiceMonitor',
    where: 'both',
    why: 'what is to be scraped, and how',
    keep: monitoring.monitor,
  }),
  podMonitors: defineSource<monitoring.Monitor>({
    ...monitoringGroup,
    resource: 'podmonitors',
    kind: 'PodMonitor',
    where: 'both',
    why: 'what is to be scraped, and how',
    keep: monitoring.monitor,
  }),
  deployments: defineSource<workloads.Deployment>({
    group: 'apps',
    version: 'v1',
    verbs: list,
    resource: 'deployments',
    where: 'both',
    why: "the operator's flags and ARC's metrics address",
    keep: workloads.deployment,
  }),
  statefulSets: defineSource<workloads.StatefulSet>({
    group: 'apps',
    version: 'v1',
    verbs: list,
    resource: 'statefulsets',
    where: 'monitoring',
    why: 'whether Prometheus was rolled out',
    keep: workloads.statefulSet,
  }),
  services: defineSource<network.Service>({
    ...core,
    resource: 'services',
    where: 'both',
    why: 'what a ServiceMonitor selects, and where Prometheus answers',
    keep: network.service,
  }),
  endpoints: defineSource<network.Endpoints>({
    ...core,
    resource: 'endpoints',
    where: 'arc',
    why: 'the addresses that Prometheus discovers',
    keep: network.endpoints,
  }),
  endpointSlices: defineSource<network.EndpointSlice>({
    group: 'discovery.k8s.io',
    version: 'v1',
    verbs: list,
    resource: 'endpointslices',
    where: 'arc',
    why: 'the addresses, where Prometheus discovers by EndpointSlice',
    keep: network.endpointSlice,
  }),
  pods: defineSource<workloads.Pod>({
    ...core,
    resource: 'pods',
    where: 'both',
    why: 'whether operator, Prometheus, controllers and listeners run',
    labelSelector: notARunner,
    keep: workloads.pod,
  }),
  events: defineSource<network.KubernetesEvent>({
    ...core,
    resource: 'events',
    where: 'both',
    why: "the operator's reason for rejecting a monitor",
    fieldSelector: 'reason=InvalidConfiguration',
    keep: network.kubernetesEvent,
  }),
  networkPolicies: defineSource<network.NetworkPolicy>({
    group: 'networking.k8s.io',
    version: 'v1',
    verbs: list,
    resource: 'networkpolicies',
    where: 'both',
    why: 'whether Prometheus may reach ARC',
    keep: network.networkPolicy,
  }),
  runnerDeployments: defineSource<arc.RunnerDeployment>({
    ...summerwind,
    resource: 'runnerdeployments',
    why: 'how many runners are wanted and there',
    keep: arc.runnerDeployment,
  }),
  runnerSets: defineSource<arc.RunnerSet>({
    ...summerwind,
    resource: 'runnersets',
    why: 'how many runners are wanted and there',
    keep: arc.runnerSet,
  }),
  runnerReplicaSets: defineSource<arc.RunnerReplicaSet>({
    ...summerwind,
    resource: 'runnerreplicasets',
    why: 'whether runners of a new template come up, and those that no RunnerDeployment makes',
    keep: arc.runnerReplicaSet,
  }),
  horizontalRunnerAutoscalers: defineSource<arc.HorizontalRunnerAutoscaler>({
    ...summerwind,
    resource: 'horizontalrunnerautoscalers',
    why: 'limits, and which metrics this set-up can have',
    keep: arc.horizontalRunnerAutoscaler,
  }),
  runners: defineSource<arc.Runner>({
    ...summerwind,
    resource: 'runners',
    why: 'runners that are pending, failed or offline',
    keep: arc.runner,
  }),
  autoscalingRunnerSets: defineSource<arc.AutoscalingRunnerSet>({
    ...scaleSets,
    resource: 'autoscalingrunnersets',
    why: 'limits and runners of each scale set',
    keep: arc.autoscalingRunnerSet,
  }),
  autoscalingListeners: defineSource<arc.AutoscalingListener>({
    ...scaleSets,
    resource: 'autoscalinglisteners',
    why: 'whether each scale set has its listener',
    keep: arc.autoscalingListener,
  }),
  ephemeralRunnerSets: defineSource<arc.EphemeralRunnerSet>({
    ...scaleSets,
    resource: 'ephemeralrunnersets',
    why: 'runners wanted and there',
    keep: arc.ephemeralRunnerSet,
  }),
  ephemeralRunners: defineSource<arc.EphemeralRunner>({
    ...scaleSets,
    resource: 'ephemeralrunners',
    why: 'runners that are pending, stuck or failed, and why',
    keep: arc.ephemeralRunner,
  }),
} as const;

export const crdNames = ['servicemonitors.monitoring.coreos.com', 'podmonitors.monitoring.coreos.com'] as const;

/** Rights beside the lists. */
export const rights = {
  crds: {
    group: 'apiextensions.k8s.io',
    resource: 'customresourcedefinitions',
    verbs: ['get'],
    resourceNames: crdNames,
    where: 'cluster',
    why: 'whether the CRDs are as new as the operator',
  },
  accessReviews: {
    group: 'authorization.k8s.io',
    resource: 'subjectaccessreviews',
    verbs: ['create'],
    where: 'cluster',
    why: "whether Prometheus' ServiceAccount may discover; creates nothing that lasts",
  },
  namespace: { group: '', resource: 'namespaces', verbs: ['get'], where: 'cluster', why: 'labels of a namespace that is known by name' },
  podLogs: { group: '', resource: 'pods/log', verbs: ['get'], where: 'monitoring', why: "the operator's and Prometheus' own words" },
  serviceProxy: { group: '', resource: 'services/proxy', verbs: ['get'], where: 'monitoring', why: "Prometheus' HTTP API" },
  podProxy: {
    group: '',
    resource: 'pods/proxy',
    verbs: ['get'],
    where: 'monitoring',
    why: 'each replica and shard of Prometheus by itself',
  },
} as const satisfies Record<string, Right>;
