import type { Prometheus } from '../connections';
import { learn, mapFact } from '../fact';
import { anyOf, askMatrix, askVector, type Labels, type MatrixSeries, type VectorSample } from '../prometheus-query';
import { arcControllers, arcGauges, rateLimitGauges, runtimeFamilies, webhookFamilies } from './families';
import { newest, readSeen } from './newest-samples';
import type { ArcNumbers, CensusEntry, ErrorCount, Series } from './status-facts';
import { arcJobs } from './take-census';

/** Labels that tell whose number it is; the others (endpoint, container, service ...) only fill recordings. */
const kept = [
  'namespace',
  'exported_namespace',
  'horizontalrunnerautoscaler',
  'runnerdeployment',
  'kind',
  'name',
  'actions_github_com_scale_set_name',
  'actions_github_com_scale_set_namespace',
  'job',
  'instance',
  'pod',
  'cluster',
];

const recent = '5m';

/**
 * Asks a Prometheus for all numbers that may be ARC's, side by side and beside its census, which tells whose jobs are ARC's. There are
 * thousands of targets, so that only those of ARC's jobs are asked for; what else other operators have too, `ofCensus` leaves out.
 */
export async function askNumbers(prometheus: Prometheus): Promise<ArcNumbers> {
  const vector = (query: string) => askVector(prometheus, query);
  const [nowSeconds, series, runtime, up, targets, errors, leaders] = await Promise.all([
    learn(async () => (await vector('vector(time())'))[0]?.value ?? 0),
    learn(async () =>
      (await askMatrix(prometheus, `{${anyOf('__name__', [...arcGauges, ...rateLimitGauges])}}[${recent}]`)).map(readSeries),
    ),
    learn(async () => (await vector(newest([...runtimeFamilies, ...webhookFamilies]))).map(readSeen)),
    learn(async () =>
      (await vector(`max by (job, namespace, instance, pod) (up and on (job) (${arcJobs}))`)).map(({ labels, value }) => ({
        ...target(labels),
        up: value === 1,
      })),
    ),
    learn(async () => (await vector('count(up)'))[0]?.value ?? 0),
    learn(async () => readErrors(await vector(errorCounts()))),
    learn(async () =>
      (await vector(`max by (job, namespace, pod) (leader_election_master_status)`)).map(({ labels, value }) => ({
        job: labels.job ?? '',
        namespace: labels.namespace ?? '',
        pod: labels.pod ?? '',
        leads: value === 1,
      })),
    ),
  ]);
  return { nowSeconds, series, runtime, up, targets, errors, leaders };
}

/** The numbers without those of jobs that the census does not know: other operators have the same families. */
export function ofCensus(census: readonly CensusEntry[], numbers: ArcNumbers): ArcNumbers {
  const jobs = new Set(census.map(({ job }) => job));
  const ofJobs = <T extends { job: string }>(samples: T[]): T[] => samples.filter(({ job }) => jobs.has(job));
  return {
    ...numbers,
    series: mapFact(numbers.series, (series) => series.filter(({ labels }) => jobs.has(labels.job ?? ''))),
    runtime: mapFact(numbers.runtime, ofJobs),
    leaders: mapFact(numbers.leaders, ofJobs),
  };
}

/**
 * Errors of ARC's processes alone: other operators may share its job's name. Each controller's counter is there from the start.
 * `max`, as replicas of Prometheus behind one address show each process twice.
 */
function errorCounts(): string {
  const ofArc = `controller_runtime_reconcile_errors_total{${anyOf('controller', arcControllers)}}`;
  const ours = `last_over_time(${ofArc}[15m])`;
  const within = (window: string) =>
    `label_replace(max by (controller, job, namespace, instance) (increase(controller_runtime_reconcile_errors_total[${window}])` +
    ` and on (job, namespace, instance) ${ours}), "window", "${window}", "", "")`;
  const first = `label_replace(min by (job, namespace) (min_over_time(timestamp(${ofArc})[15m:30s])), "window", "first", "", "")`;
  return `${within('15m')} or ${within('3m')} or ${first}`;
}

function readErrors(samples: readonly VectorSample[]): ErrorCount[] {
  const counts = new Map<string, ErrorCount>();
  const firsts = new Map<string, number>();
  for (const { labels, value } of samples) {
    if (labels.window === 'first') firsts.set(`${labels.job}\n${labels.namespace}`, value);
    if (labels.window === 'first') continue;
    // A count that is no number counts nothing.
    if (!Number.isFinite(value)) continue;
    const { pod: _, ...where } = target(labels);
    const controller = labels.controller ?? '';
    const key = [controller, where.job, where.namespace, where.instance].join('\n');
    const count = counts.get(key) ?? { controller, ...where, last15m: 0, last3m: 0 };
    counts.set(key, { ...count, [labels.window === '3m' ? 'last3m' : 'last15m']: value });
  }
  return [...counts.values()].map((count) => {
    const firstAtSeconds = firsts.get(`${count.job}\n${count.namespace}`);
    return firstAtSeconds === undefined ? count : { ...count, firstAtSeconds };
  });
}

function readSeries({ labels, samples }: MatrixSeries): Series {
  const [atSeconds, value] = samples[samples.length - 1]!;
  const gaps = samples.slice(1).map(([at], index) => at - samples[index]![0]);
  const median = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)];
  return {
    family: labels.__name__ ?? '',
    labels: pick(labels),
    value,
    atSeconds,
    intervalSeconds: median === undefined ? null : Math.round(median),
  };
}

const target = ({ job = '', namespace = '', instance = '', pod = '' }: Labels) => ({ job, namespace, instance, pod });
const pick = (labels: Labels): Labels => Object.fromEntries(kept.flatMap((name) => (labels[name] ? [[name, labels[name]]] : [])));
