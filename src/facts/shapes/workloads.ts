import type { KeepTree } from '../keep';
import { type Condition, type LabelSelector, type Metadata, plainMetadata } from './metadata';

export interface ContainerPort {
  name?: string;
  containerPort: number;
  protocol?: string;
}

export interface Container {
  name: string;
  image?: string;
  command?: string[];
  args?: string[];
  ports?: ContainerPort[];
}

export interface ContainerStatus {
  name: string;
  ready?: boolean;
  restartCount?: number;
  state?: {
    waiting?: { reason?: string; message?: string };
    running?: { startedAt?: string };
    terminated?: { reason?: string; exitCode?: number; message?: string };
  };
  lastState?: { terminated?: { reason?: string; exitCode?: number; message?: string; finishedAt?: string } };
}

export interface Deployment {
  metadata: Metadata;
  spec: {
    replicas?: number;
    selector?: LabelSelector;
    template?: { metadata?: { labels?: Record<string, string> }; spec?: { serviceAccountName?: string; containers?: Container[] } };
  };
  status?: {
    replicas?: number;
    readyReplicas?: number;
    availableReplicas?: number;
    updatedReplicas?: number;
    observedGeneration?: number;
    conditions?: Condition[];
  };
}

export interface StatefulSet {
  metadata: Metadata;
  spec: Deployment['spec'];
  status?: Deployment['status'] & { currentRevision?: string; updateRevision?: string };
}

export interface Pod {
  metadata: Metadata & { ownerReferences?: { kind: string; name: string }[] };
  spec: { nodeName?: string; serviceAccountName?: string; containers?: Container[]; initContainers?: Container[] };
  status?: {
    phase?: string;
    reason?: string;
    message?: string;
    podIP?: string;
    startTime?: string;
    conditions?: Condition[];
    containerStatuses?: ContainerStatus[];
  };
}

const condition: KeepTree = { type: true, status: true, reason: true, message: true, observedGeneration: true, lastTransitionTime: true };
const container: KeepTree = { name: true, image: true, command: true, args: true, ports: true };

const workload: KeepTree = {
  metadata: plainMetadata,
  spec: {
    replicas: true,
    selector: true,
    template: { metadata: { labels: true }, spec: { serviceAccountName: true, containers: [container] } },
  },
  status: {
    replicas: true,
    readyReplicas: true,
    availableReplicas: true,
    updatedReplicas: true,
    observedGeneration: true,
    currentRevision: true,
    updateRevision: true,
    conditions: [condition],
  },
};

export const deployment = workload;
export const statefulSet = workload;

export const pod: KeepTree = {
  metadata: { ...(plainMetadata as Record<string, KeepTree>), ownerReferences: [{ kind: true, name: true }] },
  spec: { nodeName: true, serviceAccountName: true, containers: [container], initContainers: [container] },
  status: {
    phase: true,
    reason: true,
    message: true,
    podIP: true,
    startTime: true,
    conditions: [condition],
    containerStatuses: [
      {
        name: true,
        ready: true,
        restartCount: true,
        state: true,
        lastState: true,
      },
    ],
  },
};
