import type { Prometheus } from '../../connections';
import { askVector } from '../../prometheus-query';
import type { Gauges, OnlySets } from '../gauges';

/** A set of runners as its gauges know it. */
export interface KnownSet {
  namespace: string;
  /** As people call it. */
  name: string;
  only: OnlySets;
}

/** Sets with a sample in the window (such as `7d`) that ends when `at` is asked for. Throws CouldNotLook. */
export async function askKnownSets(at: Prometheus, gauges: Gauges, window: string): Promise<KnownSet[]> {
  const ask = async (family: string, labels: string) =>
    gauges.has(family)
      ? askVector(
          at,
          `group by (namespace, exported_namespace, ${labels}) (last_over_time(${family}{${gauges.jobsWith(family)}}[${window}:10m]))`,
        )
      : [];
  const [autoscalers, deployments, scaleSets] = await Promise.all([
    ask('horizontalrunnerautoscaler_runners_registered', 'horizontalrunnerautoscaler, name'),
    ask('runnerdeployment_spec_replicas', 'runnerdeployment'),
    ask('gha_registered_runners', 'name, actions_github_com_scale_set_name'),
  ]);
  const found = new Map<string, KnownSet>();
  const add = (set: KnownSet) => found.set(`${set.namespace}/${set.name}`, set);
  for (const { labels } of deployments) {
    const { exported_namespace, namespace = '', runnerdeployment = '' } = labels;
    const place = exported_namespace ?? namespace;
    add({
      namespace: place,
      name: runnerdeployment,
      only: { kind: 'autoscaled', namespace: place, autoscaler: '', deployment: runnerdeployment },
    });
  }
  for (const { labels } of autoscalers) {
    const { exported_namespace, namespace = '', horizontalrunnerautoscaler = '', name = '' } = labels;
    const place = exported_namespace ?? namespace;
    add({
      namespace: place,
      name,
      only: { kind: 'autoscaled', namespace: place, autoscaler: horizontalrunnerautoscaler, deployment: name },
    });
  }
  for (const { labels } of scaleSets) {
    const { exported_namespace, namespace = '', name = '', actions_github_com_scale_set_name } = labels;
    const place = exported_namespace ?? namespace;
    const called = actions_github_com_scale_set_name ?? name;
    const known = found.get(`${place}/${called}`)?.only;
    const names = known?.kind === 'scale-set' ? [...known.names, name] : [name];
    add({ namespace: place, name: called, only: { kind: 'scale-set', namespace: place, names: names.sort() } });
  }
  return [...found.keys()].sort().map((key) => found.get(key)!);
}

/** What a word names: one set, or the sets of a namespace. Undefined: neither. A name that several namespaces have is none. */
export function chooseSets(
  known: readonly KnownSet[],
  { namespace, name }: { namespace?: string | undefined; name?: string | undefined },
): OnlySets | undefined {
  if (name === undefined)
    return namespace !== undefined && known.some((set) => set.namespace === namespace) ? { kind: 'namespace', namespace } : undefined;
  const called = known.filter((set) => set.name === name && (namespace === undefined || set.namespace === namespace));
  if (called.length === 1) return called[0]!.only;
  // A word alone may be a namespace as well.
  return namespace === undefined && called.length === 0 && known.some((set) => set.namespace === name)
    ? { kind: 'namespace', namespace: name }
    : undefined;
}
