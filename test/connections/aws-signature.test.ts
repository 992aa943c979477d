import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { AwsSha256 } from '../../src/connections/aws-sha256';
import { signAwsRequest } from '../../src/connections/aws-signature';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const now = new Date('2026-11-23T09:00:00.000Z');

async function referenceAuthorization(url: URL, method: string, headers: Record<string, string>, body: string, sessionToken?: string) {
  const signer = new SignatureV4({
    service: 'sqs',
    region: 'eu-west-1',
    credentials: { ...credentials, ...(sessionToken ? { sessionToken } : {}) },
    sha256: AwsSha256,
    applyChecksum: false,
  });
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(url.searchParams.keys())) query[name] = url.searchParams.getAll(name);
  const signed = await signer.sign(
    { method, protocol: url.protocol, hostname: url.hostname, path: url.pathname, query, headers: { ...headers, host: url.host }, body },
    { signingDate: now },
  );
  return signed.headers.authorization;
}

const sign = (url: URL, method: string, headers: Record<string, string>, body: string, sessionToken?: string) =>
  signAwsRequest({ service: 'sqs', region: 'eu-west-1', method, url, headers, body }, { ...credentials, sessionToken }, now);

test('signs the example of the documentation as AWS does', () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  const url = new URL('https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08');
  const unsigned = { service: 'iam', region: 'us-east-1', method: 'GET', url, headers, body: '' };
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html and AWS' published test suite use this request.
  expect(signAwsRequest(unsigned, credentials, new Date('2015-08-30T12:36:00Z')).authorization).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, ' +
      'Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
  );
});

test('signs any request as the signer of the AWS SDK does', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 });
  const header = fc.stringMatching(/^[!-~][ -~]{0,30}$/);
  const property = fc.asyncProperty(
    fc.constantFrom('GET', 'POST'),
    fc.array(fc.stringMatching(/^[\w .~!'()*+:@$,;=&-]{1,12}$/), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-z][\w-]{0,8}$/), text, { maxKeys: 4 }),
    header,
    text,
    fc.option(fc.stringMatching(/^[\w/+=]{10,40}$/), { nil: undefined }),
    async (method, path, query, value, body, token) => {
      const url = new URL(`https://sqs.eu-west-1.amazonaws.com/${path.map(encodeURIComponent).join('/')}`);
      for (const [name, each] of Object.entries(query)) url.searchParams.set(name, each);
      const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': value };
      expect(sign(url, method, headers, body, token).authorization).toBe(await referenceAuthorization(url, method, headers, body, token));
    },
  );
  await fc.assert(property, { numRuns: 300 });
});

test('sends the session’s token where there is one', () => {
  const url = new URL('http://127.0.0.1:4566/');
  expect(sign(url, 'POST', {}, '{}', 'token')).toMatchObject({ 'x-amz-security-token': 'token', host: '127.0.0.1:4566' });
  expect(sign(url, 'POST', {}, '{}')).not.toHaveProperty('x-amz-security-token');
});
