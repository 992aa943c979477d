import { maxLength, optional, pipe, strictObject, string } from 'valibot';
import { UserError } from '../../errors';
import { clusterField } from '../cluster-word';
import { type ClusterRequest, definePhrase } from '../command';

/** Which check, cause or problem is explained, by its id; undefined: what there is. Whether there is one is known to ../explain.ts. */
export interface ExplainRequest extends ClusterRequest {
  id?: string | undefined;
}

export const explainPhrase = definePhrase<ExplainRequest>({
  name: 'explain',
  usage: '[CHECK | CAUSE]',
  summary: 'what a check looks at and why it matters, or what a cause means',
  examples: [
    { words: 'explain target-is-up', means: 'a check, and the causes that it can name' },
    { words: 'explain monitor-labels-not-matched', means: 'a cause, and how it is mended' },
  ],
  request: strictObject({ cluster: clusterField, id: optional(pipe(string(), maxLength(100))) }),
  parse({ words }) {
    const [id, extra] = words;
    if (extra !== undefined) throw new UserError('One check or cause is explained at a time.', `Say explain ${id}, then explain ${extra}.`);
    return id === undefined ? {} : { id: id.toLowerCase().slice(0, 100) };
  },
  acknowledge: () => 'Looking it up ...',
});
