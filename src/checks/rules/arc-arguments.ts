import type { ArcComponent } from '../../facts/arc-components';
import { metricsContainerPort } from './metrics-port';
import { jsonPatch, kubectl } from './shell';

/**
 * Commands that give flags of ARC's own container other values, applied again and again with the same end. An argument that is there is
 * replaced where it stands, so that no other argument has to be printed; one that is not makes the list be printed whole.
 */
export function setFlags({ deployment, container }: ArcComponent, flags: Readonly<Record<string, string>>): string[] {
  const { namespace, name } = deployment.metadata;
  const index = (deployment.spec.template?.spec?.containers ?? []).findIndex((each) => each.name === container.name);
  const places = Object.entries(flags).map(([flag, value]) => ({ flag, value, place: placeOf(container, flag) }));
  if (places.some(({ place }) => place === undefined)) {
    const others = (container.args ?? []).filter((word) => !places.some(({ flag }) => isFlag(word, flag)));
    const args = [...others, ...places.map(({ flag, value }) => `--${flag}=${value}`)];
    return [mergeContainer(namespace, name, { name: container.name, args })];
  }
  const operations = places.map(({ flag, value, place }) => ({
    op: 'replace' as const,
    path: `/spec/template/spec/containers/${index}/${place!.list}/${place!.at}`,
    value: place!.alone ? value : `--${flag}=${value}`,
  }));
  return [jsonPatch(namespace, 'deployment', name, ...operations)];
}

/** Declares the metrics port on ARC's container, where it is not: a PodMonitor finds it by its name. */
export function declareMetricsPort(component: ArcComponent, name: string, containerPort: number): string[] {
  if (metricsContainerPort(component) !== undefined) return [];
  const { namespace, name: deployment } = component.deployment.metadata;
  return [mergeContainer(namespace, deployment, { name: component.container.name, ports: [{ name, containerPort, protocol: 'TCP' }] })];
}

/** A strategic merge finds the container by its name and its ports by their number. */
const mergeContainer = (namespace: string, deployment: string, container: object): string =>
  kubectl(
    namespace,
    'patch',
    'deployment',
    deployment,
    '-p',
    JSON.stringify({ spec: { template: { spec: { containers: [container] } } } }),
  );

interface Place {
  list: 'command' | 'args';
  at: number;
  /** The value is a word of its own, after the flag. */
  alone: boolean;
}

function placeOf(container: ArcComponent['container'], flag: string): Place | undefined {
  for (const list of ['args', 'command'] as const) {
    const words = container[list] ?? [];
    const at = words.findLastIndex((word) => isFlag(word, flag));
    if (at >= 0) return words[at]!.includes('=') ? { list, at, alone: false } : { list, at: at + 1, alone: true };
  }
  return undefined;
}

const isFlag = (word: string, flag: string): boolean => /^--?/.test(word) && word.replace(/^--?/, '').split('=')[0] === flag;
