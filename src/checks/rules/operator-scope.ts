import { flag } from '../../facts/arc-components';
import type { Container } from '../../facts/shapes/workloads';

/**
 * Why an operator does not see a namespace; undefined where it does. `--namespaces` and `--deny-namespaces` filter its informers,
 * and with them the namespaces that any selector can reach (prometheus-operator pkg/listwatch); `instanceFlag` narrows further.
 */
export function watchesNamespace(
  container: Pick<Container, 'command' | 'args'>,
  namespace: string,
  instanceFlag?: string,
): string | undefined {
  const denied = names(flag(container, 'deny-namespaces'));
  if (denied.includes(namespace)) return `--deny-namespaces=${denied.join(',')} hides namespace ${namespace}`;
  const instances = instanceFlag === undefined ? [] : names(flag(container, instanceFlag));
  if (instances.length > 0)
    return instances.includes(namespace) ? undefined : `--${instanceFlag}=${instances.join(',')} leaves namespace ${namespace} out`;
  const allowed = names(flag(container, 'namespaces'));
  return allowed.length > 0 && !allowed.includes(namespace)
    ? `--namespaces=${allowed.join(',')} leaves namespace ${namespace} out`
    : undefined;
}

const names = (list: string | undefined): string[] =>
  (list ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
