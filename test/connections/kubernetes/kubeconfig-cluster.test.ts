import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kubeconfigCluster } from '../../../src/connections/kubernetes/kubeconfig-cluster';
import type { UserError } from '../../../src/errors';
import { fixture } from '../test-server';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'arcbot-kubeconfig-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const base64 = (text: string) => Buffer.from(text).toString('base64');
const write = (name: string, content: unknown) => {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};
const cluster = { server: 'https://prod.example:6443', 'certificate-authority-data': base64(fixture('ca.crt')) };
const config = (user: object = { token: 'abc' }, more: object = {}) => ({
  'current-context': 'prod',
  contexts: [{ name: 'prod', context: { cluster: 'prod', user: 'ada' } }],
  clusters: [{ name: 'prod', cluster: { ...cluster, ...more } }],
  users: [{ name: 'ada', user }],
});
const env = { PATH: process.env.PATH, HOME: '/nowhere' };
const open = (content: unknown, context?: string, timeoutMs?: number) =>
  kubeconfigCluster({ kubeconfig: write('config', content), context }, env, timeoutMs);
const headersOf = async (content: unknown) => (await open(content)).authorization.headers();
const refused = (asking: Promise<unknown>) =>
  asking.then(
    () => {
      throw new Error('was accepted');
    },
    (error: UserError) => error,
  );

test('reads address, authority and token of the current context', async () => {
  const { endpoint, authorization } = await open(config());
  expect(endpoint.url.href).toBe('https://prod.example:6443/');
  expect(String(endpoint.tls?.ca)).toBe(fixture('ca.crt'));
  expect(await authorization.headers()).toEqual({ authorization: 'Bearer abc' });
});

test.each([
  [
    'as AWS writes it',
    `apiVersion: v1
clusters:
- cluster:
    certificate-authority-data: ${base64(fixture('ca.crt'))}
    server: https://prod.example:6443
  name: arn:aws:eks:eu-west-1:123456789012:cluster/prod
contexts:
- context:
    cluster: arn:aws:eks:eu-west-1:123456789012:cluster/prod
    user: ada
  name: prod
current-context: prod
kind: Config
preferences: {}
users:
- name: ada
  user:
    token: abc
`,
  ],
  ['in braces that are not JSON', `# of a tool\n${JSON.stringify(config()).replaceAll('"abc"', 'abc')}`],
  ['in braces, with a comma too many', JSON.stringify(config()).replace(/}$/, ',}')],
  ['of JSON in lines', `\n${JSON.stringify(config(), null, 2)}\n`],
])('reads a kubeconfig %s', async (_, text) => {
  const { endpoint, authorization } = await open(text);
  expect(endpoint.url.href).toBe('https://prod.example:6443/');
  expect(String(endpoint.tls?.ca)).toBe(fixture('ca.crt'));
  expect(await authorization.headers()).toEqual({ authorization: 'Bearer abc' });
});

test('reads a client certificate, from data or from files beside the kubeconfig', async () => {
  const [cert, key] = [fixture('client.crt'), fixture('client.key')];
  const inside = await open(config({ 'client-certificate-data': base64(cert), 'client-key-data': base64(key) }));
  write('c.crt', cert);
  write('c.key', key);
  const beside = await open(config({ 'client-certificate': 'c.crt', 'client-key': 'c.key' }));
  for (const { endpoint, authorization } of [inside, beside]) {
    expect([String(endpoint.tls?.cert), String(endpoint.tls?.key)]).toEqual([cert, key]);
    expect(await authorization.headers()).toEqual({});
  }
});

test('reads a token file, user and password, and whom to impersonate', async () => {
  write('token', 'from-file\n');
  expect(await headersOf(config({ tokenFile: 'token' }))).toEqual({ authorization: 'Bearer from-file' });
  expect(await headersOf(config({ username: 'ada', password: 'pw' }))).toEqual({ authorization: `Basic ${base64('ada:pw')}` });
  expect(await headersOf(config({ token: 't', as: 'bob', 'as-groups': ['a', 'b'] }))).toEqual({
    authorization: 'Bearer t',
    'impersonate-user': 'bob',
    'impersonate-group': ['a', 'b'],
  });
});

test('reads the name to expect in the certificate, and that it is not to be looked at', async () => {
  expect((await open(config({}, { 'tls-server-name': 'other' }))).endpoint.tls).toMatchObject({ servername: 'other' });
  expect((await open(config({}, { 'insecure-skip-tls-verify': true }))).endpoint.tls).toEqual({ rejectUnauthorized: false });
});

test('of several files the first that names a thing counts, and one may be missing', async () => {
  const first = write('first', { contexts: config().contexts, users: [{ name: 'ada', user: { token: 'first' } }] });
  const second = write('second', config({ token: 'second' }));
  const paths = [first, join(folder, 'missing'), second].join(':');
  const { endpoint, authorization } = await kubeconfigCluster({ kubeconfig: paths }, env);
  expect(endpoint.url.host).toBe('prod.example:6443');
  expect(await authorization.headers()).toEqual({ authorization: 'Bearer first' });
  expect(await kubeconfigCluster({}, { ...env, KUBECONFIG: paths })).toMatchObject({ endpoint });
});

test.each<[string, unknown, string, string | undefined]>([
  ['text', 'just words', 'is not a kubeconfig', undefined],
  ['nothing', '', 'is not a kubeconfig', undefined],
  ['broken YAML', 'a: [1', 'is not a kubeconfig', undefined],
  ['no current context', { ...config(), 'current-context': '' }, 'names no current context', undefined],
  ['another context', config(), 'There is no context "stage"', 'stage'],
  ['a cluster that is not there', { ...config(), clusters: [] }, 'names the cluster "prod", which is not', undefined],
  ['a user who is not there', { ...config(), users: [] }, 'names the user "ada", who is not', undefined],
  ['a proxy', config({}, { 'proxy-url': 'http://user:pw@proxy:3128' }), 'is reached through a proxy', undefined],
  ['an authority that is none', config({}, { 'certificate-authority-data': base64('nonsense') }), 'is not PEM', undefined],
  [
    'an authority file that is not there',
    config({}, { 'certificate-authority-data': undefined, 'certificate-authority': 'no.crt' }),
    'cannot be read (ENOENT)',
    undefined,
  ],
  [
    'a key of another certificate',
    config({ 'client-certificate-data': base64(fixture('client.crt')), 'client-key-data': base64(fixture('server.key')) }),
    'cannot be used',
    undefined,
  ],
  ['a token file that is not there', config({ tokenFile: 'nope' }), 'token file', undefined],
  ['a server that is no URL', config({}, { server: 'https://a b' }), 'is not a URL', undefined],
])('a kubeconfig with %s is refused in words', async (_, content, words, context) => {
  const error = await refused(open(content, context).then(({ checkCertificate }) => checkCertificate()));
  expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining(words) });
  expect(`${error.message}${error.hint}`).not.toContain('pw@');
});

test('a missing kubeconfig, and one that may not be read', async () => {
  expect(await refused(kubeconfigCluster({ kubeconfig: join(folder, 'no') }, env))).toMatchObject({
    name: 'UserError',
    message: `There is no kubeconfig at ${folder}/no.`,
  });
  expect(await refused(kubeconfigCluster({ kubeconfig: folder }, env))).toMatchObject({
    name: 'UserError',
    message: expect.stringContaining('EISDIR'),
  });
  expect(await refused(kubeconfigCluster({}, env))).toMatchObject({
    name: 'UserError',
    message: expect.stringContaining('/nowhere/.kube/config'),
  });
});

test('a 401 is explained with the user and the file', async () => {
  const { authorization } = await open(config());
  const explained = await authorization.explain?.(Object.assign(new Error(), { status: 401 }) as never);
  expect(explained).toMatchObject({ reason: 'forbidden', status: 401, detail: expect.stringContaining('the user "ada"') });
});

describe('an exec plugin', () => {
  const plugin = (script: string, more: object = {}) => {
    const file = write('plugin.sh', `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return config({ exec: { apiVersion: 'client.authentication.k8s.io/v1', command: './plugin.sh', ...more } });
  };
  const credential = (status: object) => `echo '${JSON.stringify({ kind: 'ExecCredential', status })}'`;

  test('is run beside the kubeconfig, with its arguments and variables', async () => {
    const script = `echo "{\\"status\\":{\\"token\\":\\"$1-$MORE-$(echo "$KUBERNETES_EXEC_INFO" | grep -c '"interactive":false')\\"}}"`;
    const content = plugin(script, { args: ['one'], env: [{ name: 'MORE', value: 'two' }] });
    expect(await headersOf(content)).toEqual({ authorization: 'Bearer one-two-1' });
  });

  test('is told the cluster where it wants to know it', async () => {
    const content = plugin(`echo "{\\"status\\":{\\"token\\":\\"$(echo "$KUBERNETES_EXEC_INFO" | grep -c prod.example)\\"}}"`, {
      provideClusterInfo: true,
    });
    expect(await headersOf(content)).toEqual({ authorization: 'Bearer 1' });
  });

  test('is run again when its token is over or was refused, once for all who wait', async () => {
    const script = `echo x >> runs; n=$(wc -l < runs | tr -d ' ')
[ "$n" = 1 ] && until=2020-01-01T00:00:00Z || until=2120-01-01T00:00:00Z
echo "{\\"status\\":{\\"token\\":\\"t$n\\",\\"expirationTimestamp\\":\\"$until\\"}}"`;
    const { authorization } = await open(plugin(`cd "${folder}"\n${script}`));
    expect(await Promise.all([authorization.headers(), authorization.headers()])).toEqual([
      { authorization: 'Bearer t2' },
      { authorization: 'Bearer t2' },
    ]);
    expect(await authorization.renew?.()).toBe(true);
    expect(await authorization.headers()).toEqual({ authorization: 'Bearer t3' });
  });

  test('may give a client certificate', async () => {
    const status = { clientCertificateData: fixture('client.crt'), clientKeyData: fixture('client.key') };
    const { endpoint } = await open(plugin(`cat <<'X'\n${JSON.stringify({ status })}\nX`));
    expect(endpoint.tls).toMatchObject({ cert: fixture('client.crt'), key: fixture('client.key') });
  });

  test.each<[string, () => unknown, string, string]>([
    [
      'is not there',
      () => config({ exec: { command: 'arcbot-no-such-plugin', installHint: 'brew install it' } }),
      'was not found',
      'brew install it',
    ],
    [
      'fails',
      () => plugin('echo first >&2; echo "Unable to locate credentials" >&2; exit 255'),
      'failed with status 255: Unable to locate credentials.',
      'Run it by hand: ./plugin.sh',
    ],
    ['fails without a word', () => plugin('exit 3'), 'failed with status 3.', 'Run it by hand'],
    ['prints something else', () => plugin('echo hello'), 'something else than an ExecCredential', 'Run it by hand'],
    ['prints no credential', () => plugin(credential({})), 'neither a token nor a client certificate', 'Run it by hand'],
    ['has no command', () => config({ exec: {} }), 'without a command', ''],
  ])('that %s is told with what to do', async (_, content, words, hint) => {
    const error = await refused(open(content()));
    expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining(words) });
    expect(error.hint ?? '').toContain(hint);
  });

  test('that waits for somebody is ended, with what it has started', async () => {
    const error = await refused(open(plugin('sleep 60'), undefined, 200));
    expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining('did not finish within 0.2 s') });
  });
});
