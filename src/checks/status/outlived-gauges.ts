import type { HorizontalRunnerAutoscaler } from '../../facts/shapes/arc';
import { percentageGauges } from '../../facts/status/families';
import type { StatusFacts } from '../../facts/status/status-facts';
import { isCurrent, type Numbers, namespaceOf } from './numbers';
import { scaleSetOf } from './scale-sets';
import { covers, itemsOf } from './seen';
import { countsBusy } from './summerwind-sets';

/** Gauges that are still served for an object that is gone: ARC never deletes one before its controller restarts. */
export interface OutlivedGauge {
  kind: 'HorizontalRunnerAutoscaler' | 'RunnerDeployment' | 'AutoscalingRunnerSet';
  namespace: string;
  name: string;
  /** Its object is gone, or counts busy runners no more: it is of another type now. */
  because: 'deleted' | 'other-type';
  families: string[];
  /** The pod that serves them. */
  pod: string;
  podNamespace: string;
}

export function outlivedGauges(facts: StatusFacts, numbers: Numbers): OutlivedGauge[] {
  const found = new Map<string, OutlivedGauge>();
  // A Prometheus over several clusters shows sets of others, which are not gone at all.
  if (new Set(numbers.series.map(({ labels }) => labels.cluster ?? '')).size > 1) return [];
  for (const series of numbers.series) {
    const { family, labels } = series;
    const object = objectOf(family, labels, facts);
    if (object === undefined || !isCurrent(numbers, series)) continue;
    const list = {
      HorizontalRunnerAutoscaler: facts.horizontalRunnerAutoscalers,
      RunnerDeployment: facts.runnerDeployments,
      AutoscalingRunnerSet: facts.autoscalingRunnerSets,
    }[object.kind];
    if (!covers(list, object.namespace)) continue;
    const live = itemsOf<Live>(list as never).find(
      ({ metadata }) => metadata.namespace === object.namespace && metadata.name === object.name,
    );
    const because = whyOutlived(family, object.kind, live);
    if (because === undefined) continue;
    const key = `${because}/${object.kind}/${object.namespace}/${object.name}`;
    const gauge = found.get(key) ?? {
      ...object,
      because,
      families: [],
      pod: labels.pod ?? '',
      podNamespace: labels.exported_namespace === undefined ? '' : (labels.namespace ?? ''),
    };
    if (!gauge.families.includes(family)) gauge.families.push(family);
    found.set(key, gauge);
  }
  return [...found.values()].sort((a, b) => (`${a.namespace}/${a.name}` < `${b.namespace}/${b.name}` ? -1 : 1));
}

type Live = { metadata: { namespace: string; name: string } };

function whyOutlived(family: string, kind: OutlivedGauge['kind'], live: Live | undefined): OutlivedGauge['because'] | undefined {
  if (live === undefined) return 'deleted';
  if (kind !== 'HorizontalRunnerAutoscaler' || !(percentageGauges as readonly string[]).includes(family)) return undefined;
  return countsBusy(live as HorizontalRunnerAutoscaler) ? undefined : 'other-type';
}

function objectOf(
  family: string,
  labels: Numbers['series'][number]['labels'],
  facts: StatusFacts,
): Pick<OutlivedGauge, 'kind' | 'namespace' | 'name'> | undefined {
  const namespace = namespaceOf(labels);
  if (labels.horizontalrunnerautoscaler !== undefined)
    return { kind: 'HorizontalRunnerAutoscaler', namespace, name: labels.horizontalrunnerautoscaler };
  if (labels.runnerdeployment !== undefined) return { kind: 'RunnerDeployment', namespace, name: labels.runnerdeployment };
  // Listeners take their gauges with them; what lingers there is Prometheus' own lookback.
  if (!/^gha_controller_.*_ephemeral_runners$/.test(family)) return undefined;
  return { kind: 'AutoscalingRunnerSet', ...scaleSetOf(labels, facts) };
}
