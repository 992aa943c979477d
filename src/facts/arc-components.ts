import { literally } from './literally';
import type { Container, Deployment } from './shapes/workloads';

/** The parts of ARC that expose metrics. Listeners are pods without a Deployment: the scale set controller makes them. */
export type ArcPart = 'controller' | 'github-webhook-server' | 'actions-metrics-server' | 'scale-set-controller' | 'scale-set-listener';

export interface ArcComponent {
  part: ArcPart;
  generation: 'summerwind' | 'scale-set';
  deployment: Deployment;
  /** The container that is ARC's own (beside a kube-rbac-proxy). */
  container: Container;
}

/** Labels that the scale set controller gives each listener pod, whatever the installation is called. */
export const listenerLabels = {
  'app.kubernetes.io/part-of': 'gha-runner-scale-set',
  'app.kubernetes.io/component': 'runner-scale-set-listener',
};

/** Whether labels are those of a listener's pod. */
export const areListeners = (labels: Readonly<Record<string, string>> = {}): boolean =>
  Object.entries(listenerLabels).every(([key, value]) => labels[key] === value);

/** Finds ARC among Deployments by image, command and the charts' labels, so that renamed releases and mirrored images are found too. */
export function findArcComponents(deployments: readonly Deployment[]): ArcComponent[] {
  return deployments.flatMap((deployment) => {
    const labels = { ...deployment.metadata.labels, ...deployment.spec.template?.metadata?.labels };
    for (const container of deployment.spec.template?.spec?.containers ?? []) {
      const part = partOf(container, labels);
      if (part !== undefined)
        return [{ part, generation: part.startsWith('scale-set') ? 'scale-set' : 'summerwind', deployment, container } as ArcComponent];
    }
    return [];
  });
}

function partOf(container: Container, labels: Readonly<Record<string, string>>): ArcPart | undefined {
  const image = container.image ?? '';
  const command = [...(container.command ?? []), ...(container.args ?? [])].join(' ');
  const name = labels['app.kubernetes.io/name'] ?? '';
  const chart = labels['helm.sh/chart'] ?? '';
  const scaleSet =
    /gha-runner-scale-set-controller/.test(image) ||
    /^(gha-runner-scale-set-controller|gha-rs-controller)-\d/.test(chart) ||
    labels['app.kubernetes.io/part-of'] === 'gha-rs-controller' ||
    command.includes('--auto-scaling-runner-set-only');
  const legacy =
    /(^|\/)actions-runner-controller([:@]|$)/.test(image) ||
    /^actions-runner-controller/.test(name) ||
    /^actions-runner-controller-\d/.test(chart);
  if (!scaleSet && !legacy) return undefined;
  if (/kube-rbac-proxy/.test(`${container.name} ${image}`)) return undefined;
  if (scaleSet) return 'scale-set-controller';
  if (/github-?webhook-?server/.test(`${container.name} ${command} ${name}`)) return 'github-webhook-server';
  if (/actions-?metrics-?server/.test(`${container.name} ${command} ${name}`)) return 'actions-metrics-server';
  return 'controller';
}

/** Value of a `--flag=value` or `--flag value` argument; undefined where it is not given. Given twice, the last one counts, as in Go's flag package. */
export const flag = (container: Pick<Container, 'command' | 'args'>, name: string): string | undefined =>
  flagValues(container, name).at(-1);

/** The values of a flag that may be given several times, in order. */
export function flagValues(container: Pick<Container, 'command' | 'args'>, name: string): string[] {
  const words = [...(container.command ?? []), ...(container.args ?? [])];
  const form = new RegExp(`^--?${literally(name)}(?:=(.*))?$`, 's');
  return words.flatMap((word, index) => {
    const match = form.exec(word);
    return match === null ? [] : [match[1] ?? words[index + 1] ?? ''];
  });
}
