import type { ArcComponent } from '../../facts/arc-components';
import { endpointsOf } from '../../facts/scrape/arc-monitors';
import type { Monitor } from '../../facts/shapes/monitoring';
import type { Service } from '../../facts/shapes/network';
import type { Pod } from '../../facts/shapes/workloads';
import { type Finding, fail, notApplicable, pass } from '../check';
import { restoredByHelm } from '../rules/lasting';
import { candidateServices, meantServices } from '../rules/meant-objects';
import { metricsContainerPort } from '../rules/metrics-port';
import { jsonPatch } from '../rules/shell';
import { named } from '../rules/workload-health';
import { scrapeCheck } from './scrape-check';

export const serviceHasEndpoints = scrapeCheck({
  id: 'service-has-endpoints',
  title: 'The Service leads to a pod',
  why: 'Prometheus discovers the addresses behind a Service; one that selects nobody gives no target and no error. Pods that are not ready are scraped all the same.',
  needs: ['monitor', 'services', 'prometheus', 'addresses', 'pods'],
  presumes: ['operator-crds-are-served', 'monitor-exists'],
  follows: ['arc-is-running'],
  causes: {
    'service-selects-no-pod': "The Service's selector matches no pod. Let it select what the pods are labelled with.",
    'endpoints-empty': 'Pods match the selector and none has an address, or none offers the port. See why the pods do not run.',
  },
  judge({ monitor, services, prometheus, addresses, pods }, subject) {
    if (monitor === undefined || monitor.kind === 'PodMonitor') return notApplicable('A PodMonitor needs no Service.');
    const { component } = subject;
    const meant = meantServices(monitor, prometheus, services, subject);
    const offering = meant.filter((service) => offersWantedPort(service, monitor));
    // Where the port's name is wrong, that is another's to tell; whether anybody is behind the Service is seen all the same.
    const selected = offering.length > 0 ? offering : meant.filter((each) => candidateServices([each], monitor, subject).length > 0);
    if (selected.length === 0) return notApplicable("No Service that leads to ARC's metrics is there.");
    const external = selected.find(({ spec }) => spec.type === 'ExternalName');
    if (external !== undefined && selected.length === 1) {
      return fail({
        cause: 'endpoints-empty',
        saw: `Service ${named(external)} is of type ExternalName (${external.spec.externalName ?? 'no name'}): Kubernetes keeps no addresses for it.`,
        fix: { explain: 'Point the monitor at a Service with a selector, or write Endpoints by hand.', commands: [] },
      });
    }
    const wanted = offering.length > 0 ? wantedPorts(monitor) : [];
    const found = selected.flatMap((service) =>
      addresses.filter(
        ({ namespace, name, count, ports }) =>
          namespace === service.metadata.namespace &&
          name === service.metadata.name &&
          count > 0 &&
          (ports === undefined || wanted.length === 0 || wanted.some((port) => ports.includes(port))),
      ),
    );
    if (found.length > 0)
      return pass(
        `${found.map(({ namespace, name, count }) => `Service ${namespace}/${name} leads to ${count} ${count === 1 ? 'address' : 'addresses'}`).join(', ')}.`,
      );

    const [service] = selected;
    if (service === undefined) return notApplicable('There is no Service.');
    const template = component?.deployment.spec.template?.metadata?.labels;
    const selector = service.spec.selector ?? {};
    const podsMatch = pods.some(({ metadata }) => metadata.namespace === service.metadata.namespace && meets(selector, metadata.labels));
    if (Object.keys(selector).length > 0 && !podsMatch && !(template !== undefined && meets(selector, template))) {
      const podLabels = component?.deployment.spec.selector?.matchLabels;
      return fail({
        cause: 'service-selects-no-pod',
        saw: `Service ${named(service)} selects ${text(selector)}, which no pod in ${service.metadata.namespace} carries${podLabels === undefined ? '' : `; ARC's pods carry ${text(podLabels)}`}.`,
        fix: {
          explain:
            podLabels === undefined
              ? "Let the Service select what ARC's pods are labelled with."
              : "Let the Service select ARC's pods. Prometheus discovers them within seconds.",
          commands:
            podLabels === undefined
              ? []
              : [
                  jsonPatch(service.metadata.namespace, 'service', service.metadata.name, {
                    op: 'add',
                    path: '/spec/selector',
                    value: podLabels,
                  }),
                ],
          lasting: restoredByHelm(service.metadata, `# Service ${named(service)}\nspec:\n  selector: ${JSON.stringify(podLabels ?? {})}`),
        },
      });
    }
    return fail(nobodyBehind(service, pods, monitor, component));
  },
});

const wantedPorts = (monitor: Monitor): string[] =>
  endpointsOf(monitor).flatMap(({ port }) => (port === undefined || port === '' ? [] : [port]));

function offersWantedPort({ spec }: Service, monitor: Monitor): boolean {
  const wanted = wantedPorts(monitor);
  return wanted.length === 0 || (spec.ports ?? []).some(({ name }) => wanted.includes(name ?? ''));
}

const text = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');

/** Nothing is behind a Service that selects nobody by name, or whose port leads to one that no pod declares. */
function nobodyBehind(service: Service, pods: readonly Pod[], monitor: Monitor, component: ArcComponent | undefined): Finding {
  const selector = service.spec.selector ?? {};
  const { namespace, name } = service.metadata;
  const wanted = component?.deployment.spec.selector?.matchLabels;
  if (Object.keys(selector).length === 0) {
    const isArcs = wanted !== undefined && component?.deployment.metadata.namespace === namespace;
    return {
      cause: 'endpoints-empty',
      saw: `Service ${named(service)} has no selector, and nobody wrote Endpoints for it.`,
      fix: {
        explain: `Let it select ARC's pods, or, if its addresses are kept by hand, write its Endpoints. Prometheus discovers them within seconds.`,
        commands: isArcs ? [jsonPatch(namespace, 'service', name, { op: 'add', path: '/spec/selector', value: wanted })] : [],
        lasting: restoredByHelm(service.metadata, `# Service ${named(service)}\nspec:\n  selector: ${JSON.stringify(wanted ?? {})}`),
      },
    };
  }
  const asked = endpointsOf(monitor).map(({ port }) => port);
  const index = (service.spec.ports ?? []).findIndex((port) => asked.includes(port.name ?? ''));
  const { targetPort } = service.spec.ports?.[index] ?? {};
  const declared = pods
    .filter(({ metadata }) => metadata.namespace === namespace && meets(selector, metadata.labels))
    .flatMap(({ spec }) => (spec.containers ?? []).flatMap(({ ports }) => ports ?? []));
  const right = component === undefined ? undefined : metricsContainerPort(component)?.name;
  if (typeof targetPort === 'string' && declared.length > 0 && !declared.some((port) => port.name === targetPort)) {
    return {
      cause: 'endpoints-empty',
      saw: `Port ${index} of Service ${named(service)} leads to port "${targetPort}", which none of the pods that it selects declares; they declare ${declared.map((port) => `"${port.name ?? port.containerPort}"`).join(', ')}.`,
      fix: {
        explain: 'Let the port lead to one that a container declares. Prometheus discovers the addresses within seconds.',
        commands:
          right === undefined
            ? []
            : [jsonPatch(namespace, 'service', name, { op: 'replace', path: `/spec/ports/${index}/targetPort`, value: right })],
        lasting: restoredByHelm(service.metadata, `# Service ${named(service)}, port ${index}\ntargetPort: ${right ?? '?'}`),
      },
    };
  }
  return {
    cause: 'endpoints-empty',
    saw: `Service ${named(service)} selects ${text(selector)}, and no pod with an address offers its port.`,
    fix: { explain: 'See whether the pods run, and whether a container declares the port that the Service leads to.', commands: [] },
  };
}

const meets = (selector: Readonly<Record<string, string>>, labels: Record<string, string> | undefined): boolean =>
  Object.entries(selector).every(([key, value]) => labels?.[key] === value);
