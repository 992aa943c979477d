import { type ArcComponent, flag } from '../../facts/arc-components';
import type { Service, ServicePort } from '../../facts/shapes/network';
import type { Container, ContainerPort } from '../../facts/shapes/workloads';

/** Where ARC's process serves metrics, from its own arguments. */
export type MetricsAddress = { kind: 'off' } | { kind: 'loopback'; port: number } | { kind: 'open'; port: number } | { kind: 'unknown' };

/** Reads `--metrics-addr` (legacy default ":8080"; the scale set chart passes "0" unless metrics are switched on). */
export function metricsAddress({ container, part }: ArcComponent): MetricsAddress {
  const address =
    flag(container, 'metrics-addr') ?? (part === 'scale-set-controller' ? ':8080' : part === 'controller' ? ':8080' : undefined);
  if (address === undefined) return { kind: 'unknown' };
  if (address === '0' || address === '') return { kind: 'off' };
  const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(address) ?? [];
  if (port === '') return { kind: 'unknown' };
  return { kind: /^(127\.|localhost$|\[?::1\]?$)/.test(host) ? 'loopback' : 'open', port: Number(port) };
}

/** The kube-rbac-proxy beside ARC, if any, and the port on which it lets Prometheus in. */
export function rbacProxy({ deployment }: ArcComponent): { container: Container; port: number | undefined } | undefined {
  const container = (deployment.spec.template?.spec?.containers ?? []).find(({ name, image = '' }) =>
    /kube-rbac-proxy/.test(`${name} ${image}`),
  );
  if (container === undefined) return undefined;
  const port = /:(\d+)$/.exec(flag(container, 'secure-listen-address') ?? '')?.[1];
  return { container, port: port === undefined ? undefined : Number(port) };
}

/** The declared container port that leads to the metrics: by number, else by its name. */
export function metricsContainerPort(component: ArcComponent): ContainerPort | undefined {
  const ports = (component.deployment.spec.template?.spec?.containers ?? []).flatMap((container) => container.ports ?? []);
  const address = metricsAddress(component);
  const number = rbacProxy(component)?.port ?? (address.kind === 'open' ? address.port : undefined);
  return ports.find(({ name }) => /metrics/.test(name ?? '')) ?? ports.find(({ containerPort }) => containerPort === number);
}

/** The port of a Service that leads to the container port of ARC's metrics, whatever it is called. */
export function metricsServicePort(service: Service, component: ArcComponent): ServicePort | undefined {
  const port = metricsContainerPort(component);
  const ports = service.spec.ports ?? [];
  return (
    ports.find(
      ({ targetPort, port: own }) => port !== undefined && (targetPort === port.name || Number(targetPort ?? own) === port.containerPort),
    ) ?? ports.find(({ name, targetPort }) => /metrics/.test(`${name ?? ''} ${targetPort ?? ''}`))
  );
}
