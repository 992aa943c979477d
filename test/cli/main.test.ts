import { readFileSync } from 'node:fs';
import { version } from '../../src/cli/version';
import { commands as realCommands } from '../../src/commands/index';
import type { ClusterConnection, ClusterTarget } from '../../src/connections/connect-cluster';
import { CouldNotLook, NoSuchThing, UserError } from '../../src/errors';
import { connectTo, runCli } from './run-cli';

const eks = '--cluster arc-prod --region eu-west-1';

describe('exit status', () => {
  test.each([
    ['healthy', 0],
    ['unhealthy', 1],
    ['undecided', 2],
  ])('%s is %i', async (verdict, status) => {
    const ran = await runCli(`status ${eks}`, { parts: { connect: connectTo(() => verdict) } });
    expect(ran.status).toBe(status);
    expect(ran.stdout).toContain(verdict);
    expect(ran.stderr).toBe('');
  });

  test('a bug of ours is 70, told in two lines without a stack', async () => {
    const connect = connectTo(() => {
      throw new TypeError('x is undefined');
    });
    const ran = await runCli(`status ${eks}`, { parts: { connect } });
    expect(ran).toMatchObject({ status: 70, stdout: '' });
    expect(ran.stderr).toBe(
      'arcbot: Something broke on our side (TypeError: x is undefined).\nLOG_LEVEL=debug shows where; please report that.\n',
    );
    const debugged = await runCli(`status ${eks}`, { parts: { connect }, variables: { LOG_LEVEL: 'debug' } });
    expect(debugged.stderr).toMatch(/\n\s+at /);
  });

  test('a credential plugin that fails leaves the question undecided', async () => {
    const connect = () =>
      Promise.reject(new UserError('The plugin aws failed with status 255: token expired.', 'Run it by hand: aws sso login'));
    const ran = await runCli(`status ${eks}`, { parts: { connect } });
    expect(ran).toEqual({
      status: 2,
      stdout: '',
      stderr: 'arcbot: The plugin aws failed with status 255: token expired.\nRun it by hand: aws sso login\n',
    });
  });

  test('an EKS cluster that is not there is wrong usage', async () => {
    const connect = () =>
      Promise.reject(new NoSuchThing('There is no EKS cluster arc-prod in eu-west-1, in this account.', 'There are: arc-test.'));
    expect(await runCli(`status ${eks}`, { parts: { connect } })).toMatchObject({ status: 64, stdout: '' });
  });

  test('a cluster that never answers ends soon after the time that was given', async () => {
    const ran = await runCli(`status ${eks} --timeout 0.01`, { parts: { connect: connectTo(() => new Promise(() => {})) } });
    expect(ran.status).toBe(2);
    expect(ran.stderr).toContain('gave no answer');
  });
});

describe('wrong usage is 64, with a hint and nothing on stdout', () => {
  test.each([
    ['statsu', 'There is no command "statsu".', 'Did you mean status?'],
    ['status --contxt x', 'There is no option --contxt.', 'Did you mean --context?'],
    ['status -x', 'There is no option -x.', 'There is: --kubeconfig'],
    ['status --kubeconfig', '--kubeconfig needs a value.', 'As in: --kubeconfig FILE'],
    ['status --kubeconfig --no-color', '--kubeconfig needs a value.', 'As in: --kubeconfig FILE'],
    ['status --context=', '--context needs a value.', 'As in: --context NAME'],
    ['status --no-color=yes', '--no-color takes no value.', ''],
    ['status -o jsn', 'There is no output "jsn".', 'Did you mean -o json?'],
    ['status -o yaml', 'There is no output "yaml".', 'There is: text, json, slack.'],
    ['status --timeout soon', '--timeout is in seconds, at most 3600: "soon" is not.', 'As in: --timeout 25'],
    ['status --timeout 0', '--timeout is in seconds, at most 3600: "0" is not.', 'As in: --timeout 25'],
    ['status --timeout 99999999', '--timeout is in seconds, at most 3600: "99999999" is not.', 'As in: --timeout 25'],
    ['status --prometheus-url prometheus:9090', '"prometheus:9090" is not the URL of a Prometheus.', 'As in:'],
    [
      'status --cluster a --context b',
      '--cluster asks an EKS cluster by its name; --kubeconfig and --context do without.',
      'Give one or the other.',
    ],
    ['status --region eu-west-1', '--region says where an EKS cluster is.', 'Name it too'],
    ['status --kubeconfig /nonexistent/config', 'There is no kubeconfig at /nonexistent/config.', 'Give one with --kubeconfig'],
    ['help statsu', 'There is no command "statsu".', 'Did you mean status?'],
    ['record', 'What is to be recorded?', 'As in: arcbot record check-scrape'],
    ['record status --facts f', 'A recording cannot be recorded.', 'Copy the file.'],
    ['status --facts f --context b', '--facts judges a recording and asks no cluster.', 'Leave --facts out'],
    ['status --facts f', 'f cannot be read (ENOENT).', 'Make a recording with'],
  ])('%s', async (line, message, hint) => {
    const { status, stdout, stderr } = await runCli(line);
    expect(stderr).toBe(`arcbot: ${message}\n${stderr.split('\n').slice(1).join('\n')}`);
    expect(stderr).toContain(hint);
    expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
  });
});

describe('what is asked', () => {
  test('an EKS cluster by its name and region', async () => {
    const asked: Parameters<typeof connectTo>[1] = [];
    await runCli(`status ${eks} --prometheus-url http://127.0.0.1:9090 --timeout 10`, { parts: { connect: connectTo(undefined, asked) } });
    expect(asked).toMatchObject([
      {
        target: { name: 'arc-prod', eksName: 'arc-prod', region: 'eu-west-1' },
        options: { prometheus: { url: 'http://127.0.0.1:9090' }, deadlineAt: Date.parse('2026-11-23T09:00:10Z') },
      },
    ]);
  });

  test("a configured cluster, by its name among the words, with the configuration's own way to it", async () => {
    const asked: Parameters<typeof connectTo>[1] = [];
    const variables = {
      ARCBOT_CONFIG: 'clusters: [{name: prod, eksName: arc-prod, region: eu-west-1}, {name: test, eksName: arc-test, region: eu-west-1}]\n',
    };
    await runCli('status test', { variables, parts: { connect: connectTo(undefined, asked) } });
    expect(asked![0]!.target).toMatchObject({ name: 'test', eksName: 'arc-test' });
  });
});

test('of several clusters, one that cannot even be connected to is told among the others', async () => {
  const variables = {
    ARCBOT_CONFIG: 'clusters: [{name: prod, eksName: arc-prod, region: eu-west-1}, {name: test, eksName: arc-test, region: eu-west-1}]\n',
  };
  const connect = async (target: ClusterTarget): Promise<ClusterConnection> => {
    if (target.name === 'test') throw new UserError('There is no EKS cluster "arc-test".', 'aws eks list-clusters');
    throw new CouldNotLook('unreachable', 'The API server of prod refuses the connection.');
  };
  const parts = { commands: realCommands, connect };
  const { status, stdout } = await runCli('digest now all', { variables, parts });
  expect(status).toBe(2);
  expect(stdout).toContain('Not known: prod, test.');
  expect(stdout).toContain('The API server of prod refuses the connection.');
  expect(stdout).toContain('There is no EKS cluster "arc-test".');
  expect(await runCli('digest now test', { variables, parts })).toMatchObject({ status: 2, stdout: '' });
});

test('clusters lists what can be asked and asks nothing', async () => {
  const variables = {
    ARCBOT_CONFIG: 'clusters: [{name: prod, eksName: arc-prod, region: eu-west-1}, {name: test, eksName: arc-test, region: eu-west-2}]\n',
  };
  const connect = () => Promise.reject(new Error('a cluster was asked'));
  const { status, stdout } = await runCli('clusters', { variables, parts: { connect } });
  expect(stdout).toBe(`Cluster         Reached as
prod (default)  EKS cluster arc-prod in eu-west-1
test            EKS cluster arc-test in eu-west-2
`);
  expect(status).toBe(0);
  expect(JSON.parse((await runCli(`clusters ${eks} -o json`)).stdout).clusters).toMatchObject([{ name: 'arc-prod', default: true }]);
  expect(await runCli('clusters prod', { variables })).toMatchObject({ status: 64, stdout: '' });
});

describe('output', () => {
  test('-o json is one object with the head first', async () => {
    const { stdout } = await runCli(`status ${eks} -o json`);
    expect(Object.keys(JSON.parse(stdout)).slice(0, 6)).toEqual(['schemaVersion', 'command', 'cluster', 'madeAt', 'verdict', 'summary']);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      command: 'status',
      cluster: 'arc-prod',
      madeAt: '2026-11-23T09:00:00.000Z',
    });
  });

  test('-o slack is the message as it is posted', async () => {
    const { stdout } = await runCli(`status ${eks} -o slack`);
    expect(JSON.parse(stdout)).toMatchObject({ text: expect.stringContaining('arc-prod'), blocks: expect.any(Array) });
  });

  test.each<[string, boolean, Parameters<typeof runCli>[1]]>([
    ['', true, { terminal: true }],
    ['', false, { terminal: false }],
    ['--no-color', false, { terminal: true }],
    ['', false, { terminal: true, variables: { NO_COLOR: '1' } }],
    ['', true, { terminal: true, variables: { NO_COLOR: '' } }],
    ['', false, { terminal: true, variables: { TERM: 'dumb' } }],
  ])('with "%s" colours are %s under %j', async (option, coloured, setting) => {
    const { stdout } = await runCli(`status ${eks} ${option}`, setting);
    expect(stdout.includes('\u001b[32m')).toBe(coloured);
  });

  test('what is being looked at is one line on a terminal that is gone in the end, and cannot be steered by names', async () => {
    const { stderr } = await runCli(`status ${eks}`, { terminal: true });
    expect(stderr).toContain('\r\u001b[2Kasking \\u001b[31mred');
    expect(stderr.endsWith('\r\u001b[2K')).toBe(true);
    expect((await runCli(`status ${eks}`)).stderr).toBe('');
  });
});

test('LOG_LEVEL=debug tells each request on stderr, and nothing of it on stdout', async () => {
  const connect = (...[target, options]: Parameters<ReturnType<typeof connectTo>>) => {
    options?.onRequest?.({ method: 'GET', path: '/version', status: 200, bytes: 12, ms: 3.4 });
    return connectTo()(target, options);
  };
  const ran = await runCli(`status ${eks} -o json`, { variables: { LOG_LEVEL: 'debug' }, parts: { connect } });
  expect(ran.stderr).toBe('GET /version 200 12 bytes 3 ms\n');
  expect(JSON.parse(ran.stdout).verdict).toBe('healthy');
});

describe('help', () => {
  test.each(['', 'help', '--help', '-h'])('"%s" lists every command and option', async (line) => {
    const { status, stdout } = await runCli(line);
    expect(status).toBe(0);
    for (const word of ['status', 'check-scrape', 'record', '--kubeconfig', '--facts', '--timeout']) expect(stdout).toContain(word);
  });

  test.each(['help status', 'status --help', 'status -h'])('"%s" explains one with examples', async (line) => {
    const { status, stdout } = await runCli(line);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^arcbot status \[CLUSTER\]/);
    expect(stdout).toContain('arcbot status prod ci-runners');
  });

  test("--version is package.json's", async () => {
    expect(version).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
    expect(await runCli('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe('a recording', () => {
  const recorded = async (verdict: string) =>
    (await runCli(`record status ${eks}`, { parts: { connect: connectTo(() => verdict) } })).stdout;

  test('is made by record, without secrets, and judged the same without a cluster', async () => {
    const text = await recorded('unhealthy');
    expect(text).not.toContain('hush-hush');
    const live = await runCli(`status ${eks}`, { parts: { connect: connectTo(() => 'unhealthy') } });
    const connect = () => Promise.reject(new Error('a cluster was asked'));
    expect(await runCli('status --facts f.json', { files: { 'f.json': text }, parts: { connect } })).toEqual(live);
    expect(await runCli('--facts f.json', { files: { 'f.json': text }, parts: { connect } })).toEqual(live);
  });

  test('that is judged otherwise than the cluster, because it had to be scrubbed of too much, is said to be', async () => {
    const secret = () => 'ghp_16C7e42F292c6912E7710c838347Ae178B4a';
    const { status, stdout, stderr } = await runCli(`record status ${eks}`, { parts: { connect: connectTo(secret) } });
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('the recording is judged otherwise') });
    expect(stdout).not.toContain(secret());
  });

  test('can be asked about less than it holds', async () => {
    const { stdout } = await runCli('status arc-prod ci-runners --facts f.json', { files: { 'f.json': await recorded('healthy') } });
    expect(stdout).toContain('Only ci-runners.');
  });

  test('of another command is refused', async () => {
    const ran = await runCli('check-scrape --facts f.json', { files: { 'f.json': await recorded('healthy') } });
    expect(ran).toMatchObject({
      status: 64,
      stdout: '',
      stderr: expect.stringContaining('f.json is a recording of status, not of check-scrape.'),
    });
  });

  test('with facts missing is refused in words', async () => {
    const text = (await recorded('healthy')).replace('"saw": "healthy"', '"saw": 7');
    const ran = await runCli('status --facts f.json', { files: { 'f.json': text } });
    expect(ran).toMatchObject({ status: 64, stderr: expect.stringContaining('f.json does not hold what status has to know') });
  });
});
