import { CouldNotLook, NotThere } from '../../errors';
import { start } from '../http/broken-words';
import type { HttpAnswer } from '../http/exchange';
import { statusObject } from './status-object';

/** What a status other than 2xx means: NotThere for 404, else why we could not look, in the server's own words where it has any. */
export function refusal({ status, headers, body }: HttpAnswer, who: string, path: string): CouldNotLook | NotThere {
  const said = statusObject(body)?.message ?? plainWords(body);
  const words = said === '' ? '' : `: ${said}`;
  const could = (reason: CouldNotLook['reason'], detail: string) => new CouldNotLook(reason, detail, { status });
  if (status === 404) return new NotThere(said === '' ? `${path} does not exist.` : said);
  if (status === 401) return could('forbidden', `${start(who)} does not accept our credentials (401)${words}.`);
  if (status === 403) return could('forbidden', said === '' ? `${start(who)} does not allow ${path} (403).` : said);
  if (status === 410) return could('unreachable', `${start(who)} has forgotten where the list was continued (410)${words}.`);
  if (status === 429) return could('unreachable', `${start(who)} has too much to do just now (429)${words}; try again in a minute.`);
  if (status >= 500) return could('unreachable', `${start(who)} failed to answer (${status})${words}.`);
  if (status >= 300 && status < 400)
    return could(
      'unsupported',
      `${start(who)} redirects ${path} to ${headers.location ?? 'nowhere'} (${status}), which is not followed: is it an API server?`,
    );
  return could('unsupported', `${start(who)} refuses ${path} (${status})${words}.`);
}

/** The first words of an answer that is plain text: a page of markup says nothing to people. */
function plainWords(body: Buffer): string {
  const text = body.toString('utf8', 0, 300).trim();
  return /^[<{[]/.test(text) ? '' : (text.split('\n')[0] ?? '');
}
