import { readPayload } from '../../../src/handlers/slack/read-payload';
import { LIMITS } from '../../../src/renderers/slack-limits';
import { openDoor } from '../../handlers/slack/open-door';
import { command, envelopes, form, signedHeaders } from '../../handlers/slack/slack-request';
import { Choices } from '../edits';

/**
 * What anybody may send to the door's address, and what Slack signs. The first byte: 0 an event as it comes, 1 to 3 a signed body of a
 * content type, else one that nobody signed; the second: how Lambda hands it over.
 */
const signed = (kind: number, body: string) => Buffer.concat([Buffer.from([kind, 1]), Buffer.from(body)]);
export const seeds = [
  Buffer.concat([Buffer.from([0, 0]), Buffer.from('{"headers":{"a":["b"]},"body":"x","isBase64Encoded":true}')]),
  Buffer.concat([Buffer.from([0, 0]), Buffer.from('{"source":"aws.events","detail-type":"Scheduled Event"}')]),
  signed(1, command('status prod')),
  signed(1, command('help', { command: `/${'é'.repeat(400)}` })),
  signed(1, form({ payload: '{"type":"block_actions","user":{"id":"U1"},"actions":[{"value":"status"}]}' })),
  signed(1, form({ ssl_check: '1' })),
  signed(2, '{"type":"url_verification","challenge":"x"}'),
  signed(2, '{"type":"event_callback","event_id":"E1","event":{"type":"app_home_opened","user":"U1"}}'),
  signed(3, '<xml/>'),
  signed(4, command('status prod')),
];

const contentTypes = ['application/x-www-form-urlencoded', 'application/json; charset=utf-8', 'text/xml'];
const wrap = Object.values(envelopes);

export async function fuzz(data: Buffer): Promise<void> {
  const choices = new Choices(data);
  const kind = choices.byte() % 5;
  const envelope = wrap[choices.byte() % wrap.length]!;
  const body = choices.rest();
  const { knock, jobs, logged } = openDoor();
  const contentType = contentTypes[kind - 1];
  const headers = contentType === undefined ? { 'content-type': 'application/json' } : signedHeaders(body.toString(), { contentType });
  const event = kind === 0 ? parsed(body) : envelope(headers, body.toString());
  const answer = await knock(event);
  if (![200, 400, 401, 500].includes(answer.statusCode)) throw new Error(`status ${answer.statusCode}`);
  if (logged.some((line) => line.includes('"broken"') || line.includes('"no request can be verified"')))
    throw new Error(`it broke: ${logged.join('')}`);
  const said = answer.body.startsWith('{"response_type"') ? (JSON.parse(answer.body) as { text: string }).text : '';
  if (said.length > LIMITS.text) throw new Error(`it says ${said.length} characters`);
  if (jobs.length > 1) throw new Error('one request made several jobs');
  const isSigned = contentType !== undefined && readPayload(contentType, Buffer.from(body.toString())) !== undefined;
  if (jobs.length > 0 && !isSigned) throw new Error('what nobody signed was queued');
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return body.toString('utf8');
  }
}
