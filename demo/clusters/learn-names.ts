import { findArcMonitors } from '../../src/facts/scrape/arc-monitors';
import type { ScrapeFacts } from '../../src/facts/scrape/scrape-facts';
import type { StatusFacts } from '../../src/facts/status/status-facts';
import type { ClusterCard } from '../page-api';

type AnyFacts = Partial<ScrapeFacts> & Partial<StatusFacts>;
type Names = Pick<ClusterCard, 'monitors' | 'runnerSets'>;

/** What can be named behind a command, as far as gathered facts tell: ARC's monitors and its sets of runners. */
export function learnNames(gathered: readonly unknown[]): Names {
  const all = gathered as AnyFacts[];
  return { monitors: distinct(all.flatMap(monitorsIn)), runnerSets: distinct(all.flatMap(setsIn)) };
}

function monitorsIn({ serviceMonitors, podMonitors, deployments }: AnyFacts): string[] {
  const monitors = [...itemsOf(serviceMonitors), ...itemsOf(podMonitors)];
  return findArcMonitors(monitors, itemsOf(deployments)).map(
    ({ kind, metadata }) => `${kind.toLowerCase()}/${metadata.namespace}/${metadata.name}`,
  );
}

function setsIn({ runnerDeployments, runnerSets, autoscalingRunnerSets }: AnyFacts): string[] {
  return [...itemsOf(runnerDeployments), ...itemsOf(runnerSets), ...itemsOf(autoscalingRunnerSets)].map(
    ({ metadata }) => `${metadata.namespace}/${metadata.name}`,
  );
}

function itemsOf<T>(fact: { known: boolean; value?: { items: T[] } } | undefined): T[] {
  return fact?.known === true && Array.isArray(fact.value?.items) ? fact.value.items : [];
}

const distinct = (words: readonly string[]): string[] => [...new Set(words)].sort();
