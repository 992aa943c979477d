import { strictObject } from 'valibot';
import { clusterField, nothingElse, takeCluster } from '../cluster-word';
import { type ClusterRequest, definePhrase } from '../command';

export type StackRequest = ClusterRequest;

export const stackPhrase = definePhrase<StackRequest>({
  name: 'stack',
  usage: '[CLUSTER]',
  summary: 'what is installed: versions and health, bottom to top',
  examples: [{ words: 'stack prod', means: 'the cluster, Prometheus and ARC of prod' }],
  request: strictObject({ cluster: clusterField }),
  parse({ words, clusters }) {
    const { cluster, rest } = takeCluster(words, clusters);
    nothingElse(rest, clusters, rest.length < words.length);
    return { cluster };
  },
  acknowledge: ({ cluster = 'the cluster' }) => `Looking at ${cluster}: what is installed ...`,
});
