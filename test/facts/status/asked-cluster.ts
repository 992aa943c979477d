import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CouldNotLook, NotThere } from '../../../src/errors';
import type { Connections, Prometheus, Query } from '../../../src/facts/connections';
import type { Fact } from '../../../src/facts/fact';
import type { Listing } from '../../../src/facts/list-source';
import type { StatusFacts } from '../../../src/facts/status/status-facts';

const { facts } = JSON.parse(readFileSync(resolve('test/cases/status/all-is-well/facts.json'), 'utf8')) as { facts: StatusFacts };

export interface Asked {
  connections: Connections;
  /** Paths and queries, by the wave in which they went out. */
  waves: string[][];
}

interface Options {
  /** Whether that question is refused; `where`: a path, or `service/...` of a Prometheus. */
  refuse?: (path: string, where?: string) => 403 | 404 | 503 | undefined;
  /** Answers to PromQL; undefined: the recorded cluster's. */
  promql?: (query: string) => unknown;
  namespaces?: string[];
}

/**
 * A cluster that answers with what was recorded. Questions that go out together form a wave: the next is answered only when nobody
 * has anything more to ask.
 */
export function askedCluster({ refuse = () => undefined, promql = recordedAnswer, namespaces }: Options = {}): Asked {
  const waves: string[][] = [];
  let open: (() => void)[] = [];
  const inWave = async <T>(what: string, answer: () => T): Promise<T> => {
    if (open.length === 0) {
      waves.push([]);
      setImmediate(() => setImmediate(flush));
    }
    waves.at(-1)!.push(what);
    await new Promise<void>((resume) => open.push(resume));
    return answer();
  };
  const flush = () => {
    const ready = open;
    open = [];
    for (const resume of ready) resume();
  };
  const refused = (status: 403 | 404 | 503, what: string): never => {
    if (status === 404) throw new NotThere(`${what} not found`);
    throw new CouldNotLook(status === 403 ? 'forbidden' : 'unreachable', `${what}: ${status}`, { status });
  };
  const get = (path: string, query: Query = {}) =>
    inWave(path, () => {
      const status = refuse(path);
      return status === undefined ? list(path, query) : refused(status, path);
    });
  const prometheusAt = (where: string): Prometheus => ({
    where,
    get: (path, query = {}) =>
      inWave(`${where} ${query.query ?? path}`, () => {
        const status = refuse(path, where);
        return status === undefined ? promql(String(query.query)) : refused(status, where);
      }),
  });
  return {
    waves,
    connections: {
      kubernetes: {
        name: 'recorded',
        get,
        text: (path) => inWave(path, () => refused(refuse(path) ?? 404, path)),
        review: () => Promise.reject(new Error('asked for a review')),
      },
      prometheusAt: ({ kind, namespace, name }) => prometheusAt(`${kind}/${namespace}/${name}`),
      now: () => new Date(0),
      progress: () => undefined,
      ...(namespaces === undefined ? {} : { namespaces }),
    },
  };
}

/** The list that a path names, in one namespace or in all. */
function list(path: string, { fieldSelector }: Query) {
  const [, namespace, resource = ''] = /(?:\/namespaces\/([^/]+))?\/([^/]+)$/.exec(path)!;
  const kind = Object.keys(facts).find((name) => name.toLowerCase() === resource);
  if (kind === undefined || fieldSelector !== undefined) return { items: [], metadata: {} };
  const fact = facts[kind as 'runners'] as Fact<Listing<{ metadata: { namespace: string } }>>;
  const all = fact.known ? fact.value.items : [];
  return { items: all.filter(({ metadata }) => namespace === undefined || metadata.namespace === namespace), metadata: {} };
}

const vector = (samples: { labels: Readonly<Record<string, string>>; value: number }[]) => ({
  resultType: 'vector',
  result: samples.map(({ labels, value }) => ({ metric: labels, value: [1000, String(value)] })),
});

/** What the recorded Prometheus would say again. */
export function recordedAnswer(query: string): unknown {
  const [server] = facts.servers.known ? facts.servers.value : [];
  const { census, numbers } = server!;
  if (query.startsWith('count by'))
    return vector(
      (census.known ? census.value : []).map(({ family, job, namespace, exportedNamespace }) => ({
        labels: { __name__: family, job, namespace, exported_namespace: exportedNamespace },
        value: 1,
      })),
    );
  if (query.startsWith('{') && numbers!.series.known)
    return {
      resultType: 'matrix',
      result: numbers!.series.value.map(({ family, labels, value, atSeconds }) => ({
        metric: { __name__: family, ...labels },
        values: [
          [atSeconds - 5, String(value)],
          [atSeconds, String(value)],
        ],
      })),
    };
  if (query.includes('increase(')) return vector([{ labels: { controller: 'runner-controller', window: '15m' }, value: 0 }]);
  return vector([{ labels: {}, value: 1000 }]);
}
