import { CouldNotLook } from '../../errors';
import type { Prometheus } from '../connections';
import { askVector, isSeries, type Labels } from '../prometheus-query';

/** The same server, whose instant queries are about that instant (Unix seconds) and not about now. */
export const askedAt = (prometheus: Prometheus, atSeconds: number): Prometheus => ({
  where: prometheus.where,
  get: (path, query) => prometheus.get(path, { ...query, time: atSeconds }),
});

/** The one number of an instant query; null where nothing was recorded, or nothing that could be counted. Throws CouldNotLook. */
export async function askNumber(prometheus: Prometheus, query: string): Promise<number | null> {
  const value = (await askVector(prometheus, query))[0]?.value;
  return value === undefined || !Number.isFinite(value) ? null : value;
}

export interface Line {
  labels: Labels;
  /** One for each step of the range; null: nothing was recorded there. */
  points: [unixSeconds: number, value: number | null][];
}

export interface Range {
  fromSeconds: number;
  toSeconds: number;
  stepSeconds: number;
}

/** A range query, every step of it: a gap is a null, not a missing point. Throws CouldNotLook. */
export async function askLines(prometheus: Prometheus, query: string, range: Range): Promise<Line[]> {
  const { fromSeconds, toSeconds, stepSeconds } = range;
  const data = (await prometheus.get('query_range', { query, start: fromSeconds, end: toSeconds, step: stepSeconds })) as {
    resultType?: unknown;
    result?: { metric: Labels; values: [number, string][] }[];
  } | null;
  if (data?.resultType !== 'matrix' || !Array.isArray(data.result) || !data.result.every(isSeries.matrix))
    throw new CouldNotLook('unsupported', `${prometheus.where} answered a query over time in a form that is not a Prometheus'.`);
  return data.result.map(({ metric, values }) => {
    const known = new Map(values.map(([at, value]) => [at, Number(value)]));
    const steps = Array.from(
      { length: Math.floor((toSeconds - fromSeconds) / stepSeconds) + 1 },
      (_, step) => fromSeconds + step * stepSeconds,
    );
    return {
      labels: metric,
      points: steps.map((at) => {
        const value = known.get(at);
        return [at, value === undefined || !Number.isFinite(value) ? null : value];
      }),
    };
  });
}
