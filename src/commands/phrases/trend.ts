import { optional, picklist, pipe, strictObject, string } from 'valibot';
import { UserError } from '../../errors';
import { clusterField, isSlipOf, takeCluster, unknownCluster } from '../cluster-word';
import { type ClusterRequest, definePhrase } from '../command';
import { isNamespaceName, isObjectName, namespaceName, objectName } from '../kubernetes-name';

/** Which runners, over which time. A `name` without `namespace` is a set, or else a namespace. */
export interface TrendRequest extends ClusterRequest {
  namespace?: string | undefined;
  name?: string | undefined;
  over?: '24h' | '7d' | undefined;
}

const spans: Readonly<Record<string, TrendRequest['over']>> = {
  '24h': '24h',
  '1d': '24h',
  day: '24h',
  '7d': '7d',
  '1w': '7d',
  '168h': '7d',
  week: '7d',
};

export const trendPhrase = definePhrase<TrendRequest>({
  name: 'trend',
  usage: '[CLUSTER] [SET | NAMESPACE | NAMESPACE/SET] [24h|7d]',
  summary: 'charts of busy, registered, desired and most allowed runners, and of reconcile errors',
  examples: [
    { words: 'trend', means: 'the last 24 hours of the default cluster' },
    { words: 'trend prod ci-runners/linux 7d', means: "one set's last week" },
  ],
  request: strictObject({
    cluster: clusterField,
    namespace: optional(pipe(string(), isNamespaceName)),
    name: optional(pipe(string(), isObjectName)),
    over: optional(picklist(['24h', '7d'])),
  }),

  parse({ words, clusters }) {
    const { cluster, rest } = takeCluster(words, clusters);
    const named = rest.length < words.length;
    const times = rest.filter((word) => isSpan(word));
    const [word, extra] = rest.filter((each) => !isSpan(each));
    if (times.length > 1) throw new UserError(`"${times[0]}" and "${times[1]}" are two stretches of time.`, 'Say 24h or 7d.');
    const over = times[0] === undefined ? {} : { over: spans[times[0].toLowerCase()] };
    if (extra !== undefined) throw new UserError(`"${word}" and "${extra}" are two things to look at.`, 'Ask for one: NAMESPACE/SET.');
    if (word === undefined) return { cluster, ...over };
    if (/^\d+\s*[a-z]+$/i.test(word)) throw new UserError(`"${word}" is no stretch of time that can be drawn.`, 'Say 24h or 7d.');
    if (!named && clusters.some((name) => isSlipOf(word, name))) throw unknownCluster(word, clusters);
    const [first = '', second, more] = word.split('/');
    if (more !== undefined) throw new UserError(`I cannot read "${word}".`, 'Ask for SET, NAMESPACE, or NAMESPACE/SET.');
    const where = second === undefined ? { name: objectName(first) } : { namespace: namespaceName(first), name: objectName(second) };
    return { cluster, ...where, ...over };
  },

  acknowledge: ({ cluster = 'the cluster', over = '24h' }) => `Drawing the last ${over === '7d' ? '7 days' : '24 hours'} of ${cluster} ...`,
});

const isSpan = (word: string): boolean => Object.hasOwn(spans, word.toLowerCase());
