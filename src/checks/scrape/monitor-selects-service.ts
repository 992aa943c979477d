import { type ArcComponent, listenerLabels } from '../../facts/arc-components';
import { selectorMatches, selectorMisses, selectorText } from '../../facts/label-selector';
import { targetNamespaces } from '../../facts/scrape/arc-monitors';
import type { Monitor, PrometheusObject } from '../../facts/shapes/monitoring';
import type { Service } from '../../facts/shapes/network';
import type { Pod } from '../../facts/shapes/workloads';
import type { Fix } from '../../reports/report';
import { fail, type Judgement, notApplicable, pass } from '../check';
import { labelChanges, labelWords } from '../rules/label-changes';
import { isMarkedByHelm, lasting, restoredByHelm } from '../rules/lasting';
import { candidatePods, candidateServices } from '../rules/meant-objects';
import { metricsContainerPort } from '../rules/metrics-port';
import { stableLabels } from '../rules/monitor-manifest';
import { metricsServiceManifest } from '../rules/service-manifest';
import { applyManifest, kubectl, mergePatch } from '../rules/shell';
import { named } from '../rules/workload-health';
import { scrapeCheck } from './scrape-check';
import type { Subject } from './subject';

export const monitorSelectsService = scrapeCheck({
  id: 'monitor-selects-service',
  title: "The monitor selects ARC's Service (a PodMonitor: its pods)",
  why: 'A monitor finds its targets by the labels of Services (pods) in the namespaces that it names.',
  needs: ['monitor', 'services', 'pods', 'prometheus', 'idle'],
  presumes: ['operator-crds-are-served', 'monitor-exists'],
  causes: {
    'service-missing':
      "No Service (pod) with ARC's metrics exists where the monitor looks. Restore it; the legacy chart always renders the Service.",
    'service-labels-not-matched':
      "ARC's metrics Service (pod) exists, and its labels do not match the monitor's selector. Label it as the selector asks.",
    'service-namespace-not-selected':
      "ARC's metrics Service (pod) is in a namespace that the monitor's namespaceSelector leaves out. Name that namespace.",
    'namespace-selector-ignored':
      'The Prometheus has ignoreNamespaceSelectors, which pins the monitor to its own namespace. Move the monitor to where ARC is.',
  },
  judge({ monitor, services, pods, prometheus, idle }, subject) {
    if (monitor === undefined) return notApplicable('There is no monitor.');
    if (idle) return notApplicable('There is no scale set, so no listener runs that could be selected.');
    const looked = targetNamespaces(monitor, prometheus?.spec.ignoreNamespaceSelectors);
    const inReach = ({ metadata }: { metadata: { namespace: string } }) => looked === undefined || looked.includes(metadata.namespace);
    const candidates: (Service | Pod)[] =
      monitor.kind === 'PodMonitor' ? candidatePods(pods, subject) : candidateServices(services, monitor, subject);
    const matching = (object: Service | Pod) => selectorMatches(monitor.spec.selector, object.metadata.labels);
    const word = monitor.kind === 'PodMonitor' ? 'pod' : 'Service';

    const selected = candidates.filter((object) => inReach(object) && matching(object));
    if (selected.length > 0) return pass(`${word} ${selected.map(named).join(', ')}.`);
    const near = candidates.find((object) => inReach(object));
    if (near !== undefined) return labelsNotMatched(monitor, near, word, subject);
    const elsewhere = candidates.find(matching) ?? candidates[0];
    if (elsewhere !== undefined) return outOfReach(monitor, prometheus, elsewhere, looked ?? [], word);
    if (monitor.kind === 'PodMonitor' && subject.part !== 'scale-set-listener')
      return notApplicable("No pod of ARC runs, so there is none that could be selected; that is arc-is-running's to tell.");
    return missing(monitor, looked, word, subject);
  },
});

function labelsNotMatched(monitor: Monitor, object: Service | Pod, word: string, subject: Subject): Judgement {
  const selector = monitor.spec.selector ?? {};
  return fail({
    cause: 'service-labels-not-matched',
    saw: `${monitor.kind} ${named(monitor)} selects ${selectorText(selector)}; ${word} ${named(object)} does not meet ${selectorMisses(selector, object.metadata.labels).join(' and ')}.`,
    fix:
      monitor.kind === 'PodMonitor'
        ? selectOtherwise(monitor, podLabels(object, subject), 'pods')
        : labelOrSelect(monitor, object, subject),
  });
}

/** A Service that is labelled as its chart labels all is right, and the monitor's selector is not; else the Service lost its label. */
function labelOrSelect(monitor: Monitor, service: Service | Pod, { component }: Subject): Fix {
  const labels = service.metadata.labels ?? {};
  const changes = labelChanges(monitor.spec.selector ?? {}, labels);
  const own = component?.deployment.metadata.labels ?? {};
  const isAsItsChart = (key: string) => own[key] !== undefined && own[key] === labels[key];
  if (changes === undefined || [...Object.keys(changes.set), ...changes.drop].every(isAsItsChart))
    return selectOtherwise(monitor, stableLabels(labels), 'Service');
  return {
    explain: 'Label the Service as the monitor asks. Prometheus discovers it within seconds.',
    commands: [kubectl(service.metadata.namespace, 'label', 'service', service.metadata.name, ...labelWords(changes), '--overwrite')],
    lasting: restoredByHelm(service.metadata, `# Service ${named(service)}: ${labelWords(changes).join(' ')}`),
  };
}

function selectOtherwise(monitor: Monitor, labels: Record<string, string>, what: string): Fix {
  // An empty selector would select everything.
  if (Object.keys(labels).length === 0) return { explain: `Let the monitor select labels that ARC's ${what} really carry.`, commands: [] };
  return {
    explain: `Let the monitor select what ARC's ${what} ${what === 'pods' ? 'are' : 'is'} labelled with. The operator hands it on within seconds, Prometheus loads it up to two minutes later.`,
    commands: [
      mergePatch(monitor.metadata.namespace, monitor.kind.toLowerCase(), monitor.metadata.name, {
        spec: { selector: replaced(monitor.spec.selector ?? {}, labels) },
      }),
    ],
    lasting: restoredByHelm(
      monitor.metadata,
      `# ${monitor.kind} ${named(monitor)}\nspec:\n  selector: ${JSON.stringify({ matchLabels: labels })}`,
    ),
  };
}

/** A selector that a merge patch turns the present one into. */
function replaced(present: { matchLabels?: Record<string, string> }, labels: Record<string, string>) {
  const gone = Object.keys(present.matchLabels ?? {}).filter((key) => !(key in labels));
  return { matchLabels: { ...Object.fromEntries(gone.map((key) => [key, null])), ...labels }, matchExpressions: null };
}

/** Labels of pods come from their template: what is wrong is the monitor's selector, not each pod that is made anew. */
function podLabels({ metadata }: Service | Pod, { component }: Subject): Record<string, string> {
  const own = metadata.labels ?? {};
  return own['app.kubernetes.io/component'] === listenerLabels['app.kubernetes.io/component']
    ? { ...listenerLabels }
    : (component?.deployment.spec.selector?.matchLabels ?? {});
}

function outOfReach(
  monitor: Monitor,
  prometheus: PrometheusObject | undefined,
  object: Service | Pod,
  looked: readonly string[],
  word: string,
): Judgement {
  const { namespace } = object.metadata;
  if (prometheus?.spec.ignoreNamespaceSelectors === true && targetNamespaces(monitor)?.includes(namespace) !== false) {
    return fail({
      cause: 'namespace-selector-ignored',
      saw: `Prometheus ${named(prometheus)} has ignoreNamespaceSelectors: true, so ${monitor.kind} ${named(monitor)} reaches its own namespace alone; ARC's ${word} is ${named(object)}.`,
      fix: {
        explain: `Move the monitor to namespace ${namespace}, or lift ignoreNamespaceSelectors: somebody set it to keep teams apart, so that is for them to decide.`,
        commands: [],
      },
    });
  }
  const matchNames = [...new Set([...(monitor.spec.namespaceSelector?.matchNames ?? []), namespace])];
  const values = lasting(
    monitor.metadata,
    undefined,
    `# ${monitor.kind} ${named(monitor)}\nspec:\n  namespaceSelector:\n    matchNames: ${JSON.stringify(matchNames)}`,
  );
  return fail({
    cause: 'service-namespace-not-selected',
    saw: `${monitor.kind} ${named(monitor)} looks in ${looked.join(', ')}; ARC's ${word} is ${named(object)}.`,
    fix: {
      explain: `Let the monitor look in ${namespace} too. The operator hands it on within seconds, Prometheus loads it up to two minutes later.`,
      commands: [
        mergePatch(monitor.metadata.namespace, monitor.kind.toLowerCase(), monitor.metadata.name, {
          spec: { namespaceSelector: { matchNames } },
        }),
      ],
      lasting: values,
    },
  });
}

function missing(monitor: Monitor, looked: readonly string[] | undefined, word: string, { component, part }: Subject): Judgement {
  const saw = `${monitor.kind} ${named(monitor)} selects ${selectorText(monitor.spec.selector)} in ${looked?.join(', ') ?? 'all namespaces'}, where no ${word} leads to ARC's metrics.`;
  const fix: Fix =
    word === 'pod'
      ? {
          explain: 'No pod is there to be scraped: see whether ARC runs, and whether it has a scale set whose listener could be.',
          commands: [],
        }
      : restoreService(monitor, looked, part === 'controller' ? component : undefined);
  return fail({ cause: 'service-missing', saw, fix });
}

/** The chart renders the Service always; what is printed is that one, marked as the release's own where Helm installed ARC. */
function restoreService(monitor: Monitor, looked: readonly string[] | undefined, component: ArcComponent | undefined): Fix {
  const next = "the chart always renders it, so the release's next upgrade brings it back";
  if (component === undefined) return { explain: `Restore the metrics Service: ${next}.`, commands: [] };
  const { deployment } = component;
  const seen = looked?.includes(deployment.metadata.namespace) ?? true;
  const manifest = seen ? metricsServiceManifest(component, metricsContainerPort(component), monitor) : undefined;
  const lasting = restoredByHelm(
    deployment.metadata,
    manifest ?? '# a Service with the labels that the monitor selects, and a port that leads to the metrics port of ARC',
  );
  return {
    explain: `Restore the metrics Service of ${named(deployment)}: ${next}${manifest === undefined ? '.' : ', and the command does at once. Prometheus discovers it within seconds.'}`,
    commands: manifest === undefined ? [] : [applyManifest(manifest, isMarkedByHelm(deployment.metadata))],
    lasting,
  };
}
