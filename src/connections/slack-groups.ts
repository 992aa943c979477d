import { CouldNotLook } from '../errors';
import { slackWord } from './slack-outcome';
import type { SlackWeb } from './slack-web';

const freshMs = 5 * 60_000;
const staleMs = 60 * 60_000;

interface Known {
  members: readonly string[];
  at: number;
}

/**
 * Members of user groups (usergroups.users.list, scope usergroups:read), remembered for five minutes, and up to an hour where Slack does
 * not answer. Throws CouldNotLook.
 */
export function groupMembers(web: SlackWeb, now: () => number): (group: string) => Promise<readonly string[]> {
  const known = new Map<string, Known>();
  return async (group) => {
    const before = known.get(group);
    if (before !== undefined && now() - before.at < freshMs) return before.members;
    try {
      const { users } = await web.call('usergroups.users.list', { usergroup: group });
      const members = Array.isArray(users) ? users.map(String) : [];
      known.set(group, { members, at: now() });
      return members;
    } catch (error) {
      if (before !== undefined && now() - before.at < staleMs) return before.members;
      throw couldNotLook(group, error);
    }
  };
}

function couldNotLook(group: string, cause: unknown): unknown {
  const word = slackWord(cause);
  if (word === 'missing_scope')
    return new CouldNotLook('forbidden', 'The Slack app lacks the scope usergroups:read; add it and install the app again.', { cause });
  if (word !== undefined) return new CouldNotLook('unreachable', `Slack says ${word} about the user group ${group}.`, { cause });
  const code = (cause as { code?: string }).code ?? '';
  if (code.startsWith('slack_webapi_')) return new CouldNotLook('unreachable', 'Slack did not answer; try again in a minute.', { cause });
  return cause;
}
