import { type ArcComponent, listenerLabels } from '../arc-components';
import { InvalidSelector, selectorMatches } from '../label-selector';
import type { Choice } from '../list-source';
import type { LabelSelector } from '../shapes/metadata';
import type { Monitor } from '../shapes/monitoring';
import type { EndpointSlice, Endpoints, Service } from '../shapes/network';

/** So many are kept of each kind in a namespace, whosever they are: near misses stand among them. */
const keptAnyway = 1000;

/** ARC's own words in a name or a label, as a Service that lost both its labels and its selector still has. */
const ownWord = /actions-runner|github-webhook|actions-metrics|gha-r|runner-scale-set/;

type Labels = Record<string, string> | undefined;
type Addressed = { targetRef?: { kind?: string; name?: string } }[];

/**
 * What of a namespace with thousands of Services bears on ARC: what a monitor of ours selects by its labels, what leads to ARC's pods,
 * what is called like ARC, and what was written by hand, which can lead anywhere.
 */
export function besideArc(monitors: readonly Monitor[], components: readonly ArcComponent[]) {
  const podLabels = [...components.map(({ deployment }) => deployment.spec.template?.metadata?.labels ?? {}), listenerLabels];
  const podNames = components.map(({ deployment }) => `${deployment.metadata.name}-`);
  const isOurs = ({ name, labels }: { name: string; labels?: Labels }) =>
    [name, ...Object.values(labels ?? {})].some((word) => ownWord.test(word)) ||
    monitors.some(({ spec }) => selects(spec.selector, labels));
  const leadsHome = (addresses: Addressed) =>
    addresses.some(({ targetRef }) => targetRef?.name === undefined || podNames.some((name) => targetRef.name!.startsWith(name)));
  const choose = <T>(matters: (item: T) => boolean): Choice<T> => ({ after: keptAnyway, matters });
  return {
    services: choose<Service>(({ metadata, spec }) => {
      const selector = Object.entries(spec.selector ?? {});
      return (
        isOurs(metadata) ||
        selector.length === 0 ||
        podLabels.some((labels: Labels) => selector.every(([key, value]) => labels?.[key] === value))
      );
    }),
    endpoints: choose<Endpoints>(
      ({ metadata, subsets = [] }) =>
        isOurs(metadata) ||
        leadsHome(subsets.flatMap(({ addresses = [], notReadyAddresses = [] }) => [...addresses, ...notReadyAddresses])),
    ),
    endpointSlices: choose<EndpointSlice>(({ metadata, endpoints = [] }) => isOurs(metadata) || leadsHome(endpoints)),
  };
}

function selects(selector: LabelSelector | null | undefined, labels: Labels): boolean {
  try {
    return selectorMatches(selector, labels);
  } catch (error) {
    if (error instanceof InvalidSelector) return false;
    throw error;
  }
}
