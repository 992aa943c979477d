import { safeParse } from 'valibot';
import { commands } from '../../../src/commands/index';
import { mannerOf } from '../../../src/commands/manner';
import { understand } from '../../../src/commands/understand';
import { cleanWords } from '../../../src/commands/words';
import { UserError } from '../../../src/errors';
import { complaintWords } from '../../../src/handlers/worker/access/not-allowed';
import { LIMITS } from '../../../src/renderers/slack-limits';

/** What people type behind the slash command. */
export const seeds = [
  'status prod team-a/web',
  'check-scrape prod servicemonitor/actions-runner-system/arc --share --all',
  'digest on 09:00 Asia/Seoul weekdays prod, staging',
  'digest off',
  'trend web 7d',
  'explain monitor-is-selected',
  'doctor staging',
  'stack “prod”',
  'help digest',
  'STATUS\u00a0prod',
];

const clusters = ['prod', 'staging', 'status', 'weird name', ''];

export function fuzz(data: Buffer): void {
  const text = data.toString('utf8');
  mannerOf(cleanWords(text));
  try {
    const { phrase, request } = understand(text, clusters);
    const acknowledged = phrase.acknowledge(request);
    if (acknowledged.length > LIMITS.sectionText) throw new Error(`an acknowledgement of ${acknowledged.length} characters`);
    const command = commands.find(({ name }) => name === phrase.name);
    if (command !== undefined && !safeParse(command.request, request).success) throw new Error(`${phrase.name} refuses its own request`);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (complaintWords(error).length > LIMITS.sectionText) throw new Error(`a complaint of ${complaintWords(error).length} characters`);
  }
}
