import { anyOf, promqlString } from '../prometheus-query';
import type { NamedSet, OutlivedSets } from './outlived-sets';
import { autoscalerFamilies, failedFamily, listenerFamilies, type Trace } from './traces';

/** One set of runners, or those of a namespace, in the labels of its gauges. */
export type OnlySets =
  | { kind: 'namespace'; namespace: string }
  | { kind: 'autoscaled'; namespace: string; autoscaler: string; deployment: string }
  /** `names`: what its listeners called it, one after the other. */
  | { kind: 'scale-set'; namespace: string; names: string[] };

/** How this cluster's gauges are asked for in PromQL: one value a set, whoever scraped it how often. */
export interface Gauges {
  /** Whether a family of ARC has a sample in the time that is looked at. */
  has(family: string): boolean;
  autoscaler(family: string): string;
  deployment(family: string): string;
  scaleSet(family: string): string;
  /** By which the gauges of one generation are told apart. */
  autoscalerLabels: string;
  scaleSetLabels: string;
  /** Matchers for the jobs that scrape ARC, those among them that scrape its controllers, and those that have one of the families. */
  jobs: string;
  controllerJobs: string;
  jobsWith(...families: readonly string[]): string;
}

interface Wanted {
  traces: readonly Trace[];
  outlived: OutlivedSets;
  /** Where to look for runners by the configuration; undefined: everywhere. */
  namespaces?: readonly string[] | undefined;
  only?: OnlySets | undefined;
}

export function gaugesOf({ traces, outlived, namespaces, only }: Wanted): Gauges {
  const jobsWith = (...families: readonly string[]) => jobsOf(traces.filter(({ family }) => isOneOf(families, family)));
  const ofAutoscalers = namespaceLabels(traces, autoscalerFamilies);
  const ofScaleSets = namespaceLabels(traces, [...listenerFamilies, failedFamily]);
  const places = only === undefined ? namespaces : [only.namespace];
  const inPlaces = ([label = '']: readonly string[]) => (places === undefined ? '' : `, ${anyOf(label, places)}`);
  const equal = (label: string, value: string | undefined) => (value === undefined ? '' : `, ${label}=${promqlString(value)}`);

  const living = (family: string, label: string, name: string | undefined, gone: readonly NamedSet[]): string => {
    const selector = `${family}{${jobsWith(family)}${inPlaces(ofAutoscalers)}${equal(label, name)}}`;
    const without = goneSelectors(family, label, ofAutoscalers[0]!, gone).map((each) => ` unless ${each}`);
    return `max by (${[...ofAutoscalers, label].join(', ')}) (${selector}${without.join('')})`;
  };
  const autoscaled = only?.kind === 'autoscaled' ? only : undefined;
  return {
    has: (family) => isWanted(family, only) && traces.some((trace) => trace.family === family),
    autoscaler: (family) => living(family, 'horizontalrunnerautoscaler', autoscaled?.autoscaler, outlived.autoscalers),
    deployment: (family) => living(family, 'runnerdeployment', autoscaled?.deployment, outlived.deployments),
    scaleSet(family) {
      const names = only?.kind === 'scale-set' ? `, ${anyOf('name', only.names)}` : '';
      return `max by (${[...ofScaleSets, 'name'].join(', ')}) (${family}{${jobsWith(family)}${inPlaces(ofScaleSets)}${names}})`;
    },
    autoscalerLabels: [...ofAutoscalers, 'horizontalrunnerautoscaler'].join(', '),
    scaleSetLabels: [...ofScaleSets, 'name'].join(', '),
    jobsWith,
    jobs: jobsOf(traces),
    controllerJobs: jobsOf(traces.filter(({ family }) => !isOneOf(listenerFamilies, family))),
  };
}

const isOneOf = (families: readonly string[], family: string): boolean => families.includes(family);

function isWanted(family: string, only: OnlySets | undefined): boolean {
  if (only?.kind === 'autoscaled') return !family.startsWith('gha_');
  return only?.kind !== 'scale-set' || !isOneOf(autoscalerFamilies, family);
}

/** Where nothing is known of ARC, any job might be its. */
function jobsOf(traces: readonly Trace[]): string {
  const [first, ...more] = [...new Set(traces.map(({ job }) => job))].sort();
  if (first === undefined) return 'job!=""';
  return more.length === 0 ? `job=${promqlString(first)}` : anyOf('job', [first, ...more]);
}

/**
 * A gauge's own namespace stands in `exported_namespace` where Prometheus keeps `namespace` for the target's (honorLabels: false),
 * else in `namespace`; where both ways were used, both labels tell sets apart.
 */
function namespaceLabels(traces: readonly Trace[], families: readonly string[]): string[] {
  const ways = new Set(traces.filter(({ family }) => isOneOf(families, family)).map(({ renamed }) => renamed));
  if (ways.size === 2) return ['exported_namespace', 'namespace'];
  return ways.has(false) ? ['namespace'] : ['exported_namespace'];
}

function goneSelectors(family: string, label: string, namespaceLabel: string, gone: readonly NamedSet[]): string[] {
  const namespaces = [...new Set(gone.map(({ namespace }) => namespace))];
  return namespaces.map((namespace) => {
    const names = gone.filter((set) => set.namespace === namespace).map(({ name }) => name);
    return `${family}{${namespaceLabel}=${promqlString(namespace)}, ${anyOf(label, names)}}`;
  });
}
