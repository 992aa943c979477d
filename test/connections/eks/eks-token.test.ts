import { createHash, createHmac } from 'node:crypto';
import { EksTokens } from '../../../src/connections/eks/eks-token';

const secret = 'a/Secret+Key';
const allowed = new Set([
  'Action',
  'Version',
  ...['Algorithm', 'Credential', 'Date', 'Expires', 'Security-Token', 'Signature', 'SignedHeaders'].map((name) => `X-Amz-${name}`),
]);
const minute = 60_000;

let clock = Date.UTC(2026, 10, 23, 9, 0, 0);
const tokens = (more: { region?: string; sessionToken?: string; expiration?: Date } = {}) => {
  const { region = 'eu-west-1', ...rest } = more;
  let made = 0;
  const of = new EksTokens(
    'arc-prod',
    region,
    async () => {
      made += 1;
      return { accessKeyId: `AKIA${made}`, secretAccessKey: secret, ...rest };
    },
    () => clock,
  );
  return { of, made: () => made };
};
const urlIn = (token: string) => new URL(Buffer.from(token.slice('k8s-aws-v1.'.length), 'base64url').toString());

/** The signature as STS computes it, written from AWS' description and not with the signer. */
function signatureOf(url: URL, eksName: string): string {
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const [, date, region, service, end] = url.searchParams.get('X-Amz-Credential')!.split('/') as [string, string, string, string, string];
  const request = [
    'GET',
    '/',
    query.sort().join('&'),
    `host:${url.host}`,
    `x-k8s-aws-id:${eksName}`,
    '',
    'host;x-k8s-aws-id',
    hash(''),
  ].join('\n');
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), service), end);
  const text = ['AWS4-HMAC-SHA256', url.searchParams.get('X-Amz-Date'), `${date}/${region}/${service}/${end}`, hash(request)].join('\n');
  return hmac(key, text).toString('hex');
}

test.each([
  ['eu-west-1', 'sts.eu-west-1.amazonaws.com'],
  ['us-gov-west-1', 'sts.us-gov-west-1.amazonaws.com'],
  ['cn-north-1', 'sts.cn-north-1.amazonaws.com.cn'],
])('a token for %s keeps every rule of the authenticator', async (region, host) => {
  const token = await tokens({ region, sessionToken: 'se/ss+ion==' }).of.token();
  expect(token).toMatch(/^k8s-aws-v1\.[A-Za-z0-9_-]+$/);
  expect(token.length).toBeLessThan(4096);
  const url = urlIn(token);
  expect([url.protocol, url.host, url.pathname]).toEqual(['https:', host, '/']);
  const names = [...url.searchParams.keys()];
  expect(names.filter((name) => !allowed.has(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
  const { searchParams: query } = url;
  expect(query.get('Action')).toBe('GetCallerIdentity');
  expect(query.get('X-Amz-SignedHeaders')!.split(';')).toContain('x-k8s-aws-id');
  expect(Number(query.get('X-Amz-Expires'))).toBe(60);
  expect(query.get('X-Amz-Security-Token')).toBe('se/ss+ion==');
  expect(query.get('X-Amz-Date')).toBe('20261123T090000Z');
  expect(query.get('X-Amz-Signature')).toBe(signatureOf(url, 'arc-prod'));
});

test('is signed once for all who wait, and again after fourteen minutes', async () => {
  const { of, made } = tokens();
  const [one, two] = await Promise.all([of.token(), of.token()]);
  expect(one).toBe(two);
  clock += 14 * minute - 1;
  expect(await of.token()).toBe(one);
  clock += 1;
  expect(await of.token()).not.toBe(one);
  expect(made()).toBe(2);
});

test('never outlives its credentials', async () => {
  const { of, made } = tokens({ expiration: new Date(clock + 5 * minute) });
  await of.token();
  clock += 5 * minute;
  await of.token();
  expect(made()).toBe(2);
});

test('is made anew after a refusal, unless it is new', async () => {
  const { of, made } = tokens();
  const first = await of.token();
  expect(await of.renew()).toBe(false);
  clock += minute;
  expect(await of.renew()).toBe(true);
  expect(await of.token()).not.toBe(first);
  expect(made()).toBe(2);
});
