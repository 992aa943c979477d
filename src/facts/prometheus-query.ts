import { CouldNotLook } from '../errors';
import type { Prometheus } from './connections';
import { literally } from './literally';

export type Labels = Readonly<Record<string, string>>;

/** One sample of an instant query's answer. */
export interface VectorSample {
  labels: Labels;
  value: number;
  /** Unix seconds for which the question was answered, by the server's clock. */
  atSeconds: number;
}

/** The raw samples of one series, oldest first, with the instants of their scrapes. */
export interface MatrixSeries {
  labels: Labels;
  samples: [atSeconds: number, value: number][];
}

/** An instant query whose answer is a vector. Throws CouldNotLook. */
export async function askVector(prometheus: Prometheus, query: string): Promise<VectorSample[]> {
  const result = await ask<{ metric: Labels; value: [number, string] }>(prometheus, query, 'vector');
  return result.map(({ metric, value: [atSeconds, value] }) => ({ labels: metric, value: Number(value), atSeconds }));
}

/** A range selector asked as an instant query: what was really scraped, without lookback or markers of staleness. Throws CouldNotLook. */
export async function askMatrix(prometheus: Prometheus, query: string): Promise<MatrixSeries[]> {
  const result = await ask<{ metric: Labels; values: [number, string][] }>(prometheus, query, 'matrix');
  return result.map(({ metric, values }) => ({
    labels: metric,
    samples: values.map(([atSeconds, value]) => [atSeconds, Number(value)]),
  }));
}

async function ask<T extends { metric: Labels }>(prometheus: Prometheus, query: string, type: 'vector' | 'matrix'): Promise<T[]> {
  const data = (await prometheus.get('query', { query })) as { resultType?: unknown; result?: unknown } | null;
  if (data?.resultType === type && Array.isArray(data.result) && data.result.every(isSeries[type])) return inOrder(data.result as T[]);
  throw new CouldNotLook(
    'unsupported',
    `${prometheus.where} answered a query in a form that is not a Prometheus' (${data?.resultType ?? 'no result'}).`,
  );
}

const isSample = (sample: unknown): boolean =>
  Array.isArray(sample) && typeof sample[0] === 'number' && (typeof sample[1] === 'string' || typeof sample[1] === 'number');

/** Whether it is one series of an answer: labels that are text, and samples. */
export const isSeries = {
  vector: (series: unknown): boolean => hasLabels(series, 'metric') && isSample((series as { value?: unknown }).value),
  matrix(series: unknown): boolean {
    const { values } = (series ?? {}) as { values?: unknown };
    return hasLabels(series, 'metric') && Array.isArray(values) && values.length > 0 && values.every(isSample);
  },
};

/** Whether a part of an object is labels. */
export function hasLabels(object: unknown, part: string): boolean {
  const labels = (object as Record<string, unknown> | null | undefined)?.[part];
  return typeof labels === 'object' && labels !== null && Object.values(labels).every((value) => typeof value === 'string');
}

/** What answers may be no Prometheus, and what it says of another form: that is nothing that we could look at. Throws CouldNotLook. */
export function inItsForm<T>(where: string, path: string, read: (data: never) => T, data: unknown): T {
  try {
    return read(data as never);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new CouldNotLook('unsupported', `${where} answered ${path} in a form that is not a Prometheus'.`, { cause });
  }
}

/** Servers answer in no order that means anything; the same samples are to give the same facts. */
function inOrder<T extends { metric: Labels }>(series: readonly T[]): T[] {
  const keyed = series.map((one) => ({ one, key: labelsKey(one.metric) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ one }) => one);
}

/** The same for the same labels, in whatever order they stand. */
export const labelsKey = (labels: Labels): string => JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The value of a sample by its labels: `get(labelsKey(labels))`. */
export const valuesByLabels = (samples: readonly VectorSample[]): Map<string, number> =>
  new Map(samples.map(({ labels, value }) => [labelsKey(labels), value]));

/** A PromQL string. Its escapes are Go's, of which JSON's are a part. https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals */
export const promqlString = (text: string): string => JSON.stringify(text);

/** A matcher for any of these values, whatever they hold. */
export const anyOf = (label: string, values: readonly string[]): string =>
  `${label}=~${promqlString(values.map((value) => literally(value)).join('|'))}`;
