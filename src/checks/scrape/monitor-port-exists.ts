import type { ArcComponent } from '../../facts/arc-components';
import { endpointsOf } from '../../facts/scrape/arc-monitors';
import type { Monitor, MonitorEndpoint } from '../../facts/shapes/monitoring';
import type { Service } from '../../facts/shapes/network';
import type { ContainerPort, Pod } from '../../facts/shapes/workloads';
import type { Fix } from '../../reports/report';
import { fail, type Judgement, notApplicable, pass } from '../check';
import { declareMetricsPort } from '../rules/arc-arguments';
import { restoredByHelm } from '../rules/lasting';
import { candidateServices, meantPods, meantServices } from '../rules/meant-objects';
import { metricsAddress, metricsContainerPort, metricsServicePort, rbacProxy } from '../rules/metrics-port';
import { chartEndpoint, quoted } from '../rules/monitor-manifest';
import { endpointsField } from '../rules/rejection';
import { jsonPatch } from '../rules/shell';
import { named } from '../rules/workload-health';
import { scrapeCheck } from './scrape-check';
import type { Subject } from './subject';

export const monitorPortExists = scrapeCheck({
  id: 'monitor-port-exists',
  title: 'The port that the monitor asks for exists',
  why: '`port` is the name of a Service port (a PodMonitor: of a container port), `targetPort` a port that a container declares; a number or name that nobody has gives no target and no error.',
  needs: ['monitor', 'services', 'pods', 'prometheus'],
  presumes: ['operator-crds-are-served', 'monitor-exists'],
  // With its metrics switched off ARC declares no port for them.
  follows: ['arc-exposes-metrics'],
  causes: {
    'port-name-not-found':
      'No port of the selected Services (pods) has the name that the monitor asks for. Ask for the name that is there.',
    'target-port-not-declared': 'targetPort names no declared container port. Ask for the Service port by its name instead.',
  },
  judge({ monitor, services, pods, prometheus }, subject) {
    if (monitor === undefined) return notApplicable('There is no monitor.');
    const selected = meantServices(monitor, prometheus, services, subject);
    const selectedPods =
      monitor.kind === 'PodMonitor'
        ? meantPods(monitor, prometheus, pods, subject)
        : pods.filter(({ metadata }) => metadata.namespace === subject.component?.deployment.metadata.namespace);
    if (endpointsOf(monitor).length === 0) {
      return fail({
        cause: 'port-name-not-found',
        saw: `${monitor.kind} ${named(monitor)} has no endpoint at all.`,
        fix: addEndpoint(monitor, selected, subject),
      });
    }
    const none = monitor.kind === 'PodMonitor' ? selectedPods.length === 0 : candidateServices(services, monitor, subject).length === 0;
    if (none) return notApplicable("Nothing that leads to ARC's metrics is there, whose ports could be read.");
    const problems = endpointsOf(monitor).flatMap((endpoint, index) =>
      monitor.kind === 'PodMonitor'
        ? (podPort(monitor, endpoint, index, selectedPods, subject) ?? [])
        : (servicePort(monitor, endpoint, index, selected, selectedPods, subject) ?? []),
    );
    if (problems.length > 0) return problems;
    return pass(
      `${endpointsOf(monitor)
        .map(({ port, targetPort }) => `port ${port ?? targetPort ?? 'any'}`)
        .join(', ')} is there.`,
    );
  },
});

function servicePort(
  monitor: Monitor,
  { port, targetPort }: MonitorEndpoint,
  index: number,
  services: readonly Service[],
  pods: readonly Pod[],
  { component }: Subject,
): Judgement | undefined {
  const right =
    component === undefined
      ? undefined
      : services.map((service) => metricsServicePort(service, component)?.name).find((name) => name !== undefined);
  if (port !== undefined && port !== '') {
    const names = services.flatMap((service) => (service.spec.ports ?? []).map(({ name }) => name ?? '(unnamed)'));
    if (names.includes(port)) return undefined;
    return fail({
      cause: 'port-name-not-found',
      saw: `Endpoint ${index} asks for port "${port}"; ${services.map((service) => `Service ${named(service)} has ${(service.spec.ports ?? []).map(({ name }) => `"${name ?? ''}"`).join(', ') || 'none'}`).join('; ')}.`,
      fix: ask(monitor, index, right),
    });
  }
  if (targetPort === undefined || targetPort === '') return undefined;
  if (declares(pods.flatMap(containerPorts), targetPort)) return undefined;
  return fail({
    cause: 'target-port-not-declared',
    saw: `Endpoint ${index} asks for targetPort ${targetPort}; the pods declare ${portList(pods)}.`,
    fix: ask(monitor, index, right),
  });
}

function podPort(
  monitor: Monitor,
  { port, portNumber, targetPort }: MonitorEndpoint,
  index: number,
  pods: readonly Pod[],
  { component, part }: Subject,
): Judgement | undefined {
  const wanted = port !== undefined && port !== '' ? port : (portNumber ?? targetPort);
  if (wanted === undefined || declares(pods.flatMap(containerPorts), wanted)) return undefined;
  const right =
    pods.flatMap(containerPorts).find(({ name }) => /metrics/.test(name ?? ''))?.name ??
    (component === undefined ? undefined : metricsContainerPort(component)?.name);
  return fail({
    cause: port === undefined || port === '' ? 'target-port-not-declared' : 'port-name-not-found',
    saw: `Endpoint ${index} asks for port ${JSON.stringify(wanted)}; the selected pods (${pods.map(named).join(', ')}) declare ${portList(pods)}.`,
    fix: (right === undefined && part !== 'scale-set-listener' && declare(component, wanted)) || ask(monitor, index, right),
  });
}

/** Where ARC serves its metrics and its container just does not say so: a PodMonitor finds ports that are declared alone. */
function declare(component: ArcComponent | undefined, wanted: string | number): Fix | undefined {
  const address = component === undefined ? undefined : metricsAddress(component);
  const port = component === undefined || address?.kind !== 'open' ? undefined : (rbacProxy(component)?.port ?? address.port);
  if (component === undefined || port === undefined || (typeof wanted === 'number' && wanted !== port)) return undefined;
  const name = typeof wanted === 'string' ? wanted : component.generation === 'scale-set' ? 'metrics' : 'metrics-port';
  const { deployment } = component;
  return {
    explain: `ARC serves its metrics on port ${port}, and its container does not declare it: declare it as "${name}". ARC restarts with it.`,
    commands: declareMetricsPort(component, name, port),
    lasting: restoredByHelm(
      deployment.metadata,
      `# container ${component.container.name} of Deployment ${named(deployment)}\nports: [{name: ${quoted(name)}, containerPort: ${port}}]`,
    ),
  };
}

function addEndpoint(monitor: Monitor, services: readonly Service[], { component, part }: Subject): Fix {
  const explain = 'Add one, with the port to scrape.';
  const port =
    component === undefined || part === 'scale-set-listener'
      ? 'metrics'
      : monitor.kind === 'PodMonitor'
        ? metricsContainerPort(component)?.name
        : services.map((service) => metricsServicePort(service, component)?.name).find((name) => name !== undefined);
  if (component === undefined || port === undefined) return { explain, commands: [] };
  const endpoint = chartEndpoint(component, port, part);
  const { namespace, name } = monitor.metadata;
  return {
    explain: `Add one that asks as ARC's chart does. The operator hands it on within seconds, Prometheus loads it up to two minutes later.`,
    commands: [
      jsonPatch(namespace, monitor.kind.toLowerCase(), name, { op: 'add', path: `/spec/${endpointsField(monitor)}`, value: [endpoint] }),
    ],
    lasting: restoredByHelm(
      monitor.metadata,
      `# ${monitor.kind} ${named(monitor)}\n${endpointsField(monitor)}: [${JSON.stringify(endpoint)}]`,
    ),
  };
}

function ask(monitor: Monitor, index: number, right: string | undefined) {
  const { namespace, name } = monitor.metadata;
  if (right === undefined)
    return { explain: "None of the ports there leads to ARC's metrics: see whether metrics are switched on in ARC.", commands: [] };
  return {
    explain: `Ask for port "${right}", which leads to ARC's metrics. The operator hands it on within seconds, Prometheus loads it up to two minutes later.`,
    commands: [
      jsonPatch(namespace, monitor.kind.toLowerCase(), name, {
        op: 'add',
        path: `/spec/${endpointsField(monitor)}/${index}/port`,
        value: right,
      }),
    ],
    lasting: restoredByHelm(monitor.metadata, `# endpoint ${index} of ${monitor.kind} ${named(monitor)}\nport: ${right}`),
  };
}

const containerPorts = ({ spec }: Pod): ContainerPort[] =>
  [...(spec.containers ?? []), ...(spec.initContainers ?? [])].flatMap(({ ports }) => ports ?? []);
const declares = (ports: readonly ContainerPort[], wanted: number | string): boolean =>
  ports.some(({ name, containerPort }) => name === wanted || String(containerPort) === String(wanted));
const portList = (pods: readonly Pod[]): string =>
  [
    ...new Set(pods.flatMap(containerPorts).map(({ name, containerPort }) => `${name ?? 'unnamed'} (${containerPort ?? 'no number'})`)),
  ].join(', ') || 'none';
