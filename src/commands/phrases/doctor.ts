import { strictObject } from 'valibot';
import { clusterField, nothingElse, takeCluster } from '../cluster-word';
import { type ClusterRequest, definePhrase } from '../command';

export type DoctorRequest = ClusterRequest;

export const doctorPhrase = definePhrase<DoctorRequest>({
  name: 'doctor',
  usage: '[CLUSTER]',
  summary: 'whether every link from Slack to Prometheus holds, each right by name, and how to mend what is cut',
  examples: [
    { words: 'doctor', means: 'all links to the default cluster' },
    { words: 'doctor prod', means: 'all links to prod' },
  ],
  request: strictObject({ cluster: clusterField }),
  parse({ words, clusters }) {
    const { cluster, rest } = takeCluster(words, clusters);
    nothingElse(rest, clusters, rest.length < words.length);
    return { cluster };
  },
  acknowledge: ({ cluster = 'the cluster' }) => `Trying every link to ${cluster} ...`,
});
