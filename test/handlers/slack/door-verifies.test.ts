import { isPlausible, isSignedBy } from '../../../src/handlers/slack/signature';
import { openDoor } from './open-door';
import { command, envelopes, event, form, nowSeconds, secret, signedHeaders } from './slack-request';

const published =
  'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';

test("Slack's published vector is genuine, and only to the byte", () => {
  const signed = {
    timestamp: String(nowSeconds),
    signature: 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    body: Buffer.from(published),
  };
  expect(isPlausible(signed, nowSeconds * 1000) && isSignedBy(secret, signed)).toBe(true);
  expect(isSignedBy(secret, { ...signed, body: Buffer.from(`${published} `) })).toBe(false);
  expect(isSignedBy('', { ...signed })).toBe(false);
});

/** What is sent, in every form in which Lambda hands it over; each row: headers, body, status. */
const body = command('status');
const good = signedHeaders(body);
const omit = (name: string) => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
const malformed = 'payload=%7Bnot+json';
const utf8 = command('status', { user_name: 'Zoë 🚀 한국', trigger_id: 'u' });

const rows: [string, Record<string, string>, string, number][] = [
  ['a signed command', good, body, 200],
  ['non-ASCII text', signedHeaders(utf8), utf8, 200],
  ['a content type with a charset', signedHeaders(body, { contentType: 'application/x-www-form-urlencoded; charset=utf-8' }), body, 200],
  ['five minutes old', signedHeaders(body, { timestamp: nowSeconds - 300 }), body, 200],
  ['five minutes in the future', signedHeaders(body, { timestamp: nowSeconds + 300 }), body, 200],
  ['older than five minutes', signedHeaders(body, { timestamp: nowSeconds - 301 }), body, 401],
  ['an hour in the future', signedHeaders(body, { timestamp: nowSeconds + 3600 }), body, 401],
  ['ten years in the future', signedHeaders(body, { timestamp: nowSeconds + 315_360_000 }), body, 401],
  ['a timestamp that is no number', signedHeaders(body, { timestamp: 'soon' }), body, 401],
  ['a timestamp with an exponent', signedHeaders(body, { timestamp: '15314206e2' }), body, 401],
  ['a negative timestamp', signedHeaders(body, { timestamp: '-1' }), body, 401],
  ['no timestamp', omit('X-Slack-Request-Timestamp'), body, 401],
  ['no signature', omit('X-Slack-Signature'), body, 401],
  ['an empty signature', { ...good, 'X-Slack-Signature': '' }, body, 401],
  ['a v1= signature', { ...good, 'X-Slack-Signature': good['X-Slack-Signature']!.replace('v0', 'v1') }, body, 401],
  ['a signature cut short', { ...good, 'X-Slack-Signature': good['X-Slack-Signature']!.slice(0, -1) }, body, 401],
  ['a signature that is too long', { ...good, 'X-Slack-Signature': `${good['X-Slack-Signature']}0` }, body, 401],
  ['a signature of non-ASCII', { ...good, 'X-Slack-Signature': `v0=${'é'.repeat(64)}` }, body, 401],
  ["another app's secret", signedHeaders(body, { key: 'other' }), body, 401],
  ['an empty secret', signedHeaders(body, { key: '' }), body, 401],
  ['another body', good, command('stack'), 401],
  ['an empty body, unsigned', {}, '', 401],
  ['malformed JSON, unsigned', { 'Content-Type': 'application/json' }, '{', 401],
  ['a malformed payload, unsigned', { 'Content-Type': 'application/x-www-form-urlencoded' }, malformed, 401],
  ['ssl_check, unsigned', { 'Content-Type': 'application/x-www-form-urlencoded' }, 'ssl_check=1&token=x', 401],
  ['url_verification, unsigned', { 'Content-Type': 'application/json' }, '{"type":"url_verification","challenge":"c"}', 401],
  ['ssl_check, signed', signedHeaders('ssl_check=1&token=x'), 'ssl_check=1&token=x', 200],
  ['malformed JSON, signed', signedHeaders('{'), '{', 400],
  ['a malformed payload, signed', signedHeaders(malformed), malformed, 400],
  ['JSON that is no object, signed', signedHeaders('[]', { contentType: 'application/json' }), '[]', 400],
  ['an unknown type of content, signed', signedHeaders(body, { contentType: 'text/plain' }), body, 400],
  ['a form that is no command, signed', signedHeaders('a=b'), 'a=b', 400],
  ['an empty body, signed', signedHeaders(''), '', 400],
];

describe.each(Object.keys(envelopes))('%s', (envelope) => {
  test.each(rows)('%s', async (_, headers, sent, status) => {
    const { knock, jobs } = openDoor();
    // An event without any header at all is no request; see below.
    const answer = await knock(envelopes[envelope]!({ Accept: '*/*', ...headers }, sent));
    expect(answer.statusCode).toBe(status);
    expect(jobs).toHaveLength(status === 200 && sent.includes('command=') ? 1 : 0);
  });
});

test('a load balancer that sends lists of headers gets lists back, everybody else does not', async () => {
  for (const envelope of Object.keys(envelopes)) {
    const answer = await openDoor().knock(event(body, {}, envelope));
    const isLists = envelope.includes('lists');
    expect([answer.multiValueHeaders !== undefined, answer.headers !== undefined]).toEqual([isLists, !isLists]);
  }
});

test('a header that is there twice with different values verifies nothing', async () => {
  const twice = { requestContext: { elb: {} }, multiValueHeaders: {} as Record<string, string[]>, body };
  for (const [name, value] of Object.entries(good)) twice.multiValueHeaders[name] = [value];
  twice.multiValueHeaders['X-Slack-Signature']!.push(`v0=${'0'.repeat(64)}`);
  expect((await openDoor().knock(twice)).statusCode).toBe(401);
});

test.each<[string, unknown, number]>([
  ['a scheduled EventBridge event', { source: 'aws.events', 'detail-type': 'Scheduled Event', resources: [], detail: {} }, 200],
  ["a warm-up plugin's ping", { source: 'serverless-plugin-warmup' }, 200],
  ['a request without headers', { httpMethod: 'POST', body }, 400],
  ['headers that are null', { httpMethod: 'POST', headers: null, multiValueHeaders: null, body: null }, 400],
  ['nothing', undefined, 400],
  ['an empty event', {}, 400],
  ['a text', 'ping', 400],
  ['a list', [1], 400],
  ['a source beside headers, unsigned', { source: 'aws.events', headers: {}, body }, 401],
])('%s is answered without an exception', async (_, sent, status) => {
  const { knock, jobs } = openDoor();
  expect((await knock(sent)).statusCode).toBe(status);
  expect(jobs).toEqual([]);
});

test('the challenge of a signed url_verification is given back', async () => {
  const { knock } = openDoor();
  expect(JSON.parse((await knock(event('{"type":"url_verification","challenge":"c-1"}'))).body)).toEqual({ challenge: 'c-1' });
});

describe('a secret that was rotated', () => {
  const rotated = (now = { ms: nowSeconds * 1000 }) => {
    const reads: boolean[] = [];
    const door = openDoor({
      now: () => now.ms,
      signingSecret: async ({ fresh = false } = {}) => {
        reads.push(fresh);
        return fresh ? secret : 'old';
      },
    });
    return { ...door, reads, now };
  };

  test('is read again once when a signature does not fit', async () => {
    const { knock, reads } = rotated();
    expect((await knock(event(body))).statusCode).toBe(200);
    expect(reads).toEqual([false, true]);
  });

  test('is not read again for what cannot be genuine, nor more than once a minute', async () => {
    const { knock, reads, now } = rotated();
    await knock(event(body, { timestamp: nowSeconds - 999 }));
    expect(reads).toEqual([]);
    for (let junk = 0; junk < 20; junk++) await knock(event(command(`junk-${junk}`), { key: 'junk' }));
    expect(reads.filter((fresh) => fresh)).toHaveLength(1);
    now.ms += 61_000;
    await knock(event(command('more'), { key: 'junk' }));
    expect(reads.filter((fresh) => fresh)).toHaveLength(2);
  });
});

test('while the secret cannot be read nobody is let in, and the log says why', async () => {
  const { knock, logged } = openDoor({ signingSecret: () => Promise.reject(new Error('no such secret')) });
  expect((await knock(event(body))).statusCode).toBe(500);
  expect(logged.join()).toContain('no such secret');
});

test('a fuzz of forms never throws and never lets anybody in', async () => {
  const { knock, jobs } = openDoor();
  for (const value of [0, '', null, [], {}, 'x', true]) {
    for (const key of ['headers', 'multiValueHeaders', 'body', 'isBase64Encoded', 'requestContext', 'httpMethod'])
      expect([400, 401]).toContain((await knock({ headers: good, body: form({}), [key]: value })).statusCode);
  }
  expect(jobs).toEqual([]);
});
