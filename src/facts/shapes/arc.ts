import type { KeepTree } from '../keep';
import { type Condition, type Metadata, plainMetadata } from './metadata';

/** What is kept of ARC's objects. Runner registration tokens (`status.registration.token`) are never among it. */

export interface RunnerDeployment {
  metadata: Metadata;
  spec: {
    replicas?: number;
    effectiveTime?: string | null;
    template?: {
      spec?: { enterprise?: string; organization?: string; repository?: string; group?: string; labels?: string[]; ephemeral?: boolean };
    };
  };
  status?: { replicas?: number; readyReplicas?: number; availableReplicas?: number; updatedReplicas?: number; desiredReplicas?: number };
}

export interface RunnerSet {
  metadata: Metadata;
  spec: { replicas?: number; enterprise?: string; organization?: string; repository?: string };
  status?: {
    replicas?: number;
    readyReplicas?: number;
    currentReplicas?: number;
    updatedReplicas?: number;
    availableReplicas?: number;
    desiredReplicas?: number;
  };
}

export interface RunnerReplicaSet {
  metadata: Metadata & { ownerReferences?: { kind: string; name: string }[] };
  spec: { replicas?: number };
  status?: { replicas?: number; readyReplicas?: number; availableReplicas?: number };
}

export interface HorizontalRunnerAutoscaler {
  metadata: Metadata;
  spec: {
    minReplicas?: number;
    maxReplicas?: number;
    scaleTargetRef?: { kind?: string; name?: string };
    metrics?: { type?: string; repositoryNames?: string[]; scaleUpThreshold?: string; scaleDownThreshold?: string }[];
    scaleUpTriggers?: unknown[];
    scheduledOverrides?: unknown[];
  };
  status?: {
    desiredReplicas?: number;
    lastSuccessfulScaleOutTime?: string;
    observedGeneration?: number;
    scheduledOverridesSummary?: string;
  };
}

export interface Runner {
  metadata: Metadata & { ownerReferences?: { kind: string; name: string }[] };
  spec: { enterprise?: string; organization?: string; repository?: string };
  status?: {
    phase?: string;
    ready?: boolean;
    reason?: string;
    message?: string;
    lastRegistrationCheckTime?: string;
    workflow?: { repository?: string; runID?: string };
  };
}

export interface AutoscalingRunnerSet {
  metadata: Metadata;
  spec: {
    githubConfigUrl?: string;
    minRunners?: number;
    maxRunners?: number;
    runnerScaleSetName?: string;
    runnerGroup?: string;
    githubConfigSecret?: string;
  };
  status?: {
    currentRunners?: number;
    pendingEphemeralRunners?: number;
    runningEphemeralRunners?: number;
    failedEphemeralRunners?: number;
    phase?: string;
  };
}

export interface AutoscalingListener {
  metadata: Metadata;
  spec: {
    autoscalingRunnerSetName?: string;
    autoscalingRunnerSetNamespace?: string;
    ephemeralRunnerSetName?: string;
    minRunners?: number;
    maxRunners?: number;
    runnerScaleSetId?: number;
  };
}

export interface EphemeralRunnerSet {
  metadata: Metadata & { ownerReferences?: { kind: string; name: string }[] };
  spec: { replicas?: number };
  status?: {
    currentReplicas?: number;
    pendingEphemeralRunners?: number;
    runningEphemeralRunners?: number;
    failedEphemeralRunners?: number;
    phase?: string;
  };
}

export interface EphemeralRunner {
  metadata: Metadata & { ownerReferences?: { kind: string; name: string }[] };
  status?: {
    phase?: string;
    ready?: boolean;
    reason?: string;
    message?: string;
    runnerId?: number;
    runnerName?: string;
    jobRepositoryName?: string;
    jobDisplayName?: string;
    jobRequestId?: number;
    workflowRunId?: number;
    failures?: Record<string, unknown>;
    conditions?: Condition[];
  };
}

const owned: KeepTree = { ...(plainMetadata as Record<string, KeepTree>), ownerReferences: [{ kind: true, name: true }] };
const scope: Record<string, KeepTree> = { enterprise: true, organization: true, repository: true };
const ephemeralCounts: Record<string, KeepTree> = {
  pendingEphemeralRunners: true,
  runningEphemeralRunners: true,
  failedEphemeralRunners: true,
  phase: true,
};

export const runnerDeployment: KeepTree = {
  metadata: plainMetadata,
  spec: { replicas: true, effectiveTime: true, template: { spec: { ...scope, group: true, labels: true, ephemeral: true } } },
  status: { replicas: true, readyReplicas: true, availableReplicas: true, updatedReplicas: true, desiredReplicas: true },
};
export const runnerSet: KeepTree = {
  metadata: plainMetadata,
  spec: { replicas: true, ...scope },
  status: {
    replicas: true,
    readyReplicas: true,
    currentReplicas: true,
    updatedReplicas: true,
    availableReplicas: true,
    desiredReplicas: true,
  },
};
export const runnerReplicaSet: KeepTree = {
  metadata: owned,
  spec: { replicas: true },
  status: { replicas: true, readyReplicas: true, availableReplicas: true },
};
export const horizontalRunnerAutoscaler: KeepTree = {
  metadata: plainMetadata,
  spec: {
    minReplicas: true,
    maxReplicas: true,
    scaleTargetRef: { kind: true, name: true },
    metrics: [{ type: true, repositoryNames: true, scaleUpThreshold: true, scaleDownThreshold: true }],
    scaleUpTriggers: true,
    scheduledOverrides: true,
  },
  status: { desiredReplicas: true, lastSuccessfulScaleOutTime: true, observedGeneration: true, scheduledOverridesSummary: true },
};
export const runner: KeepTree = {
  metadata: owned,
  spec: scope,
  status: {
    phase: true,
    ready: true,
    reason: true,
    message: true,
    lastRegistrationCheckTime: true,
    workflow: { repository: true, runID: true },
  },
};
export const autoscalingRunnerSet: KeepTree = {
  metadata: plainMetadata,
  spec: {
    githubConfigUrl: true,
    minRunners: true,
    maxRunners: true,
    runnerScaleSetName: true,
    runnerGroup: true,
    githubConfigSecret: true,
  },
  status: { currentRunners: true, ...ephemeralCounts },
};
export const autoscalingListener: KeepTree = {
  metadata: plainMetadata,
  spec: {
    autoscalingRunnerSetName: true,
    autoscalingRunnerSetNamespace: true,
    ephemeralRunnerSetName: true,
    minRunners: true,
    maxRunners: true,
    runnerScaleSetId: true,
  },
};
export const ephemeralRunnerSet: KeepTree = {
  metadata: owned,
  spec: { replicas: true },
  status: { currentReplicas: true, ...ephemeralCounts },
};
export const ephemeralRunner: KeepTree = {
  metadata: owned,
  status: {
    phase: true,
    ready: true,
    reason: true,
    message: true,
    runnerId: true,
    runnerName: true,
    jobRepositoryName: true,
    jobDisplayName: true,
    jobRequestId: true,
    workflowRunId: true,
    failures: true,
  },
};
