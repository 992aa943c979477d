import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { apply, kubectl, mayI } from './bed';

/** A rule of a generated role, and the role that it is in. */
export interface GrantedRule {
  role: string;
  rule: { apiGroups: string[]; resources: string[]; resourceNames?: string[]; verbs: string[] };
}

type Variant = 'by-namespace' | 'cluster-wide';

interface Manifest {
  kind: string;
  metadata: { name: string; namespace?: string };
  rules?: GrantedRule['rule'][];
  roleRef?: { name: string };
  subjects?: object[];
}

/** Named apart from the bed's own, and bound to whoever is a ServiceAccount of this namespace. */
export const proofNamespace = 'arcbot-proof';
const ours = (name: string) => `proof-${name}`;

/** Grants a ServiceAccount exactly what a generated manifest grants to the group arcbot. */
export function grant(variant: Variant): void {
  apply(
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: proofNamespace } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'reader', namespace: proofNamespace } },
    ...manifests(variant),
  );
}

export const rulesOf = (variant: Variant): GrantedRule[] =>
  manifests(variant).flatMap(({ metadata, rules = [] }) => rules.map((rule) => ({ role: metadata.name, rule })));

export function withdraw(variant: Variant): void {
  for (const { kind, metadata } of manifests(variant))
    kubectl(['delete', kind, metadata.name, '--ignore-not-found', ...(metadata.namespace === undefined ? [] : ['-n', metadata.namespace])]);
}

/** Grants all rules of one role but these. */
export function grantWithout(variant: Variant, ...gone: GrantedRule[]): void {
  const role = manifests(variant).find(({ kind, metadata }) => kind === 'ClusterRole' && metadata.name === gone[0]!.role)!;
  const left = role.rules!.filter((rule) => !gone.some((each) => JSON.stringify(rule) === JSON.stringify(each.rule)));
  apply({ ...role, rules: left });
  for (const { rule } of gone) waitUntilDenied(variant, role, rule);
}

/** The authorizer learns of a changed role by a watch, a moment after the change. */
function waitUntilDenied(
  variant: Variant,
  { metadata }: Manifest,
  { apiGroups, resources, resourceNames, verbs }: GrantedRule['rule'],
): void {
  const namespace = manifests(variant).find(
    ({ roleRef, metadata: { namespace } }) => roleRef?.name === metadata.name && namespace !== undefined,
  )?.metadata.namespace;
  const [resource = '', subresource] = resources[0]!.split('/');
  const what = `${resource}${apiGroups[0] === '' ? '' : `.${apiGroups[0]}`}${resourceNames === undefined ? '' : `/${resourceNames[0]}`}`;
  const question = [verbs[0]!, what, ...(subresource === undefined ? [] : [`--subresource=${subresource}`])];
  const whom = [`--as=system:serviceaccount:${proofNamespace}:reader`, `--as-group=system:serviceaccounts:${proofNamespace}`];
  for (let tries = 0; tries < 50; tries++) {
    if (!mayI([...question, ...whom, ...(namespace === undefined ? [] : ['-n', namespace])])) return;
  }
  throw new Error(`${proofNamespace} may still ${verbs.join(',')} ${resources[0]}`);
}

export const grantAgain = (variant: Variant, { role }: GrantedRule): string =>
  apply(manifests(variant).find(({ kind, metadata }) => kind === 'ClusterRole' && metadata.name === role)!);

function manifests(variant: string): Manifest[] {
  const texts = parseAllDocuments(readFileSync(`infra/cluster-access/rbac/${variant}.yaml`, 'utf8'));
  return texts.map((text) => {
    const manifest = text.toJS() as Manifest;
    const subjects = [{ kind: 'Group', apiGroup: 'rbac.authorization.k8s.io', name: `system:serviceaccounts:${proofNamespace}` }];
    return {
      ...manifest,
      metadata: { ...manifest.metadata, name: ours(manifest.metadata.name) },
      ...(manifest.roleRef === undefined ? {} : { roleRef: { ...manifest.roleRef, name: ours(manifest.roleRef.name) }, subjects }),
    };
  });
}
