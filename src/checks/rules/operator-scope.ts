import { flagValues } from '../../facts/arc-components';
import type { Container, Deployment } from '../../facts/shapes/workloads';
import { quoted } from './monitor-manifest';

/**
 * Why an operator does not see a namespace; undefined where it does. `--namespaces` and `--deny-namespaces` filter its informers,
 * and with them the namespaces that any selector can reach; `instanceFlag`, where it is given, takes precedence over both.
 * Each may be given several times and holds names between commas (prometheus-operator pkg/operator/config.go, pkg/listwatch).
 */
export function watchesNamespace(
  container: Pick<Container, 'command' | 'args'>,
  namespace: string,
  instanceFlag?: string,
): string | undefined {
  const instances = instanceFlag === undefined ? [] : namespacesOf(container, instanceFlag);
  if (instances.length > 0)
    return instances.includes(namespace) ? undefined : `--${instanceFlag}=${instances.join(',')} leaves namespace ${namespace} out`;
  const allowed = namespacesOf(container, 'namespaces');
  if (allowed.length > 0)
    return allowed.includes(namespace) ? undefined : `--namespaces=${allowed.join(',')} leaves namespace ${namespace} out`;
  const denied = namespacesOf(container, 'deny-namespaces');
  return denied.includes(namespace) ? `--deny-namespaces=${denied.join(',')} hides namespace ${namespace}` : undefined;
}

/** What a flag of namespaces holds, given once or several times. */
export const namespacesOf = (container: Pick<Container, 'command' | 'args'>, name: string): string[] =>
  flagValues(container, name)
    .flatMap((list) => list.split(','))
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** The operator's own container among sidecars. */
export function operatorContainer({ spec }: Deployment): Container {
  const containers = spec.template?.spec?.containers ?? [];
  return containers.find(({ image = '', name }) => /prometheus-operator/.test(`${image} ${name}`)) ?? containers[0] ?? { name: '' };
}

/** Values of kube-prometheus-stack for the same flags with the namespace taken in. It adds the release's own namespace where releaseNamespace is true. */
export function scopeValues(operator: Deployment, namespace: string): string {
  const container = operatorContainer(operator);
  const allowed = namespacesOf(container, 'namespaces');
  const home = operator.metadata.namespace;
  if (allowed.length === 0) {
    const denied = namespacesOf(container, 'deny-namespaces').filter((each) => each !== namespace);
    return `prometheusOperator:\n  denyNamespaces: [${denied.map(quoted).join(', ')}]`;
  }
  const additional = [...allowed.filter((each) => each !== home), namespace];
  return `prometheusOperator:\n  namespaces:\n    releaseNamespace: ${allowed.includes(home)}\n    additional: [${additional.map(quoted).join(', ')}]`;
}
