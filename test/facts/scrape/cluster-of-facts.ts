import { readFileSync } from 'node:fs';
import { NotThere } from '../../../src/errors';
import type { Connections, Kubernetes, Prometheus } from '../../../src/facts/connections';

type Json = Record<string, unknown>;

/** Objects by resource name, as an API server would list them. */
export type Objects = Record<string, { metadata: { name: string; namespace?: string } }[]>;

interface RecordedFact {
  known: boolean;
  value: { items: { metadata: { name: string; namespace?: string } }[] };
}

const resources = {
  namespaces: 'namespaces',
  prometheuses: 'prometheuses',
  prometheusAgents: 'prometheusagents',
  serviceMonitors: 'servicemonitors',
  podMonitors: 'podmonitors',
  deployments: 'deployments',
  horizontalRunnerAutoscalers: 'horizontalrunnerautoscalers',
  autoscalingRunnerSets: 'autoscalingrunnersets',
  autoscalingListeners: 'autoscalinglisteners',
  services: 'services',
  endpoints: 'endpoints',
  endpointSlices: 'endpointslices',
  pods: 'pods',
  statefulSets: 'statefulsets',
  events: 'events',
  networkPolicies: 'networkpolicies',
} as const;

const recording = JSON.parse(readFileSync('test/cases/check-scrape/healthy/facts.json', 'utf8')) as {
  madeAt: string;
  facts: Record<string, RecordedFact> & {
    servers: Record<string, { instances: Record<'build' | 'runtime' | 'pools' | 'targets', { value: unknown }>[] }>;
  };
};

export const madeAt = recording.madeAt;

/** A fresh copy of the objects of the recorded healthy cluster. */
export const healthyObjects = (): Objects =>
  Object.fromEntries(Object.entries(resources).map(([fact, resource]) => [resource, structuredClone(recording.facts[fact]!.value.items)]));

/** What the recorded Prometheus answered, in the form of its API. */
export function healthyAnswers(): Record<string, Json> {
  const [instance] = Object.values(recording.facts.servers)[0]!.instances;
  const targets = instance!.targets.value as { lastScrapeSeconds: number }[];
  const families = (instance as unknown as { families: { value: Json[] } }).families.value;
  return structuredClone({
    'status/buildinfo': instance!.build.value as Json,
    'status/runtimeinfo': instance!.runtime.value as Json,
    scrape_pools: { scrapePools: instance!.pools.value },
    targets: { activeTargets: targets.map((target) => ({ ...target, lastScrapeDuration: target.lastScrapeSeconds })), droppedTargets: [] },
    query: {
      resultType: 'vector',
      result: families.map(({ family, atSeconds, ...labels }) => ({ metric: { ...labels, __name__: family }, value: [atSeconds, '1'] })),
    },
    'status/config': { yaml: '' },
  });
}

/** A cluster that consists of these objects, and whose Prometheus gives these answers. */
export function clusterOf(objects: Objects, answers: Record<string, Json>): Connections {
  const kubernetes: Kubernetes = {
    name: 'made',
    get: async (path) => {
      if (path === '/apis/monitoring.coreos.com/v1')
        return { resources: ['prometheuses', 'servicemonitors', 'podmonitors'].map((name) => ({ name })) };
      const [, namespace, resource = ''] = /^\/apis?\/(?:[\w.-]+\/)?\w+(?:\/namespaces\/([^/]+))?\/([^/]+)$/.exec(path) ?? [];
      const list = objects[resource];
      if (list === undefined) throw new NotThere(path);
      return {
        items: structuredClone(list.filter(({ metadata }) => namespace === undefined || metadata.namespace === namespace)),
        metadata: {},
      };
    },
    text: async () => '',
    review: async () => ({ status: { allowed: true } }),
  };
  const prometheus: Prometheus = {
    where: 'made',
    get: async (path, query) => {
      if (path === 'query' && String(query?.query).startsWith('scrape_samples')) return { resultType: 'vector', result: [] };
      return structuredClone(answers[path]);
    },
  };
  return { kubernetes, prometheusAt: () => prometheus, now: () => new Date(madeAt), progress: () => undefined };
}
