import type { Fact } from '../fact';
import type { Listing } from '../list-source';
import type { AutoscalingRunnerSet } from '../shapes/arc';
import type { AlertmanagerObject, Crd, PrometheusObject } from '../shapes/monitoring';
import type { Node } from '../shapes/nodes';
import type { Deployment, Pod } from '../shapes/workloads';

/** All that stack learns of a cluster; plain JSON, so that it can be recorded and judged again. */
export interface StackFacts {
  /** `gitVersion` of the API server. */
  version: Fact<string>;
  nodes: Fact<Listing<Node>>;
  /** Of the operator, ARC and Grafana. */
  deployments: Fact<Listing<Deployment>>;
  prometheuses: Fact<Listing<PrometheusObject>>;
  alertmanagers: Fact<Listing<AlertmanagerObject>>;
  autoscalingRunnerSets: Fact<Listing<AutoscalingRunnerSet>>;
  /** Resources that each API group serves; empty where the group is not there. */
  served: Record<ApiGroup, Fact<string[]>>;
  crds: Fact<Crd[]>;
  /** In the namespaces of the Deployments above and of Prometheus. */
  pods: Fact<Listing<Pod>>;
}

export const apiGroups = ['monitoring.coreos.com/v1', 'actions.summerwind.dev/v1alpha1', 'actions.github.com/v1alpha1'] as const;
export type ApiGroup = (typeof apiGroups)[number];
