import type { KeepTree } from '../keep';
import { type LabelSelector, type Metadata, plainMetadata } from './metadata';

export interface Namespace {
  metadata: Metadata;
}

export interface ServicePort {
  name?: string;
  port: number;
  targetPort?: number | string;
  protocol?: string;
}

export interface Service {
  metadata: Metadata;
  spec: { type?: string; clusterIP?: string; selector?: Record<string, string>; ports?: ServicePort[]; externalName?: string };
}

export interface EndpointAddress {
  ip?: string;
  targetRef?: { kind?: string; name?: string; namespace?: string };
}

export interface Endpoints {
  metadata: Metadata;
  subsets?: {
    addresses?: EndpointAddress[];
    notReadyAddresses?: EndpointAddress[];
    ports?: { name?: string; port: number; protocol?: string }[];
  }[];
}

export interface EndpointSlice {
  metadata: Metadata;
  addressType?: string;
  endpoints?: { addresses?: string[]; conditions?: { ready?: boolean }; targetRef?: EndpointAddress['targetRef'] }[];
  ports?: { name?: string; port?: number; protocol?: string }[];
}

export interface NetworkPolicyPeer {
  podSelector?: LabelSelector;
  namespaceSelector?: LabelSelector;
  ipBlock?: { cidr: string; except?: string[] };
}

export interface NetworkPolicyPort {
  port?: number | string;
  endPort?: number;
  protocol?: string;
}

export interface NetworkPolicy {
  metadata: Metadata;
  spec: {
    podSelector?: LabelSelector;
    policyTypes?: string[];
    ingress?: { from?: NetworkPolicyPeer[]; ports?: NetworkPolicyPort[] }[];
    egress?: { to?: NetworkPolicyPeer[]; ports?: NetworkPolicyPort[] }[];
  };
}

export interface KubernetesEvent {
  metadata: Metadata;
  type?: string;
  reason?: string;
  message?: string;
  count?: number;
  lastTimestamp?: string | null;
  eventTime?: string | null;
  /** The same again: the newer kind of event counts here, and keeps its first instant in eventTime. */
  series?: { lastObservedTime?: string | null };
  involvedObject?: { kind?: string; namespace?: string; name?: string };
  related?: { kind?: string; namespace?: string; name?: string };
}

export const namespace: KeepTree = { metadata: plainMetadata };
export const service: KeepTree = {
  metadata: plainMetadata,
  spec: { type: true, clusterIP: true, selector: true, ports: true, externalName: true },
};
export const endpoints: KeepTree = { metadata: plainMetadata, subsets: true };
export const endpointSlice: KeepTree = {
  metadata: plainMetadata,
  addressType: true,
  endpoints: [{ addresses: true, conditions: true, targetRef: { kind: true, name: true, namespace: true } }],
  ports: true,
};
export const networkPolicy: KeepTree = { metadata: plainMetadata, spec: true };
export const kubernetesEvent: KeepTree = {
  metadata: { name: true, namespace: true, creationTimestamp: true },
  type: true,
  reason: true,
  message: true,
  count: true,
  lastTimestamp: true,
  eventTime: true,
  series: { lastObservedTime: true },
  involvedObject: { kind: true, namespace: true, name: true },
  related: { kind: true, namespace: true, name: true },
};
