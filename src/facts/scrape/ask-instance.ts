import { NotThere } from '../../errors';
import type { Prometheus } from '../connections';
import { type Fact, learn, unknown } from '../fact';
import type { ListShrink } from '../list-shrink';
import { hasLabels, inItsForm, isSeries } from '../prometheus-query';
import type { FamilySample, InstanceFacts, LeaderSample, RuntimeInfo, Target } from './scrape-facts';

/** ARC's own families; controller_runtime_* is every operator's, so only its presence beside these counts. */
export const arcFamilies =
  '(horizontalrunnerautoscaler|runnerdeployment|gha|controller_runtime_(reconcile|active|max|webhook))_.+|github_rate_limit.*';

/** Which scrape pools are ARC's; asked for when it matters, as that may be known later than which servers there are. */
export type IsArcs = () => Promise<(pool: string) => boolean>;

/** Asks one Prometheus all that does not depend on its other answers, side by side. */
export async function askInstance(prometheus: Prometheus, shard: number | undefined, isArcs: IsArcs, rule: string): Promise<InstanceFacts> {
  const ask = <T>(path: string, query: Record<string, string>, read: (data: never) => T, shrink?: ListShrink): Promise<Fact<T>> =>
    learn(async () => inItsForm(prometheus.where, path, read, await prometheus.get(path, query, shrink)), rule).catch((error) =>
      notThere<T>(error),
    );
  const [build, runtime, pools, targets, families, droppedSamples, leaders] = await Promise.all([
    ask('status/buildinfo', {}, ({ version }: { version: unknown }) => ({ version: text(version) })),
    ask('status/runtimeinfo', {}, readRuntime),
    ask('scrape_pools', {}, ({ scrapePools }: { scrapePools: unknown[] | null }) => [...(scrapePools ?? [])].map(text).sort()),
    isArcs().then((ours) =>
      ask('targets', { state: 'active' }, (data: { activeTargets?: RawTarget[] | null }) => readTargets(data, ours), {
        list: 'activeTargets',
        keep: (target) => (isTarget(target) ? shrinkTarget(target, ours) : target),
      }),
    ),
    ask('query', { query: `count by (__name__, namespace, job, instance, pod) ({__name__=~"${arcFamilies}"})` }, readFamilies),
    ask('query', { query: 'scrape_samples_scraped - scrape_samples_post_metric_relabeling > 0' }, readDropped),
    ask('query', { query: 'max by (job, instance) (leader_election_master_status)' }, readLeaders),
  ]);
  return {
    where: prometheus.where,
    ...(shard === undefined ? {} : { shard }),
    build,
    runtime,
    pools,
    targets,
    families,
    droppedSamples,
    leaders,
    dropped: {},
  };
}

const isTarget = (target: unknown): target is RawTarget => {
  const { scrapePool, scrapeUrl, lastError = '' } = (target ?? {}) as Partial<RawTarget>;
  const words = [scrapePool, scrapeUrl, lastError].every((word) => typeof word === 'string');
  return words && hasLabels(target, 'labels') && hasLabels(target, 'discoveredLabels');
};

/** What is to be text; anything else is of another form. */
function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`${typeof value} instead of text`);
  return value;
}

function notThere<T>(error: unknown): Fact<T> {
  if (error instanceof NotThere) return unknown('unsupported', error.message);
  throw error;
}

const readRuntime = (data: RuntimeInfo): RuntimeInfo => ({
  startTime: text(data.startTime),
  ...(data.serverTime === undefined ? {} : { serverTime: text(data.serverTime) }),
  reloadConfigSuccess: data.reloadConfigSuccess,
  lastConfigTime: text(data.lastConfigTime),
});

interface RawTarget extends Omit<Target, 'lastScrapeSeconds'> {
  lastScrapeDuration: number;
}

/** Targets of ARC whole; of the others, of which there are thousands, only what tells that they scrape ARC too. */
const shrinkTarget = (target: RawTarget, isArcs: (pool: string) => boolean): RawTarget => ({
  scrapePool: target.scrapePool,
  scrapeUrl: target.scrapeUrl,
  health: target.health,
  lastError: target.lastError?.slice(0, 2000) ?? '',
  lastScrape: target.lastScrape,
  lastScrapeDuration: target.lastScrapeDuration,
  scrapeInterval: target.scrapeInterval ?? '',
  scrapeTimeout: target.scrapeTimeout ?? '',
  labels: isArcs(target.scrapePool) ? (target.labels ?? {}) : pick(target.labels ?? {}, ['job', 'instance', 'namespace', 'pod']),
  discoveredLabels: isArcs(target.scrapePool)
    ? (target.discoveredLabels ?? {})
    : pick(target.discoveredLabels ?? {}, ['__meta_kubernetes_namespace', '__meta_kubernetes_pod_name']),
});

function readTargets(data: { activeTargets?: RawTarget[] | null }, isArcs: (pool: string) => boolean): Target[] {
  return (data.activeTargets ?? [])
    .map((target) => {
      if (!isTarget(target)) throw new TypeError('a target without a form');
      const { lastScrapeDuration: lastScrapeSeconds, ...kept } = shrinkTarget(target, isArcs);
      return { ...kept, lastScrapeSeconds };
    })
    .sort((a, b) => compare(a.scrapePool, b.scrapePool) || compare(a.scrapeUrl, b.scrapeUrl));
}

interface Vector {
  result: { metric: Record<string, string>; value: [number, string] }[];
}

function series(result: Vector['result']): Vector['result'] {
  if (!result.every(isSeries.vector)) throw new TypeError('no vector');
  return result;
}

const readFamilies = ({ result }: Vector): FamilySample[] =>
  series(result)
    .map(({ metric, value }) => ({
      family: metric.__name__ ?? '',
      namespace: metric.namespace ?? '',
      job: metric.job ?? '',
      instance: metric.instance ?? '',
      pod: metric.pod ?? '',
      atSeconds: value[0],
    }))
    .sort((a, b) => compare(a.family, b.family) || compare(a.instance, b.instance) || compare(a.job, b.job));

const readDropped = ({ result }: Vector) =>
  series(result).map(({ metric, value }) => ({ job: metric.job ?? '', instance: metric.instance ?? '', dropped: Number(value[1]) }));

const readLeaders = ({ result }: Vector): LeaderSample[] =>
  series(result).map(({ metric, value }) => ({ job: metric.job ?? '', instance: metric.instance ?? '', leads: value[1] === '1' }));

export const pick = (labels: Record<string, string>, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (labels[name] === undefined ? [] : [[name, labels[name]]])));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
