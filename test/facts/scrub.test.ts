import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { scrub } from '../../src/facts/scrub';

const jwt = 'eyJhbGciOiJSUzI1NiIsImtpZCI6IngifQ.eyJzdWIiOiJzeXN0ZW06c2VydmljZWFjY291bnQ6eDp5In0.c2lnbmF0dXJlLW9mLXRoaXM';

test.each([
  ['a service account token', jwt],
  ['an EKS token', 'k8s-aws-v1.aHR0cHM6Ly9zdHMuZXUtd2VzdC0xLmFtYXpvbmF3cy5jb20'],
  ['a GitHub token', 'ghp_16C7e42F292c6912E7710c838347Ae178B4a'],
  ['a GitHub installation token', 'ghs_16C7e42F292c6912E7710c838347Ae178B4a'],
  ['a fine-grained GitHub token', 'github_pat_11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz'],
  ['a Slack token', 'xoxb-123456789012-123456789012-abcdefghijklmnop'],
  ['an AWS key id', 'AKIAIOSFODNN7EXAMPLE'],
  ["a runner's registration token", 'AABF3JGZDX3P5PMEXLND6TS6FCWO6'],
  ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----'],
])('%s goes, wherever in a text it stands', (_, secret) => {
  const clean = scrub({ log: [`level=error msg="refused: ${secret}" attempt=2`], deep: { er: [{ name: secret }] } });
  expect(JSON.stringify(clean)).not.toContain(secret.slice(8, 24));
  expect(clean.log[0]).toBe('level=error msg="refused: [scrubbed]" attempt=2');
});

test.each([
  ['Authorization: Bearer abcdefgh12345678', 'Authorization: Bearer [scrubbed]'],
  ['get https://admin:hunter2@prometheus:9090/api', 'get https://[scrubbed]@prometheus:9090/api'],
  ['https://sts/?X-Amz-Credential=AK&X-Amz-Signature=abc&x=1', 'https://sts/?X-Amz-Credential=[scrubbed]&X-Amz-Signature=[scrubbed]&x=1'],
  ['--github-token=abc123 --v=2', '--github-token=[scrubbed] --v=2'],
  ['https://hooks.slack.com/services/T000/B000/XXXX', 'https://hooks.slack.com/[scrubbed]'],
])('%s keeps what is no secret', (text, clean) => {
  expect(scrub([text])).toEqual([clean]);
});

test('what is named as a secret goes, whatever it looks like', () => {
  expect(scrub({ status: { registration: { token: 'x', expiresAt: 'soon' } }, bearerToken: 'y', basic_password: 'z' })).toEqual({
    status: { registration: { token: '[scrubbed]', expiresAt: 'soon' } },
    bearerToken: '[scrubbed]',
    basic_password: '[scrubbed]',
  });
});

test('all data of a Secret goes, its keys stay', () => {
  const secret = {
    kind: 'Secret',
    metadata: { name: 'controller-manager' },
    data: { github_token: 'Z2hwXw==' },
    stringData: { plain: 'text' },
  };
  expect(scrub(secret)).toEqual({ ...secret, data: { github_token: '[scrubbed]' }, stringData: { plain: '[scrubbed]' } });
});

test('environment variables of a secret name go, others stay', () => {
  expect(
    scrub([
      { name: 'GITHUB_TOKEN', value: 'abc' },
      { name: 'DB_PASSWORD', value: 'def' },
      { name: 'RUNNER_NAME', value: 'one' },
    ]),
  ).toEqual([
    { name: 'GITHUB_TOKEN', value: '[scrubbed]' },
    { name: 'DB_PASSWORD', value: '[scrubbed]' },
    { name: 'RUNNER_NAME', value: 'one' },
  ]);
});

test('JSON inside a text (the last applied configuration) is searched too', () => {
  const annotation = JSON.stringify({ kind: 'Secret', data: { password: 'aHVudGVyMg==' } });
  expect(scrub({ 'kubectl.kubernetes.io/last-applied-configuration': annotation })).toEqual({
    'kubectl.kubernetes.io/last-applied-configuration': '{"kind":"Secret","data":{"password":"[scrubbed]"}}',
  });
});

test('what only points at a secret is needed for the verdict and stays', () => {
  const monitor = {
    spec: {
      endpoints: [
        {
          port: 'https',
          bearerTokenFile: '/var/run/secrets/kubernetes.io/serviceaccount/token',
          bearerTokenSecret: { name: 'metrics', key: 'token' },
          basicAuth: { username: { name: 'auth', key: 'user' }, password: { name: 'auth', key: 'password' } },
        },
      ],
      githubConfigSecret: 'arc-github',
      automountServiceAccountToken: false,
    },
    args: [
      '--tls-private-key-file=/etc/tls.key',
      '--web.enable-lifecycle',
      '--secret-field-selector=metadata.name!=x',
      '--metrics-addr=:8080',
    ],
    message: 'secret "metrics" not found; the token may not be read, basic authentication failed',
    rejected: 'endpoints[0]: authorization: unable to get authorization token of type "": key "token" in secret "x" not found',
    fix: 'Copy "Signing Secret" from Basic Information of the Slack app, and store it.',
    families: ['gha_controller_running_listeners', 'gha_controller_pending_ephemeral_runners', 'github_rate_limit_remaining'],
    query: 'count by (namespace, pod) (last_over_time(gha_job_startup_duration_seconds_count{job=~".*listener.*"}[5m]))',
    labels: { release: 'kube-prometheus-stack', sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
    image: 'quay.io/prometheus-operator/prometheus-operator@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
  };
  expect(scrub(monitor)).toEqual(monitor);
});

test('no sentence of ours looks like a secret', () => {
  const files = ['checks', 'commands', 'reports'].flatMap((room) =>
    readdirSync(join('src', room), { recursive: true, encoding: 'utf8' }).flatMap((name) =>
      name.endsWith('.ts') ? [join('src', room, name)] : [],
    ),
  );
  const written = files.flatMap((file) => readFileSync(file, 'utf8').match(/'[^'\n]*'|`[^`\n]*`/g) ?? []);
  expect(written.length).toBeGreaterThan(1000);
  expect(written.filter((words) => scrub([words])[0] !== words)).toEqual([]);
});

test('a secret planted anywhere in any JSON is gone, and scrubbing twice changes nothing more', () => {
  const tree = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.constant('HIDE'),
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      tie('list'),
      tie('object'),
    ),
    list: fc.array(tie('node'), { maxLength: 4 }),
    object: fc.dictionary(fc.string(), tie('node'), { maxKeys: 4 }),
  })).node;
  fc.assert(
    fc.property(
      tree,
      fc.constantFrom(jwt, 'ghp_16C7e42F292c6912E7710c838347Ae178B4a', 'AABF3JGZDX3P5PMEXLND6TS6FCWO6'),
      (value, secret) => {
        const planted = JSON.parse(JSON.stringify(value).replaceAll('HIDE', `x ${secret} y`));
        const clean = scrub(planted);
        expect(JSON.stringify(clean)).not.toContain(secret);
        expect(scrub(clean)).toEqual(clean);
      },
    ),
    { numRuns: 200 },
  );
});
