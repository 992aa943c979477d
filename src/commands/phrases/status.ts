import { optional, pipe, strictObject, string } from 'valibot';
import { UserError } from '../../errors';
import { clusterField, isSlipOf, takeCluster, unknownCluster } from '../cluster-word';
import { type ClusterRequest, definePhrase } from '../command';
import { isNamespaceName, isObjectName, namespaceName, objectName } from '../kubernetes-name';

/** Which runners: all, those of a namespace, or one set (`name`, never without `namespace`). */
export interface StatusRequest extends ClusterRequest {
  namespace?: string | undefined;
  name?: string | undefined;
}

export const statusPhrase = definePhrase<StatusRequest>({
  name: 'status',
  usage: '[CLUSTER] [NAMESPACE | NAMESPACE/NAME]',
  summary: 'how many runners there are, how many are busy, and what is wrong with them',
  examples: [
    { words: 'status', means: 'all runners of the default cluster' },
    { words: 'status prod ci-runners', means: 'the runners in one namespace of prod' },
    { words: 'status prod ci-runners/linux', means: 'one set of runners' },
  ],
  request: strictObject({
    cluster: clusterField,
    namespace: optional(pipe(string(), isNamespaceName)),
    name: optional(pipe(string(), isObjectName)),
  }),

  parse({ words, clusters }) {
    const { cluster, rest } = takeCluster(words, clusters);
    const [word, extra] = rest;
    const named = rest.length < words.length;
    if (extra !== undefined) {
      const stranger = rest.find((each) => !each.includes('/')) ?? extra;
      if (!named && clusters.length > 0) throw unknownCluster(stranger, clusters);
      throw new UserError(`"${word}" and "${extra}" are two things to look at.`, 'Ask for one: NAMESPACE, or NAMESPACE/NAME.');
    }
    if (word === undefined) return { cluster };
    if (!named && clusters.some((name) => isSlipOf(word, name))) {
      const slip = unknownCluster(word, clusters);
      throw new UserError(slip.message, `${slip.hint} If ${word} is a namespace, name the cluster too: status ${clusters[0]} ${word}`);
    }
    const [namespace = '', name, more] = word.split('/');
    if (more !== undefined) throw new UserError(`I cannot read "${word}".`, 'Ask for NAMESPACE, or NAMESPACE/NAME.');
    return { cluster, namespace: namespaceName(namespace), ...(name === undefined ? {} : { name: objectName(name) }) };
  },

  acknowledge({ cluster = 'the cluster', namespace, name }) {
    if (name !== undefined) return `Looking at ${cluster}: the runners of ${namespace}/${name} ...`;
    return namespace === undefined ? `Looking at ${cluster} ...` : `Looking at ${cluster}: the runners in ${namespace} ...`;
  },
});
