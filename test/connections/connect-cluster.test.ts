import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClusterConnection, type ConnectOptions, connectCluster, type EksTarget } from '../../src/connections/connect-cluster';
import type { CouldNotLook, UserError } from '../../src/errors';
import { fixture, startServer, type TestServer } from './test-server';

type Said = { status: number; body: unknown; type?: string };
let aws: Server;
let endpoint: string;
let eks: (path: string) => Said;
let sts: (form: URLSearchParams) => Said;
let asked: string[] = [];
let kubernetes: TestServer;
let accepts: (authorization: string) => boolean;
const connections: ClusterConnection[] = [];
const variables = { ...process.env };

beforeAll(async () => {
  kubernetes = await startServer('h2', (request, response) => {
    if (!accepts(request.headers.authorization ?? ''))
      return response.writeHead(401).end('{"kind":"Status","apiVersion":"v1","message":"Unauthorized"}');
    const prometheus = request.url?.includes('/proxy/') === true;
    return response.end(JSON.stringify(prometheus ? { status: 'success', data: 'measured' } : { gitVersion: 'v1.36.2' }));
  });
  aws = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      asked.push(request.method === 'GET' ? request.url! : new URLSearchParams(body).get('Action')!);
      const said = request.method === 'GET' ? eks(request.url!) : sts(new URLSearchParams(body));
      const error = (said.body as { __type?: string }).__type;
      const headers = { 'content-type': said.type ?? 'application/json', ...(error === undefined ? {} : { 'x-amzn-errortype': error }) };
      response.writeHead(said.status, headers).end(typeof said.body === 'string' ? said.body : JSON.stringify(said.body));
    });
  });
  await new Promise<void>((done) => aws.listen(0, '127.0.0.1', done));
  endpoint = `http://127.0.0.1:${(aws.address() as AddressInfo).port}`;
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_EKS: endpoint,
    AWS_ENDPOINT_URL_STS: endpoint,
    AWS_REGION: 'eu-west-1',
    AWS_EC2_METADATA_DISABLED: 'true',
  });
  for (const name of ['AWS_PROFILE', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']) delete process.env[name];
});
beforeEach(() => {
  asked = [];
  accepts = () => true;
  eks = () => ({ status: 200, body: { cluster: described() } });
  sts = () => ({ status: 200, body: '<Arn>arn:aws:sts::111122223333:assumed-role/worker/x</Arn>', type: 'text/xml' });
});
afterEach(async () => {
  for (const connection of connections.splice(0)) await connection.close();
});
afterAll(async () => {
  process.env = variables;
  await kubernetes.close();
  aws.closeAllConnections();
  await new Promise((done) => aws.close(done));
});

const described = (more: object = {}) => ({
  name: 'prod',
  status: 'ACTIVE',
  endpoint: kubernetes.url.origin,
  certificateAuthority: { data: Buffer.from(fixture('ca.crt')).toString('base64') },
  accessConfig: { authenticationMode: 'API' },
  resourcesVpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ['0.0.0.0/0'] },
  ...more,
});
const credentials = () => async () => ({ accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' });

async function connect(target: Partial<EksTarget> = {}, options: ConnectOptions = {}) {
  const made = await connectCluster(
    { name: 'prod', eksName: 'prod', ...target },
    { awsCredentials: credentials(), env: { AWS_ENDPOINT_URL_STS: endpoint }, ...options },
  );
  connections.push(made);
  return made;
}
const refused = (asking: Promise<unknown>) =>
  asking.then(
    () => {
      throw new Error('was answered');
    },
    (error: Error & Pick<CouldNotLook, 'detail'> & Pick<UserError, 'hint'>) => error,
  );

test('a cluster of EKS is found, entered by a token, and its Prometheus asked over the same connection', async () => {
  accepts = (authorization) => authorization.startsWith('Bearer k8s-aws-v1.');
  const address = { kind: 'service', namespace: 'monitoring', name: 'prom', port: 'http-web' } as const;
  const connection = await connect({}, { prometheus: { address } });
  expect(await connection.kubernetes.get('/version')).toEqual({ gitVersion: 'v1.36.2' });
  expect(await connection.prometheusAt(address).get('query', { query: 'up' })).toBe('measured');
  expect(await connection.chosenPrometheus?.get('query', { query: 'up' })).toBe('measured');
  expect(asked).toEqual(['/clusters/prod']);
  expect(connection.counts()).toMatchObject({ requests: 3, handshakes: 1, retries: 0 });
});

test('a configured endpoint and authority are entered without asking EKS', async () => {
  const connection = await connect({ region: 'eu-west-1', endpoint: kubernetes.url.origin, certificateAuthority: fixture('ca.crt') });
  expect(await connection.kubernetes.get('/version')).toEqual({ gitVersion: 'v1.36.2' });
  expect(asked).toEqual([]);
});

test('a role is assumed for the cluster', async () => {
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const keys = `<AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${until}</Expiration>`;
  sts = () => ({
    status: 200,
    body: `<AssumeRoleResponse><AssumeRoleResult><Credentials>${keys}</Credentials></AssumeRoleResult></AssumeRoleResponse>`,
    type: 'text/xml',
  });
  let token = '';
  accepts = (authorization) => {
    token = Buffer.from(authorization.slice('Bearer k8s-aws-v1.'.length), 'base64url').toString();
    return true;
  };
  const connection = await connect({ roleArn: 'arn:aws:iam::111122223333:role/reader' });
  await connection.kubernetes.get('/version');
  expect(asked).toEqual(['AssumeRole', '/clusters/prod']);
  expect(token).toContain('X-Amz-Credential=ASIAROLE');
});

test('a role that may not be assumed is told with whom to ask', async () => {
  const error =
    '<ErrorResponse><Error><Code>AccessDenied</Code><Message>not authorized to perform: sts:AssumeRole</Message></Error></ErrorResponse>';
  sts = () => ({ status: 403, body: error, type: 'text/xml' });
  expect(await refused(connect({ roleArn: 'arn:aws:iam::111122223333:role/reader' }))).toMatchObject({
    name: 'UserError',
    message: expect.stringContaining('The role arn:aws:iam::111122223333:role/reader cannot be assumed'),
    hint: expect.stringContaining('trust policy'),
  });
});

test.each<[string, Said, object]>([
  [
    'a cluster that is not there',
    { status: 404, body: { __type: 'ResourceNotFoundException', message: 'No cluster' } },
    {
      name: 'UserError',
      message: 'There is no EKS cluster prod in eu-west-1, in this account.',
      hint: expect.stringContaining('aws eks list-clusters --region eu-west-1'),
    },
  ],
  [
    'a right that is missing',
    { status: 403, body: { __type: 'AccessDeniedException', message: 'not authorized to perform: eks:DescribeCluster' } },
    { name: 'UserError', hint: expect.stringContaining('eks:DescribeCluster on arn:aws:eks:eu-west-1:*:cluster/prod') },
  ],
  [
    'credentials that are over',
    { status: 403, body: { __type: 'ExpiredTokenException', message: 'expired' } },
    { name: 'UserError', message: 'The AWS credentials have expired.' },
  ],
  [
    'credentials nobody knows',
    { status: 403, body: { __type: 'UnrecognizedClientException', message: 'invalid' } },
    { name: 'UserError', message: expect.stringContaining('does not accept the credentials') },
  ],
  [
    'throttling',
    { status: 429, body: { __type: 'ThrottlingException', message: 'slow' } },
    { name: 'CouldNotLook', reason: 'unreachable', detail: expect.stringContaining('AWS throttles') },
  ],
  [
    'a fault of AWS',
    { status: 500, body: { __type: 'ServerException', message: 'oops' } },
    { name: 'CouldNotLook', reason: 'unreachable', status: 500 },
  ],
  [
    'a cluster that is being made',
    { status: 200, body: { cluster: { name: 'prod', status: 'CREATING' } } },
    { name: 'CouldNotLook', detail: expect.stringContaining('it is CREATING') },
  ],
])('EKS answering with %s is told in own words', async (_, said, expected) => {
  eks = () => said;
  expect(await refused(connect())).toMatchObject(expected);
});

test('the clusters that are there are named where they may be listed', async () => {
  eks = (path) =>
    path.startsWith('/clusters/')
      ? { status: 404, body: { __type: 'ResourceNotFoundException', message: 'No' } }
      : { status: 200, body: { clusters: ['a', 'b'] } };
  expect((await refused(connect())).hint).toContain('There are: a, b.');
});

test('nobody without an access entry gets in, and is told who they are', async () => {
  accepts = () => false;
  const { kubernetes: api } = await connect();
  const error = await refused(api.get('/version'));
  expect(error).toMatchObject({ reason: 'forbidden', status: 401 });
  expect(error.detail).toContain('--principal-arn arn:aws:iam::111122223333:role/worker --kubernetes-groups arcbot');
  await refused(api.get('/version'));
  expect(asked.filter((action) => action === 'GetCallerIdentity')).toHaveLength(1);
});

test('a private endpoint is told as such', async () => {
  eks = () => ({
    status: 200,
    body: { cluster: described({ endpoint: 'https://private.invalid', resourcesVpcConfig: { endpointPublicAccess: false } }) },
  });
  const { kubernetes: api } = await connect();
  expect(await refused(api.get('/version'))).toMatchObject({ reason: 'unreachable', detail: expect.stringContaining('is private') });
});

test('an authority that has changed since is asked for once more', async () => {
  let times = 0;
  eks = () => {
    times += 1;
    const ca = Buffer.from(fixture(times === 1 ? 'other-ca.crt' : 'ca.crt')).toString('base64');
    return { status: 200, body: { cluster: described({ certificateAuthority: { data: ca } }) } };
  };
  const { kubernetes: api } = await connect();
  expect(await api.get('/version')).toEqual({ gitVersion: 'v1.36.2' });
  expect(times).toBe(2);
});

test('no credentials at all is told with where they come from', async () => {
  expect(await refused(connect({}, { awsCredentials: undefined }))).toMatchObject({
    name: 'UserError',
    message: 'There are no AWS credentials.',
  });
});

test('the job has no time for an EKS that does not answer', async () => {
  const late = connect({}, { awsCredentials: () => new Promise(() => {}), deadlineAt: Date.now() + 50 });
  expect(await refused(late)).toMatchObject({ name: 'CouldNotLook', reason: 'timed-out' });
});

test('a client certificate that cannot be used is told, and the connection that was begun meanwhile is ended', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'arcbot-connect-'));
  const base64 = (name: string) => Buffer.from(fixture(name)).toString('base64');
  const named = (kind: string, value: object) => ({ [`${kind}s`]: [{ name: 'prod', [kind]: value }] });
  const config = (key: string) => {
    const kubeconfig = {
      ...named('cluster', { server: kubernetes.url.href, 'certificate-authority-data': base64('ca.crt') }),
      ...named('user', { 'client-certificate-data': base64('client.crt'), 'client-key-data': base64(key) }),
      ...named('context', { cluster: 'prod', user: 'prod' }),
      'current-context': 'prod',
    };
    writeFileSync(join(folder, key), JSON.stringify(kubeconfig));
    return { name: 'prod', kubeconfig: join(folder, key) };
  };
  const right = await connectCluster(config('client.key'));
  expect(await right.kubernetes.get('/version')).toEqual({ gitVersion: 'v1.36.2' });
  await right.close();
  await expect(connectCluster(config('server.key'))).rejects.toMatchObject({ name: 'UserError', hint: 'Fetch the kubeconfig anew.' });
  while (kubernetes.open() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  rmSync(folder, { recursive: true });
});
