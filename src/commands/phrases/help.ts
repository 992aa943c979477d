import { maxLength, optional, pipe, strictObject, string } from 'valibot';
import { UserError } from '../../errors';
import { clusterField } from '../cluster-word';
import { type ClusterRequest, definePhrase } from '../command';

/** Which command is explained; undefined: all of them. Whether there is one is known to help.ts, which has the list. */
export interface HelpRequest extends ClusterRequest {
  command?: string | undefined;
}

export const helpPhrase = definePhrase<HelpRequest>({
  name: 'help',
  usage: '[COMMAND]',
  summary: 'what can be asked, and how',
  examples: [{ words: 'help status', means: 'what status takes and tells' }],
  request: strictObject({ cluster: clusterField, command: optional(pipe(string(), maxLength(100))) }),
  parse({ words }) {
    const [command, extra] = words;
    if (extra !== undefined) throw new UserError('One command is explained at a time.', `Say help ${command}, then help ${extra}.`);
    return command === undefined ? {} : { command: command.toLowerCase() };
  },
  acknowledge: () => 'Looking it up ...',
});
