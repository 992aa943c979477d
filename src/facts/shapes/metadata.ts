import type { KeepTree } from '../keep';

/** What is kept of any object's metadata. */
export interface Metadata {
  name: string;
  namespace: string;
  uid?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  /** When anything but the status was last written, by whom: kept of monitors and Prometheus objects. */
  managedFields?: { time?: string; subresource?: string }[];
}

export const metadata: KeepTree = {
  name: true,
  namespace: true,
  uid: true,
  generation: true,
  creationTimestamp: true,
  deletionTimestamp: true,
  labels: true,
  annotations: {
    'meta.helm.sh/release-name': true,
    'meta.helm.sh/release-namespace': true,
    'operator.prometheus.io/controller-id': true,
    'operator.prometheus.io/version': true,
    'kubectl.kubernetes.io/last-applied-configuration': true,
  },
  managedFields: [{ time: true, subresource: true }],
};

/** Objects whose applied configuration may hold anything (environment, tokens) are kept without it. */
export const plainMetadata: KeepTree = {
  name: true,
  namespace: true,
  uid: true,
  generation: true,
  creationTimestamp: true,
  deletionTimestamp: true,
  labels: true,
  annotations: {
    'meta.helm.sh/release-name': true,
    'meta.helm.sh/release-namespace': true,
    'actions-runner/unregistration-request-timestamp': true,
  },
};

/** A condition as most kinds write it. */
export interface Condition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  observedGeneration?: number;
  lastTransitionTime?: string;
}

/** metav1.LabelSelector; absent and null are nil, `{}` is everything. */
export type LabelSelector = {
  matchLabels?: Record<string, string>;
  matchExpressions?: { key: string; operator: string; values?: string[] }[];
};
