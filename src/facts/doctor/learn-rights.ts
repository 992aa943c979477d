import { CouldNotLook, NotThere } from '../../errors';
import type { Kubernetes } from '../connections';
import type { Right } from '../source';
import { rights, sources } from '../sources';
import type { Places, RightSeen } from './doctor-facts';

const all: readonly Right[] = [...Object.values(sources), ...Object.values(rights)];
const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

/**
 * One review for each right, and where it is not granted in all namespaces, one for each namespace that matters.
 * Every authenticated user may ask that about itself (system:basic-user).
 */
export async function learnRights(kubernetes: Kubernetes, places: Places): Promise<RightSeen[]> {
  const groups = new Map<string, Promise<boolean>>();
  const served = ({ group }: Right) => {
    if (!groups.has(group)) groups.set(group, isServed(kubernetes, group));
    return groups.get(group)!;
  };
  return Promise.all(
    all.map(async (right) => {
      const head = { id: rightId(right), right: onlyRight(right), narrow: [], served: true };
      try {
        if (await isAllowed(kubernetes, right)) return { ...head, everywhere: true };
        const narrow = await Promise.all(
          namespacesOf(right, places).map(async (namespace) => ({ namespace, allowed: await isAllowed(kubernetes, right, namespace) })),
        );
        return { ...head, everywhere: false, narrow, served: await served(right) };
      } catch (error) {
        if (!(error instanceof CouldNotLook)) throw error;
        return { ...head, everywhere: false, blind: { reason: error.reason, detail: error.detail } };
      }
    }),
  );
}

/** `may-list-pods`, `may-get-pods-log`: no two rights share one. */
export const rightId = ({ verbs, resource }: Right): string => `may-${verbs.join('-')}-${resource.replace('/', '-')}`;

/** Every right, as long as none was asked for. */
export const unasked = (): RightSeen[] =>
  all.map((right) => ({ id: rightId(right), right: onlyRight(right), narrow: [], served: true, everywhere: false }));

export const namespacesOf = ({ where }: Right, { monitoring, arc }: Places): string[] => {
  if (where === 'cluster') return [];
  return where === 'both' ? [...new Set([...monitoring, ...arc])].sort() : where === 'arc' ? arc : monitoring;
};

async function isAllowed(kubernetes: Kubernetes, right: Right, namespace?: string): Promise<boolean> {
  const { group, verbs, resourceNames = [undefined] } = right;
  const [resource, subresource] = right.resource.split('/');
  const answers = await Promise.all(
    resourceNames.flatMap((name) =>
      verbs.map(async (verb) => {
        const attributes = {
          group,
          resource,
          verb,
          ...(subresource && { subresource }),
          ...(name && { name }),
          ...(namespace && { namespace }),
        };
        const body = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec: { resourceAttributes: attributes } };
        const { status } = (await kubernetes.review(path, body)) as { status?: { allowed?: boolean } };
        return status?.allowed === true;
      }),
    ),
  );
  return answers.every((allowed) => allowed);
}

/** Discovery is open to every authenticated user; a group that is not there is an answer, too. */
async function isServed(kubernetes: Kubernetes, group: string): Promise<boolean> {
  if (group === '') return true;
  try {
    await kubernetes.get(`/apis/${group}`);
    return true;
  } catch (error) {
    if (error instanceof NotThere) return false;
    if (error instanceof CouldNotLook) return true;
    throw error;
  }
}

/** Without what only a list needs. */
function onlyRight({ group, resource, verbs, resourceNames, where, why }: Right): Right {
  return { group, resource, verbs, ...(resourceNames === undefined ? {} : { resourceNames }), where, why };
}
