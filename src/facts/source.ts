import type { KeepTree } from './keep';

/** In which namespaces of a narrow installation a right is needed. */
export type Where = 'cluster' | 'monitoring' | 'arc' | 'both';

/** One RBAC rule that arcbot needs, and why; the manifests in infra/ and the advice in answers are made of these. */
export interface Right {
  group: string;
  resource: string;
  verbs: readonly ('get' | 'list' | 'create')[];
  resourceNames?: readonly string[];
  where: Where;
  why: string;
}

/** A kind of object that is listed: the question, the right that it takes, and what is kept of each object. */
export interface Source<T> extends Right {
  version: string;
  keep: KeepTree;
  /** Set on each item, as list items carry no kind. */
  kind?: string;
  labelSelector?: string;
  fieldSelector?: string;
  /** Only type information: what `keep` leaves. */
  readonly item?: T;
}

export const defineSource = <T>(source: Source<T>): Source<T> => source;

/** API path of a list, in one namespace or in all. */
export function listPath(source: Source<unknown>, namespace?: string): string {
  const base = source.group === '' ? `/api/${source.version}` : `/apis/${source.group}/${source.version}`;
  return namespace === undefined ? `${base}/${source.resource}` : `${base}/namespaces/${namespace}/${source.resource}`;
}

/** The rule as one line of YAML, to paste under `rules:` of a Role or ClusterRole. */
export function ruleText(right: Right, namespace?: string): string {
  const names =
    right.resourceNames === undefined ? '' : `, resourceNames: [${right.resourceNames.map((name) => JSON.stringify(name)).join(', ')}]`;
  const rule = `- {apiGroups: [${JSON.stringify(right.group)}], resources: [${right.resource}]${names}, verbs: [${right.verbs.join(', ')}]}`;
  return namespace === undefined ? `${rule}  # in a ClusterRole` : `${rule}  # in a Role in namespace ${namespace}`;
}
