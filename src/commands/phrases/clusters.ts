import { strictObject } from 'valibot';
import { UserError } from '../../errors';
import { clusterField } from '../cluster-word';
import { type ClusterRequest, definePhrase } from '../command';

export const clustersPhrase = definePhrase<ClusterRequest>({
  name: 'clusters',
  usage: '',
  summary: 'which clusters can be asked',
  examples: [{ words: 'clusters', means: 'their names, the default one first' }],
  request: strictObject({ cluster: clusterField }),
  parse({ words }) {
    if (words[0] !== undefined) throw new UserError(`I do not know what "${words[0]}" is here.`, 'Say clusters alone.');
    return {};
  },
  acknowledge: () => 'Looking which clusters there are ...',
});
