import type { KeepTree } from '../keep';
import { type Condition, type Metadata, plainMetadata } from './metadata';

export interface Node {
  metadata: Metadata;
  spec?: { unschedulable?: boolean };
  status?: { nodeInfo?: { kubeletVersion?: string }; conditions?: Condition[] };
}

export const node: KeepTree = {
  // Labels tell of accounts and zones, which nobody needs here.
  metadata: {
    ...(plainMetadata as Record<string, KeepTree>),
    labels: { 'eks.amazonaws.com/nodegroup': true, 'karpenter.sh/nodepool': true },
  },
  spec: { unschedulable: true },
  status: { nodeInfo: { kubeletVersion: true }, conditions: [{ type: true, status: true, reason: true, message: true }] },
};
