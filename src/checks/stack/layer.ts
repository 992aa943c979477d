import type { Fact } from '../../facts/fact';
import type { Listing } from '../../facts/list-source';
import type { Metadata } from '../../facts/shapes/metadata';
import type { Deployment, Pod } from '../../facts/shapes/workloads';
import type { Problem } from '../../reports/report';
import type { ManagedObject, StackComponent } from '../../reports/stack-outcome';
import { kubectl } from '../rules/shell';
import { podEvidence, podsOf } from '../rules/workload-health';

/** What is concluded about one layer of the stack. */
export interface Layer {
  components: StackComponent[];
  problems: Problem[];
  managed?: ManagedObject[];
}

export const component = (
  layer: StackComponent['layer'],
  what: string,
  health: StackComponent['health'],
  known: Partial<StackComponent> = {},
): StackComponent => ({ layer, what, object: null, version: null, chart: null, detail: null, ready: null, wanted: null, health, ...known });

export const chartOf = ({ labels = {} }: Metadata): string | null => labels['helm.sh/chart'] ?? labels.chart ?? null;

/** How a Deployment is doing, and the problem that it has. */
export function deploymentHealth(
  deployment: Deployment,
  pods: Fact<Listing<Pod>>,
  { id, what, means }: { id: string; what: string; means: string },
): { known: Partial<StackComponent>; health: StackComponent['health']; problems: Problem[] } {
  const { namespace, name } = deployment.metadata;
  const wanted = deployment.spec.replicas ?? 1;
  const ready = deployment.status?.readyReplicas ?? 0;
  const known = { object: `${namespace}/${name}`, chart: chartOf(deployment.metadata), ready, wanted };
  if (wanted > 0 && ready >= wanted) return { known, health: 'healthy', problems: [] };
  const evidence = podEvidence(podsOf(deployment, pods.known ? pods.value.items : []));
  const off = wanted === 0;
  const failing = off || ready === 0;
  const problem: Problem = {
    id,
    severity: failing ? 'fail' : 'warn',
    title: off ? `${what} is scaled to 0` : `${what} has ${ready} of ${wanted} pods ready`,
    subject: `Deployment ${namespace}/${name}`,
    saw: `Deployment ${namespace}/${name} has ${ready} of ${wanted} pods ready${evidence[0] === undefined ? '' : `: ${evidence[0].text}`}. ${means}`,
    fix: off
      ? { explain: 'Scale it up.', commands: [kubectl(namespace, 'scale', 'deployment', name, '--replicas=1')] }
      : {
          explain: `Mend what the pod says; its log tells more: ${kubectl(namespace, 'logs', `deployment/${name}`, '--all-containers', '--tail=50')}`,
          commands: [],
        },
    ...(evidence.length === 0 ? {} : { evidence }),
  };
  return { known, health: failing ? 'failing' : 'warning', problems: [problem] };
}

/** A layer that could not be looked at. */
export const unseen = (layer: StackComponent['layer'], what: string): StackComponent => component(layer, what, 'unknown');
