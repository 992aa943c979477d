import type { Question } from './recording';

/** How many of each there are in the made cluster; at least those of the recording. */
export interface Crowd {
  /** Half of each generation. */
  runners: number;
  /** With as many RunnerDeployments. */
  autoscalers: number;
  services: number;
  /** How many of them stand in ARC's own namespace, with their Endpoints and EndpointSlices, and a pod for each tenth: others are not asked for. */
  besideArc: number;
  monitors: number;
  targets: number;
  deployments: number;
}

type Labels = Record<string, string>;
interface Item {
  spec?: object;
  metadata: { name: string; namespace?: string; uid?: string; ownerReferences?: { uid: string; name: string }[] };
}

const teams = 200;
const team = (index: number) => `team-${String(index % teams).padStart(3, '0')}`;
const uid = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** How many items a list has in the crowd; undefined: as recorded. */
export function crowdOf({ path, query }: Question, crowd: Crowd): number | undefined {
  const kind = path.split('/').at(-1)!;
  const arcs = path.includes('/namespaces/actions-runner-system/');
  if (path.includes('/namespaces/') && !arcs) return undefined;
  if (query.has('fieldSelector')) return undefined;
  const inArc: Record<string, number> = { services: crowd.besideArc, endpoints: crowd.besideArc, endpointslices: crowd.besideArc };
  if (arcs) return kind === 'pods' ? Math.ceil(crowd.besideArc / 10) : inArc[kind];
  const all: Record<string, number> = {
    services: crowd.services,
    runners: crowd.runners / 2,
    ephemeralrunners: crowd.runners / 2,
    horizontalrunnerautoscalers: crowd.autoscalers,
    runnerdeployments: crowd.autoscalers,
    servicemonitors: crowd.monitors,
    deployments: crowd.deployments,
    namespaces: teams,
  };
  return all[kind];
}

/** The item at a place of a list: a recorded one, or one made after it that stands beside it or in another namespace. */
export function itemAt(items: readonly Item[], kind: string, index: number): Item {
  const seed = items[index % items.length]!;
  if (index < items.length) return seed;
  const name = `x-${seed.metadata.name}-${index}`;
  const isPlace = kind === 'namespaces';
  // What stands beside ARC stays there; it is another application's by its labels.
  const beside = /^(services|endpoints|endpointslices|pods)$/.test(kind);
  const others = /^(servicemonitors|deployments)$/.test(kind) || beside;
  const namespace = isPlace ? {} : { namespace: beside ? seed.metadata.namespace! : team(index) };
  const made = { ...seed, metadata: { ...seed.metadata, name: isPlace ? team(index) : name, uid: uid(index), ...namespace } };
  if (kind === 'horizontalrunnerautoscalers')
    return { ...made, spec: { ...made.spec, scaleTargetRef: { kind: 'RunnerDeployment', name } } } as Item;
  if (!others) return made;
  const another = JSON.parse(JSON.stringify(made).replace(foreign, 'another-one')) as Item;
  return { ...another, metadata: { ...another.metadata, ...namespace } };
}

const foreign =
  /actions-runner-controller|gha-runner-scale-set(-controller)?|gha-rs-controller|prometheus-operator|auto-scaling-runner-set-only|actions-runner-system/g;

interface Series {
  metric: Labels;
  value?: unknown;
  values?: [number, string][];
}

/** What a Prometheus answers where there are that many autoscalers, monitors and targets. */
export function crowdedData(path: string, data: unknown, query: URLSearchParams, crowd: Crowd): unknown {
  if (path === '/api/v1/targets') return targets(data as { activeTargets: Target[] }, query.get('scrapePool'), crowd);
  if (path === '/api/v1/scrape_pools') {
    const { scrapePools } = data as { scrapePools: string[] };
    return { scrapePools: [...scrapePools, ...Array.from({ length: Math.max(0, crowd.monitors - 6) }, (_, index) => poolAt(index))] };
  }
  const { result } = data as { result?: Series[] };
  if (result === undefined) return data;
  const thinned = result.map((series) =>
    series.values ? { ...series, values: series.values.filter((_, index) => index % 6 === 0) } : series,
  );
  const perAutoscaler = thinned.filter(({ metric }) => metric.horizontalrunnerautoscaler === 'web' || metric.runnerdeployment === 'web');
  const perNamespace = thinned.filter(
    ({ metric }) => metric.exported_namespace === 'team-a' && !perAutoscaler.some((one) => one.metric === metric),
  );
  const copies = (of: Series[], count: number, change: (index: number, metric: Labels) => Labels) =>
    Array.from({ length: of.length === 0 ? 0 : count }, (_, index) =>
      of.map((series) => ({ ...series, metric: change(index, series.metric) })),
    ).flat();
  const named = copies(perAutoscaler, crowd.autoscalers - 2, (index, metric) => {
    const name = `x-${index % 2 === 0 ? 'web' : 'api'}-${index + 2}`;
    const whose: Labels =
      metric.horizontalrunnerautoscaler === undefined ? { runnerdeployment: name } : { horizontalrunnerautoscaler: name };
    return { ...metric, ...(metric.name === undefined ? {} : { name }), ...whose, exported_namespace: team(index + 2) };
  });
  const placed = copies(perNamespace, Math.min(teams, crowd.autoscalers), (index, metric) => ({
    ...metric,
    exported_namespace: team(index),
  }));
  return { ...(data as object), result: [...thinned, ...named, ...placed] };
}

interface Target {
  scrapePool: string;
  scrapeUrl: string;
  labels: Labels;
}

const poolAt = (index: number) => `serviceMonitor/${team(index)}/x-${index}/0`;

function targets(data: { activeTargets: Target[] }, pool: string | null, crowd: Crowd): unknown {
  const seeds = data.activeTargets;
  const isArcs = ({ scrapePool }: Target) => /actions-runner|gha-/.test(scrapePool);
  const seed = seeds.find((target) => !isArcs(target))!;
  const made = Array.from({ length: Math.max(0, crowd.targets - seeds.length) }, (_, index) => {
    const address = `10.${1 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}:8080`;
    const labels = { ...seed.labels, instance: address, namespace: team(index) };
    return { ...seed, scrapePool: poolAt(index % Math.max(1, crowd.monitors)), scrapeUrl: `http://${address}/metrics`, labels };
  });
  const all = [...seeds, ...made];
  return { ...data, activeTargets: pool === null ? all : all.filter(({ scrapePool }) => scrapePool === pool) };
}
