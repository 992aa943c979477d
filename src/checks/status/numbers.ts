import { type Fact, known, unknown } from '../../facts/fact';
import { type Labels, labelsKey } from '../../facts/prometheus-query';
import type { PrometheusObject } from '../../facts/shapes/monitoring';
import type * as status from '../../facts/status/status-facts';

/** What all Prometheus servers that know ARC said, as one. */
export interface Numbers {
  where: string[];
  nowSeconds: number;
  series: status.Series[];
  census: status.CensusEntry[];
  runtime: Fact<status.FamilySeen[]>;
  up: Fact<status.UpSample[]>;
  errors: Fact<status.ErrorCount[]>;
  /** `job instance` of the targets that are up; undefined where no server keeps `up`, which then proves nothing. */
  liveTargets?: ReadonlySet<string>;
  leaders: Fact<{ job: string; namespace: string; pod: string; leads: boolean }[]>;
  lastSeen: Fact<status.FamilySeen[]>;
  since: Fact<status.SinceSample[]>;
}

/** A sample in the light of the clock. */
export interface Gauge {
  value: number;
  ageSeconds: number;
  fresh: boolean;
  /** Its target is gone or down. */
  down: boolean;
  /** Between its scrapes; null where that is not known. */
  intervalSeconds: number | null;
}

/** Samples of one scrape apart may stand side by side after a restart; anything older than a few scrapes is not how things are. */
const scrapesUntilStale = 3.5;
const leastSeconds = 30;
/** Where the interval is not known: a minute is the longest that the charts have. */
const usualSeconds = 60;

export const isFresh = (ageSeconds: number, intervalSeconds: number | null): boolean =>
  ageSeconds <= Math.max(leastSeconds, scrapesUntilStale * (intervalSeconds ?? usualSeconds));

/** One answer of several servers; unknown where none answered, or where those that know ARC could be among the silent ones. */
export function mergeNumbers(servers: Fact<status.StatusServer[]>, prometheuses: readonly PrometheusObject[]): Fact<Numbers> {
  if (!servers.known) return servers;
  const all = servers.value;
  if (all.length === 0) return unknown('unreachable', prometheuses.length === 0 ? noServer : switchedOff(prometheuses));
  const answering = all.flatMap(({ where, census, numbers }) =>
    census.known && numbers?.series.known ? [{ where, census: census.value, ...numbers, series: numbers.series.value }] : [],
  );
  const silent = all.flatMap(({ census, numbers }) => [census, numbers?.series].filter((fact) => fact !== undefined && !fact.known));
  const first = silent[0];
  if (answering.length === 0 && first !== undefined && !first.known) return first;
  return known({
    where: (answering.length > 0 ? answering : all).map(({ where }) => where),
    nowSeconds: Math.max(0, ...answering.map(({ nowSeconds, series }) => (nowSeconds.known ? nowSeconds.value : newestOf(series)))),
    series: answering.flatMap(({ series }) => series),
    census: answering.flatMap(({ census }) => census),
    ...liveTargetsOf(answering),
    runtime: merge(
      answering.map(({ runtime }) => runtime),
      (seen) => `${seen.family} ${seen.job} ${seen.namespace}`,
    ),
    up: merge(
      answering.map(({ up }) => up),
      ({ job, instance }) => `${job} ${instance}`,
    ),
    errors: merge(
      answering.map(({ errors }) => errors),
      ({ controller, job, instance }) => `${controller} ${job} ${instance}`,
    ),
    leaders: merge(
      answering.map(({ leaders }) => leaders),
      ({ pod }) => pod,
    ),
    lastSeen: merge(
      answering.map(({ lastSeen }) => lastSeen ?? known([])),
      (seen) => `${seen.family} ${seen.job}`,
    ),
    since: merge(
      answering.map(({ since }) => since ?? known([])),
      ({ what, labels }) => `${what} ${labelsKey(labels)}`,
    ),
  });
}

const switchedOff = (prometheuses: readonly PrometheusObject[]): string =>
  `Prometheus ${prometheuses.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`).join(' and ')} is scaled to 0.`;

export const noServer = 'There is no Prometheus object in the cluster, and no other Prometheus was named.';

/** Prometheus forgets a target that is gone, and keeps serving its last samples for a while. */
function liveTargetsOf(answering: readonly Pick<status.ArcNumbers, 'up' | 'targets'>[]): Pick<Numbers, 'liveTargets'> {
  const complete = answering.length > 0 && answering.every(({ up, targets }) => up.known && targets?.known && targets.value > 0);
  if (!complete) return {};
  const live = answering.flatMap(({ up }) => (up.known ? up.value.filter((one) => one.up) : []));
  return { liveTargets: new Set(live.map(({ job, instance }) => `${job} ${instance}`)) };
}

/** Replicas say the same twice: the first of each is taken. */
function merge<T>(facts: readonly Fact<T[]>[], key: (item: T) => string): Fact<T[]> {
  const blind = facts.find((fact) => !fact.known);
  if (blind !== undefined) return blind;
  const items = facts.flatMap((fact) => (fact.known ? fact.value : []));
  return known([...new Map([...items].reverse().map((item) => [key(item), item])).values()].reverse());
}

const newestOf = (series: readonly status.Series[]): number => Math.max(0, ...series.map(({ atSeconds }) => atSeconds));

/**
 * The sample of a gauge that tells how things are: the newest, and the largest of those from one round of scrapes, as a leader
 * that is going and one that is coming (or two replicas) may both show it.
 */
export function gaugeOf(numbers: Numbers, family: string, isIts: (labels: Labels) => boolean): Gauge | undefined {
  const its = (familiesOf(numbers).get(family) ?? []).filter((one) => isIts(one.labels));
  if (its.length === 0) return undefined;
  const newest = Math.max(...its.map(({ atSeconds }) => atSeconds));
  const round = its.filter(({ atSeconds, intervalSeconds }) => newest - atSeconds <= (intervalSeconds ?? usualSeconds));
  const ageSeconds = Math.max(0, Math.round(numbers.nowSeconds - newest));
  return {
    value: Math.max(...round.map(({ value }) => value)),
    ageSeconds,
    fresh: round.some((one) => isCurrent(numbers, one)),
    down: !round.some((one) => isUp(numbers, one)),
    intervalSeconds: its.find(({ atSeconds }) => atSeconds === newest)!.intervalSeconds,
  };
}

const families = new WeakMap<readonly status.Series[], ReadonlyMap<string, status.Series[]>>();

/** Series by family: thousands of sets each ask for theirs. */
function familiesOf({ series }: Numbers): ReadonlyMap<string, status.Series[]> {
  const known = families.get(series);
  if (known !== undefined) return known;
  const found = new Map<string, status.Series[]>();
  for (const one of series) {
    const same = found.get(one.family);
    if (same === undefined) found.set(one.family, [one]);
    else same.push(one);
  }
  families.set(series, found);
  return found;
}

/** Whether a sample tells how things are: its target is up, and it was scraped lately. */
export const isCurrent = (numbers: Numbers, series: status.Series): boolean =>
  isFresh(numbers.nowSeconds - series.atSeconds, series.intervalSeconds) && isUp(numbers, series);

const isUp = ({ liveTargets }: Numbers, { labels: { job = '', instance = '' } }: status.Series): boolean =>
  liveTargets?.has(`${job} ${instance}`) ?? true;

/** The same numbers cut into one part for each key, so that hundreds of sets are not looked for in the series of all of them. */
export function partsOf(numbers: Fact<Numbers>, key: (labels: Labels) => string): (wanted: string) => Fact<Numbers> {
  if (!numbers.known) return () => numbers;
  const parts = new Map<string, status.Series[]>();
  for (const series of numbers.value.series) {
    const its = key(series.labels);
    const part = parts.get(its);
    if (part === undefined) parts.set(its, [series]);
    else part.push(series);
  }
  return (wanted) => known({ ...numbers.value, series: parts.get(wanted) ?? [] });
}

/** The namespace that a metric speaks of: its own label, which Prometheus renames where it keeps the target's. */
export const namespaceOf = ({ exported_namespace, namespace }: Labels): string => exported_namespace ?? namespace ?? '';
