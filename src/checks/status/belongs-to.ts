import type { EphemeralRunner, Runner } from '../../facts/shapes/arc';
import type { RunnerSet } from './runner-set';

/** Labels that ARC puts on the runners of a set. */
const labelOf: Record<string, string> = {
  RunnerDeployment: 'runner-deployment-name',
  AutoscalingRunnerSet: 'actions.github.com/scale-set-name',
};

/** Whether a runner is one of a set: by ARC's label, else by the name of its owner, which begins with the set's. */
export function belongsTo(
  { metadata }: Runner | EphemeralRunner,
  { kind, namespace, name }: Pick<RunnerSet, 'kind' | 'namespace' | 'name'>,
): boolean {
  if (metadata.namespace !== namespace) return false;
  const label = metadata.labels?.[labelOf[kind] ?? ''];
  if (label !== undefined) return label === name;
  return metadata.ownerReferences?.some((owner) => owner.name === name || owner.name.replace(/-[a-z0-9]{5}$/, '') === name) ?? false;
}
