import type { Fix } from '../../reports/report';
import { lasting } from '../rules/lasting';
import { mergePatch } from '../rules/shell';
import { type RunnerSet, setName } from './runner-set';

/** A maximum with room for the jobs that wait and a few more, so that the set is not full again at once. */
export function roomierMaximum({ max, waitingJobs }: Pick<RunnerSet, 'max' | 'waitingJobs'>): number {
  const now = max.value ?? 0;
  return now + Math.max((waitingJobs.value ?? 0) + Math.ceil(now / 5), Math.ceil(now / 2));
}

/** How a set's maximum is raised, whatever kind it is; the number is a proposal. */
export function raiseMaximum(set: RunnerSet, max: number, explain: string): Fix {
  const { namespace, name, autoscaler, scaleSet, kind, metadata } = set;
  if (scaleSet !== undefined)
    return {
      explain,
      commands: [mergePatch(namespace, 'autoscalingrunnerset', name, { spec: { maxRunners: max } })],
      lasting: lasting(scaleSet.metadata, `maxRunners: ${max}`, `# AutoscalingRunnerSet ${setName(set)}\nspec:\n  maxRunners: ${max}`),
    };
  if (autoscaler !== undefined)
    return {
      explain,
      commands: [mergePatch(namespace, 'horizontalrunnerautoscaler', autoscaler.metadata.name, { spec: { maxReplicas: max } })],
      lasting: {
        kind: 'manifest',
        text: `# HorizontalRunnerAutoscaler ${namespace}/${autoscaler.metadata.name}\nspec:\n  maxReplicas: ${max}`,
      },
    };
  // Without an autoscaler the set is as large as it says; where only metrics tell of it, nobody knows what to change.
  if (metadata === undefined) return { explain, commands: [] };
  return {
    explain,
    commands: [mergePatch(namespace, kind.toLowerCase(), name, { spec: { replicas: max } })],
    lasting: { kind: 'manifest', text: `# ${kind} ${setName(set)}\nspec:\n  replicas: ${max}` },
  };
}
