import { flagValues } from '../../facts/arc-components';
import type { Container, Deployment } from '../../facts/shapes/workloads';

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
  const instances = instanceFlag === undefined ? [] : names(container, instanceFlag);
  if (instances.length > 0)
    return instances.includes(namespace) ? undefined : `--${instanceFlag}=${instances.join(',')} leaves namespace ${namespace} out`;
  const allowed = names(container, 'namespaces');
  if (allowed.length > 0)
    return allowed.includes(namespace) ? undefined : `--namespaces=${allowed.join(',')} leaves namespace ${namespace} out`;
  const denied = names(container, 'deny-namespaces');
  return denied.includes(namespace) ? `--deny-namespaces=${denied.join(',')} hides namespace ${namespace}` : undefined;
}

const names = (container: Pick<Container, 'command' | 'args'>, name: string): string[] =>
  flagValues(container, name)
    .flatMap((list) => list.split(','))
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** The operator's own container among sidecars. */
export function operatorContainer({ spec }: Deployment): Container {
  const containers = spec.template?.spec?.containers ?? [];
  return containers.find(({ image = '', name }) => /prometheus-operator/.test(`${image} ${name}`)) ?? containers[0] ?? { name: '' };
}
