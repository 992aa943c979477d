import { CouldNotLook } from '../../errors';
import type { SlackSeen } from '../../facts/doctor/surroundings';

const timeoutMs = 4000;

/**
 * Asks Slack whose token this is, and what it may: https://docs.slack.dev/reference/methods/auth.test
 * `apiUrl` ends with a slash. Throws CouldNotLook: a refusal in Slack's own word with status 401. No words hold the token.
 */
export async function authTest(token: string, apiUrl = 'https://slack.com/api/'): Promise<SlackSeen> {
  const { host } = new URL(apiUrl);
  const response = await fetch(`${apiUrl}auth.test`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((cause: Error & { cause?: NodeJS.ErrnoException }) => {
    if (cause.name === 'TimeoutError')
      throw new CouldNotLook('timed-out', `Slack (${host}) did not answer within ${timeoutMs / 1000} s.`, { cause });
    throw new CouldNotLook('unreachable', `Slack (${host}) cannot be reached (${cause.cause?.code ?? 'no answer'}).`, { cause });
  });
  if (response.status === 429) throw new CouldNotLook('unreachable', 'Slack asks to slow down.', { status: 429 });
  if (response.status >= 500)
    throw new CouldNotLook('unreachable', `Slack failed to answer (${response.status}).`, { status: response.status });
  const answer = (await response.json().catch(() => undefined)) as Answer | undefined;
  if (answer === undefined) throw new CouldNotLook('unsupported', `What answers at ${host} is not Slack's Web API (${response.status}).`);
  if (answer.ok !== true) throw new CouldNotLook('forbidden', answer.error ?? 'unknown_error', { status: 401 });
  const scopes = response.headers.get('x-oauth-scopes');
  const { team = 'unknown', url = '', user = 'unknown' } = answer;
  return { team, url, user, ...(scopes === null ? {} : { scopes: scopes.split(/[\s,]+/).filter((scope) => scope !== '') }) };
}

interface Answer {
  ok?: boolean;
  error?: string;
  team?: string;
  url?: string;
  user?: string;
}
