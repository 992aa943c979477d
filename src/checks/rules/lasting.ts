import type { Metadata } from '../../facts/shapes/metadata';
import type { Fix } from '../../reports/report';

type Lasting = NonNullable<Fix['lasting']>;

export interface HelmOwner {
  release: string;
  namespace: string;
  /** `kube-prometheus-stack-88.3.0`; undefined where no label tells. */
  chart: string | undefined;
}

/** The Helm release that manages an object: Helm annotates what it installs, and charts label it. */
export function helmOwner({ labels = {}, annotations = {}, namespace }: Metadata): HelmOwner | undefined {
  const managed = labels['app.kubernetes.io/managed-by'] === 'Helm' || labels.heritage === 'Helm';
  const release =
    annotations['meta.helm.sh/release-name'] ?? (managed ? (labels['app.kubernetes.io/instance'] ?? labels.release) : undefined);
  if (release === undefined) return undefined;
  return { release, namespace: annotations['meta.helm.sh/release-namespace'] ?? namespace, chart: labels['helm.sh/chart'] ?? labels.chart };
}

/**
 * What an object must carry so that a release which renders it takes it as its own; without it the next upgrade refuses to touch it.
 * https://helm.sh/docs/faq/changes_since_helm2/ (adoption), helm pkg/action/validate.go
 */
export function helmMarks({ annotations = {} }: Metadata): { labels: Record<string, string>; annotations: Record<string, string> } {
  const marks = Object.entries(annotations).filter(([key]) => /^meta\.helm\.sh\/release-(name|namespace)$/.test(key));
  return marks.length < 2
    ? { labels: {}, annotations: {} }
    : { labels: { 'app.kubernetes.io/managed-by': 'Helm' }, annotations: Object.fromEntries(marks) };
}

/** Whether what `helmMarks` gives is more than nothing. */
export const isMarkedByHelm = (metadata: Metadata): boolean => Object.keys(helmMarks(metadata).annotations).length > 0;

/** `0.23.7` of `actions-runner-controller-0.23.7`. */
export const chartVersion = (chart: string | undefined): string | undefined => /-(\d+\.\d+\.\d+\S*)$/.exec(chart ?? '')?.[1];

/** Values for the release that manages the object; where none does, the manifest's own lines. */
export function lasting(metadata: Metadata, values: string | undefined, manifest: string): Lasting {
  const owner = helmOwner(metadata);
  if (owner === undefined || values === undefined) return { kind: 'manifest', text: manifest };
  return {
    kind: 'helm-values',
    text: `# release ${owner.release} in namespace ${owner.namespace}${owner.chart === undefined ? '' : `, chart ${owner.chart}`}\n${values}`,
  };
}

/** The change was made by hand on an object that Helm manages: its next upgrade with unchanged values undoes it. */
export function restoredByHelm(metadata: Metadata, whatElse: string): Lasting {
  const owner = helmOwner(metadata);
  if (owner === undefined) return { kind: 'manifest', text: whatElse };
  return {
    kind: 'other',
    text: `Helm release ${owner.release} (namespace ${owner.namespace}) manages this object. Where it was changed by hand, the release already renders it right; where its next upgrade breaks it again, look for it among the release's values.`,
  };
}

/** Whether the legacy ARC chart takes `metrics.serviceMonitor` as a map (from 0.23.4) or as a boolean (until 0.23.3). Undefined: the chart is not known. */
export function serviceMonitorIsMap(chart: string | undefined): boolean | undefined {
  const [major = 0, minor = 0, patch = 0] = (chartVersion(chart) ?? '').split('.').map((part) => Number.parseInt(part, 10));
  if (chartVersion(chart) === undefined || !/^actions-runner-controller-/.test(chart ?? '')) return undefined;
  return major > 0 || minor > 23 || (minor === 23 && patch >= 4);
}
