import type { ArcComponent } from '../../facts/arc-components';
import type { Pod } from '../../facts/shapes/workloads';
import { lasting } from '../rules/lasting';
import { kubectl } from '../rules/shell';
import { named, podEvidence, podsOf } from '../rules/workload-health';
import { type StatusFinding, statusCheck } from './status-check';

export const arcNotRunning = statusCheck({
  id: 'arc-not-running',
  title: "ARC's controllers run",
  why: 'A controller that does not run makes, scales and replaces no runner: jobs wait as soon as the runners at hand are used up.',
  needs: ['generations', 'controllers', 'pods'],
  presumes: ['arc-missing'],
  judge({ generations, controllers, pods }) {
    const findings = controllers.components.flatMap((component) => judgeComponent(component, pods.items));
    for (const { name, components } of generations) {
      if (components.some(({ part }) => part === 'controller' || part === 'scale-set-controller')) continue;
      const group = name === 'summerwind' ? 'actions.summerwind.dev' : 'actions.github.com';
      if (!controllers.everywhere) {
        if (findings.length > 0) continue;
        return { unknown: `The controller of ${group} was not found where it could be looked for, which was not everywhere.` };
      }
      findings.push({
        severity: 'fail',
        generation: name,
        title: `No controller of ${group} is installed`,
        saw: `There are sets of runners of ${group}, but no Deployment in the cluster runs its controller.`,
        fix: { explain: "Restore it: helm rollback, or the release's next upgrade, brings a deleted Deployment back.", commands: [] },
      });
    }
    return findings;
  },
});

function judgeComponent({ deployment, part, generation }: ArcComponent, pods: readonly Pod[]): StatusFinding[] {
  const { name, namespace } = deployment.metadata;
  const wanted = deployment.spec.replicas ?? 1;
  const what = `Deployment ${named(deployment)} (${part})`;
  if (wanted === 0)
    return [
      {
        severity: 'fail',
        generation,
        title: `ARC's ${part} is scaled to 0`,
        saw: `${what} wants 0 replicas: nobody makes or scales runners, and its metrics are gone.`,
        fix: {
          explain: 'Scale it up. It leads within about 15 seconds, and its numbers are back at the next scrape.',
          commands: [kubectl(namespace, 'scale', 'deployment', name, '--replicas=1')],
          lasting: lasting(deployment.metadata, 'replicaCount: 1', `# Deployment ${named(deployment)}\nspec:\n  replicas: 1`),
        },
      },
    ];
  const ready = deployment.status?.readyReplicas ?? 0;
  if (ready >= wanted) return [];
  const evidence = podEvidence(podsOf(deployment, pods));
  const log = kubectl(namespace, 'logs', `deployment/${name}`, '--all-containers', '--tail=50');
  return [
    {
      generation,
      severity: ready === 0 ? 'fail' : 'warn',
      title: ready === 0 ? `ARC's ${part} is not ready` : `ARC's ${part} has ${ready} of ${wanted} pods ready`,
      saw: `${what} has ${ready} of ${wanted} pods ready${evidence[0] === undefined ? '' : `: ${evidence[0].text}`}.`,
      evidence,
      fix: { explain: `Mend what the pod says; its log tells more: ${log}`, commands: [] },
    },
  ];
}
