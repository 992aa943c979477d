import { kubectl } from '../rules/shell';
import { statusCheck } from './status-check';

export const gaugeOutlivesHra = statusCheck({
  id: 'gauge-outlives-hra',
  title: 'Metrics speak only of what is there',
  why: 'ARC never deletes a gauge: one of a deleted autoscaler or set keeps its last value, in dashboards and alerts too, until the controller restarts.',
  needs: ['outlived', 'controllers'],
  presumes: ['arc-missing'],
  judge({ outlived, controllers }) {
    return outlived.map(({ kind, namespace, name, because, families, podNamespace }) => {
      const part = kind === 'AutoscalingRunnerSet' ? 'scale-set-controller' : 'controller';
      const its = controllers.components.filter((component) => component.part === part).map(({ deployment }) => deployment.metadata);
      const controller = its.find((metadata) => metadata.namespace === podNamespace) ?? (its.length === 1 ? its[0] : undefined);
      return {
        severity: 'warn' as const,
        set: { kind, namespace, name },
        title: `Metrics of ${kind} ${namespace}/${name} outlive ${because === 'deleted' ? 'it' : 'their type'}`,
        subject: `${kind} ${namespace}/${name}`,
        saw: `${kind} ${namespace}/${name} ${because === 'deleted' ? 'does not exist' : 'is not of the type PercentageRunnersBusy any more'}, yet ${stillScraped(families)} left out of the numbers here; dashboards and alerts that add them up count it.`,
        fix: {
          explain:
            'Restarting the controller forgets them. Runners are not touched; scaling pauses for about 15 seconds until a pod leads again.',
          commands: controller === undefined ? [] : [kubectl(controller.namespace, 'rollout', 'restart', 'deployment', controller.name)],
        },
      };
    });
  },
});

function stillScraped(families: readonly string[]): string {
  if (families.length === 1) return `${families[0]} of it is still scraped. It is`;
  return `${families.length} metrics (${[...families].sort().slice(0, 3).join(', ')}${families.length > 3 ? ' ...' : ''}) of it are still scraped. They are`;
}
