import { findArcComponents } from '../../facts/arc-components';
import type { Fact } from '../../facts/fact';
import * as families from '../../facts/status/families';
import type { FamilySeen, StatusFacts } from '../../facts/status/status-facts';
import type { Source } from '../../reports/status-outcome';
import { ageText } from '../rules/duration';
import type { Generation } from './generations';
import { type Gauge, gaugeOf, isFresh, type Numbers, namespaceOf } from './numbers';
import { covers, itemsOf } from './seen';
import { countsBusy } from './summerwind-sets';

/** The seventeen metrics that a PercentageRunnersBusy installation of the older generation shows. */
export const legacyMetrics: readonly string[] = [
  ...families.percentageGauges,
  ...families.autoscalerGauges,
  families.deploymentGauge,
  ...families.runtimeFamilies,
  ...families.webhookFamilies,
].sort();

/** Each metric that the numbers rest on: fresh, stale, or absent by design or by fault. */
export function sourcesOf(facts: StatusFacts, numbers: Numbers, generations: Fact<Generation[]>): Source[] {
  const scaleSets = generations.known && generations.value.some(({ name }) => name === 'scale-set');
  const wanted = [...legacyMetrics, ...(scaleSets ? [...families.listenerGauges, ...families.scaleSetControllerGauges].sort() : [])];
  return wanted.map((what) => {
    const newest = newestOf(what, facts, numbers);
    if (newest?.fresh) return { what, state: 'fresh', ageSeconds: newest.ageSeconds, intervalSeconds: newest.intervalSeconds };
    if (newest !== undefined)
      return {
        what,
        state: 'stale',
        ageSeconds: newest.ageSeconds,
        why: `scraped last ${ageText(newest.ageSeconds)} ago${newest.down ? '; its target is gone or down' : ''}`,
      };
    return { what, state: 'absent', ageSeconds: null, ...whyAbsent(what, facts, numbers, generations) };
  });
}

/** While Prometheus could not be asked none of them is known. */
export const unknownSources = (why: string, generations: Fact<Generation[]>): Source[] =>
  [
    ...legacyMetrics,
    ...(generations.known && generations.value.some(({ name }) => name === 'scale-set')
      ? [...families.listenerGauges, ...families.scaleSetControllerGauges].sort()
      : []),
  ].map((what) => ({ what, state: 'unknown', ageSeconds: null, why }));

type Newest = Pick<Gauge, 'ageSeconds' | 'fresh' | 'intervalSeconds'> & Partial<Pick<Gauge, 'down'>>;

function newestOf(what: string, facts: StatusFacts, numbers: Numbers): Newest | undefined {
  const gauge = gaugeOf(numbers, what, (labels) => !isGone(what, labels, facts));
  if (gauge !== undefined) return gauge;
  const seen = [numbers.runtime, numbers.lastSeen]
    .flatMap((fact) => (fact.known ? fact.value : []))
    .filter(({ family }) => family === what);
  const its = ofTheOlder(seen, facts, numbers);
  if (its.length === 0) return undefined;
  const ageSeconds = Math.max(0, Math.round(numbers.nowSeconds - Math.max(...its.map(({ atSeconds }) => atSeconds))));
  const intervalSeconds = numbers.series.find(({ labels }) => labels.job === its[0]!.job)?.intervalSeconds ?? null;
  return { ageSeconds, fresh: isFresh(ageSeconds, intervalSeconds) && isScraped(its[0]!.job, numbers), intervalSeconds };
}

/** controller-runtime's families come from both generations; the article's are the older one's, where that is installed. */
function ofTheOlder(seen: readonly FamilySeen[], facts: StatusFacts, { census }: Numbers): readonly FamilySeen[] {
  const older = findArcComponents(itemsOf(facts.deployments)).filter(({ generation }) => generation === 'summerwind');
  const namespaces = new Set(older.map(({ deployment }) => deployment.metadata.namespace));
  const jobs = new Set(census.filter(({ family }) => /^(horizontalrunnerautoscaler|runnerdeployment)_/.test(family)).map(({ job }) => job));
  if (jobs.size > 0) return seen.filter(({ job }) => jobs.has(job));
  return namespaces.size > 0 ? seen.filter(({ namespace }) => namespaces.has(namespace)) : seen;
}

/** The gauge of an autoscaler that is gone, or of another type now, does not make the metric one that is there. */
function isGone(family: string, labels: Numbers['series'][number]['labels'], facts: StatusFacts): boolean {
  const namespace = namespaceOf(labels);
  const name = labels.horizontalrunnerautoscaler;
  if (name === undefined || !covers(facts.horizontalRunnerAutoscalers, namespace)) return false;
  const live = itemsOf(facts.horizontalRunnerAutoscalers).find(
    ({ metadata }) => metadata.namespace === namespace && metadata.name === name,
  );
  return live === undefined || ((families.percentageGauges as readonly string[]).includes(family) && !countsBusy(live));
}

/** Whether any target of a job is up. */
const isScraped = (job: string, { liveTargets }: Numbers): boolean =>
  liveTargets === undefined || [...liveTargets].some((target) => target.startsWith(`${job} `));

type Absence = Pick<Source, 'why' | 'byDesign'>;

const byDesign = (why: string): Absence => ({ why, byDesign: true });
const byFault: Absence = { why: 'it should be there: "check-scrape" tells which link is broken', byDesign: false };

function whyAbsent(what: string, facts: StatusFacts, numbers: Numbers, generations: Fact<Generation[]>): Absence {
  const installed = generations.known ? generations.value : [];
  const older = installed.find(({ name }) => name === 'summerwind');
  if (what.startsWith('gha_')) return whyScaleSetAbsent(what, facts, numbers, installed);
  if (older === undefined) return byDesign('the generation actions.summerwind.dev is not installed');
  if (older.metricsOff) return byDesign('metrics are switched off in the controller');
  const autoscalers = facts.horizontalRunnerAutoscalers;
  if (what === families.deploymentGauge) {
    if (!facts.runnerDeployments.known) return { why: 'whether there is a RunnerDeployment could not be looked at' };
    return facts.runnerDeployments.value.items.some(({ spec }) => spec.replicas !== undefined)
      ? byFault
      : byDesign('there is no RunnerDeployment with a number of replicas');
  }
  if (!what.startsWith('horizontalrunnerautoscaler_')) return byFault;
  if (!autoscalers.known) return { why: 'whether there is a HorizontalRunnerAutoscaler could not be looked at' };
  if (autoscalers.value.items.length === 0) return byDesign('there is no HorizontalRunnerAutoscaler');
  if (!(families.percentageGauges as readonly string[]).includes(what)) return byFault;
  return autoscalers.value.items.some(countsBusy)
    ? byFault
    : byDesign('no HorizontalRunnerAutoscaler is of the type PercentageRunnersBusy (those that webhooks drive do not count runners)');
}

function whyScaleSetAbsent(what: string, facts: StatusFacts, numbers: Numbers, installed: readonly Generation[]): Absence {
  const generation = installed.find(({ name }) => name === 'scale-set');
  const listeners = (families.listenerGauges as readonly string[]).includes(what);
  if (listeners ? generation?.listenerMetricsOff : generation?.metricsOff)
    return byDesign('metrics are switched off in the chart of the scale set controller, which is its default');
  if (facts.autoscalingRunnerSets.known && facts.autoscalingRunnerSets.value.items.length === 0) return byDesign('there is no scale set');
  const others = listeners && numbers.series.some(({ family }) => (families.listenerGauges as readonly string[]).includes(family));
  return others ? { why: "left out by the scale set's listenerMetrics, or dropped by the monitor's relabelings" } : byFault;
}
