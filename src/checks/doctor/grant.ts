import type { DoctorFacts, RightSeen } from '../../facts/doctor/doctor-facts';
import { namespacesOf } from '../../facts/doctor/learn-rights';
import { applyManifest } from '../rules/shell';

/**
 * One command that adds rights, each as a ClusterRole of its own, so that it takes nothing away from what was applied before; bound in
 * the namespaces that lack it. To the group arcbot where we are in it, else to the user that we are.
 */
export function grant(rights: readonly RightSeen[], { who, places }: Pick<DoctorFacts, 'who' | 'places'>): string[] {
  const documents = rights.flatMap((seen) => documentsOf(seen, subjectOf(who), lackingIn(seen, places)));
  // What begins with a brace is a stream of JSON to kubectl, which has no "---" between its objects.
  return documents.length === 0 ? [] : [applyManifest(documents.map((document) => JSON.stringify(document)).join('\n'))];
}

/** Namespaces that lack a right; undefined: it is one of the whole cluster; []: nobody knows in which. */
export function lackingIn(seen: RightSeen, places: DoctorFacts['places']): string[] | undefined {
  if (seen.right.where === 'cluster') return undefined;
  const asked = seen.narrow.filter(({ allowed }) => !allowed).map(({ namespace }) => namespace);
  return asked.length > 0 ? asked : namespacesOf(seen.right, places);
}

function subjectOf(who: DoctorFacts['who']) {
  const apiGroup = 'rbac.authorization.k8s.io';
  const { username = '', groups = [] } = who.state === 'works' ? who.value : {};
  return groups.includes('arcbot') || username === ''
    ? { kind: 'Group', apiGroup, name: 'arcbot' }
    : { kind: 'User', apiGroup, name: username };
}

function documentsOf({ id, right }: RightSeen, subject: object, namespaces: readonly string[] | undefined): object[] {
  const { group, resource, verbs, resourceNames } = right;
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  const name = `arcbot-${id}`;
  const rule = { apiGroups: [group], resources: [resource], ...(resourceNames && { resourceNames }), verbs };
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name };
  const role = { apiVersion, kind: 'ClusterRole', metadata: { name }, rules: [rule] };
  if (namespaces === undefined) return [role, { apiVersion, kind: 'ClusterRoleBinding', metadata: { name }, roleRef, subjects: [subject] }];
  if (namespaces.length === 0) return [];
  return [
    role,
    ...namespaces.map((namespace) => ({ apiVersion, kind: 'RoleBinding', metadata: { name, namespace }, roleRef, subjects: [subject] })),
  ];
}
