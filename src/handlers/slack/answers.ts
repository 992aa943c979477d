import type { UserError } from '../../errors';
import { pasteable } from '../../renderers/pasteable';
import { shorten } from '../../renderers/visible';
import type { HttpAnswer } from './http-event';

const json = { 'content-type': 'application/json; charset=utf-8' };
const text = { 'content-type': 'text/plain; charset=utf-8' };

export const empty: HttpAnswer = { statusCode: 200, headers: text, body: '' };

export const refused = (statusCode: 400 | 401 | 500, body: string): HttpAnswer => ({ statusCode, headers: text, body });

export const challengeAnswer = (challenge: string): HttpAnswer => ({ statusCode: 200, headers: json, body: JSON.stringify({ challenge }) });

/** Seen by the person who typed, alone. `words` are mrkdwn already. */
export const told = (words: string): HttpAnswer => ({ statusCode: 200, headers: json, body: JSON.stringify(ephemeral(words)) });

export const ephemeral = (words: string) => ({ response_type: 'ephemeral' as const, text: words });

/** A UserError as one message: what is wrong, then what to do. */
export const complaint = ({ message, hint }: UserError): string =>
  pasteable(shorten([message, hint].filter((part) => part !== undefined).join('\n'), 1500));
