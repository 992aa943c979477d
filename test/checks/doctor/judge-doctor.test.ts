import { readFileSync } from 'node:fs';
import { links } from '../../../src/checks/doctor/index';
import { judgeDoctor } from '../../../src/checks/doctor/judge-doctor';
import { rightCauses } from '../../../src/checks/doctor/judge-rights';
import { doctor } from '../../../src/commands/doctor';
import type { DoctorFacts } from '../../../src/facts/doctor/doctor-facts';
import { allHolds, without } from './doctor-facts';

const about = { cluster: 'prod', madeAt: '2026-11-23T09:00:00.000Z' };
const report = (change: Partial<DoctorFacts> = {}) => doctor.report({}, { ...allHolds(), ...change }, about);
const outcomes = (change: Partial<DoctorFacts>) =>
  Object.fromEntries(judgeDoctor({ ...allHolds(), ...change }).flatMap(({ checks }) => checks.map((check) => [check.id, check])));
const problems = (change: Partial<DoctorFacts>) =>
  report(change).sections.flatMap((section) => (section.kind === 'problems' ? section.problems : []));

test('where all links hold it is healthy, and every link and right is told', () => {
  expect(report()).toMatchObject({ verdict: 'healthy', title: 'Every link holds' });
  expect(Object.values(outcomes({})).filter(({ outcome }) => outcome !== 'pass')).toMatchObject([
    { id: 'role-is-assumed', outcome: 'not-applicable' },
  ]);
});

test('every cause that a link names is one of those that it declares', () => {
  const broken = { state: 'broken', saw: 'cut' } as const;
  const facts = ['signingSecret', 'botToken', 'slack', 'queue', 'identity', 'role', 'described', 'endpoint', 'who'] as const;
  const declared = new Set([...links.flatMap(({ causes }) => Object.keys(causes)), ...Object.keys(rightCauses)]);
  for (const name of facts)
    for (const [id, { cause }] of Object.entries(outcomes({ [name]: broken })))
      if (cause) expect([id, declared.has(cause)]).toEqual([id, true]);
});

test('a refused token is a missing access entry, with the command that makes it, and what hangs on it is skipped', () => {
  const who = {
    state: 'broken',
    status: 401,
    saw: 'The EKS cluster prod does not let role/arcbot-worker in (401): no entry. Make one: `aws ...`.',
  } as const;
  const [problem, ...more] = problems({ who, rights: [], servers: [], arc: { state: 'absent', why: '' } });
  expect(more).toEqual([]);
  expect(problem).toMatchObject({
    id: 'access-entry-missing',
    saw: 'The EKS cluster prod does not let role/arcbot-worker in (401): no entry.',
    fix: {
      commands: [
        'aws eks create-access-entry --cluster-name prod --region eu-west-1 --principal-arn arn:aws:iam::111122223333:role/arcbot-worker --kubernetes-groups arcbot',
      ],
    },
  });
  expect(outcomes({ who })).toMatchObject({ 'may-list-pods': { outcome: 'skipped' }, 'arc-is-seen': { outcome: 'skipped' } });
});

test('a cluster that knows no access entries gets the role mapped instead', () => {
  const described = { state: 'works', value: { region: 'eu-west-1', endpoint: '', authenticationMode: 'CONFIG_MAP' } } as const;
  expect(problems({ described, who: { state: 'broken', status: 401, saw: 'no' } })).toMatchObject([
    { id: 'identity-not-mapped', fix: { commands: [expect.stringContaining('eksctl create iamidentitymapping --cluster prod')] } },
  ]);
});

test('an entry without the group is the one root of all rights that are missing', () => {
  const rights = without(...allHolds().rights.map(({ id }) => id));
  const who: DoctorFacts['who'] = { state: 'works', value: { username: 'someone', groups: ['system:authenticated'] } };
  expect(problems({ rights, who }).map(({ id, severity }) => [id, severity])).toEqual([
    ['group-missing', 'fail'],
    ['right-missing', 'warn'],
  ]);
});

test('few rights that are missing are granted by one command, each as a role of its own', () => {
  const [problem] = problems({ rights: without('may-list-pods', 'may-list-services') });
  expect(problem).toMatchObject({ id: 'right-missing', title: '2 rights are missing' });
  const [command] = problem!.fix!.commands;
  const lines = command!
    .split('\n')
    .slice(1, -1)
    .map((line) => JSON.parse(line));
  expect(lines.map(({ kind, metadata }) => [kind, metadata.name, metadata.namespace])).toEqual([
    ['ClusterRole', 'arcbot-may-list-services', undefined],
    ['RoleBinding', 'arcbot-may-list-services', 'monitoring'],
    ['ClusterRole', 'arcbot-may-list-pods', undefined],
    ['RoleBinding', 'arcbot-may-list-pods', 'monitoring'],
  ]);
  expect(lines[1].subjects).toEqual([{ kind: 'Group', apiGroup: 'rbac.authorization.k8s.io', name: 'arcbot' }]);
});

test('many rights that are missing mean that the manifests were never applied', () => {
  const [problem] = problems({
    rights: without(
      ...allHolds()
        .rights.slice(0, 15)
        .map(({ id }) => id),
    ),
  });
  expect(problem!.fix!.commands).toEqual([
    'arcbot init --clusters prod --region eu-west-1 --out arcbot-setup --yes',
    'kubectl apply -f arcbot-setup/rbac-prod.yaml',
  ]);
});

test('a right that nothing hangs on here only warns, or does not apply', () => {
  expect(outcomes({ rights: without('may-get-pods-proxy') })['may-get-pods-proxy']).toMatchObject({ outcome: 'warn' });
  expect(outcomes({ rights: without('may-get-services-proxy'), directPrometheus: true })['may-get-services-proxy']).toMatchObject({
    outcome: 'not-applicable',
  });
  const unserved = without('may-list-runners').map((seen) => (seen.id === 'may-list-runners' ? { ...seen, served: false } : seen));
  expect(outcomes({ rights: unserved })['may-list-runners']).toMatchObject({ outcome: 'not-applicable' });
});

test('what may pass by itself is unknown, and what hangs on it is skipped', () => {
  const described = { state: 'unknown', why: 'AWS throttles asking EKS.' } as const;
  expect(report({ described })).toMatchObject({ verdict: 'undecided' });
  expect(outcomes({ described })['endpoint-is-reachable']).toMatchObject({
    outcome: 'skipped',
    reason: expect.stringContaining('AWS throttles'),
  });
});

test('a question from Slack has shown that the door, the signing secret and the queue work', () => {
  const absent = { state: 'absent', why: 'not set' } as const;
  const seen = outcomes({ askedIn: 'slack', signingSecret: absent, queue: { state: 'broken', status: 403, saw: 'no' } });
  expect(seen['signing-secret-is-read']).toMatchObject({ outcome: 'pass' });
  expect(seen['queue-is-there']).toMatchObject({ outcome: 'pass' });
});

test('what is not set on a laptop does not apply, and a note says what to do', () => {
  const absent = { state: 'absent', why: 'not set' } as const;
  const said = report({ signingSecret: absent, botToken: absent, slack: absent, queue: absent });
  expect(said.verdict).toBe('healthy');
  expect(JSON.stringify(said.sections)).toContain('SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN, ARCBOT_QUEUE_URL');
});

test('a secret is stored again where its reference leads, typed and not shown', () => {
  expect(problems({ slack: { state: 'broken', status: 401, saw: 'token_revoked' } })).toMatchObject([
    {
      id: 'token-refused',
      fix: {
        commands: [
          'read -rs SECRET; aws secretsmanager put-secret-value --region eu-west-1 --secret-id arcbot/prod/slack-bot-token --secret-string "$SECRET"; unset SECRET',
        ],
      },
    },
  ]);
});

test('a secret that is not there is made, as a value cannot be put where there is none', () => {
  const botToken = { state: 'broken', mend: true, saw: 'There is no secret arcbot/prod/slack-bot-token in eu-west-1.' } as const;
  const [problem] = problems({ botToken });
  expect(problem!.fix!.commands).toEqual([
    'read -rs SECRET; aws secretsmanager create-secret --region eu-west-1 --name arcbot/prod/slack-bot-token --secret-string "$SECRET"; unset SECRET',
  ]);
});

test('a secret that may not be read is a right of the function: mended by a deployment, and not to be seen from a terminal', () => {
  const botToken = {
    state: 'broken',
    mend: true,
    saw: 'The secret x in eu-west-1 may not be read: KMS.',
    hint: 'The role needs ...',
  } as const;
  const [inSlack] = problems({ askedIn: 'slack', botToken });
  expect(inSlack).toMatchObject({ id: 'bot-token-unreadable', saw: botToken.saw, fix: { explain: 'The role needs ...' } });
  expect(inSlack!.fix!.commands).toEqual([
    expect.stringMatching(
      /^npm run deploy -- --region eu-west-1 --param secretStore=secretsmanager --param secretsKeyArn="\$\(aws kms describe-key .*aws secretsmanager describe-secret --secret-id arcbot\/prod\/slack-bot-token/,
    ),
  ]);
  expect(outcomes({ botToken })['bot-token-is-read']).toMatchObject({ outcome: 'unknown' });
});

test('a queue whose address is wrong is mended as its connection says, one that is out of reach by a way to it', () => {
  const broken = { state: 'broken', saw: 'no' } as const;
  const fixOf = (queue: DoctorFacts['queue']) => problems({ queue })[0]?.fix?.explain;
  expect(fixOf({ ...broken, mend: true, hint: 'Take it away.' })).toBe('Take it away.');
  expect(fixOf(broken)).toContain('SQS on port 443');
});

test('where AWS refuses the credentials, what was asked with them is skipped and not blamed', () => {
  const broken = (saw: string) => ({ state: 'broken', mend: true, saw }) as const;
  const identity = broken('There are no AWS credentials.');
  const seen = outcomes({ identity, signingSecret: identity, queue: identity, botToken: broken('There is no parameter x in eu-west-1.') });
  expect(seen).toMatchObject({
    'aws-credentials-are-accepted': { outcome: 'fail' },
    'signing-secret-is-read': { outcome: 'skipped' },
    'queue-is-there': { outcome: 'skipped' },
    'bot-token-is-read': { outcome: 'fail' },
  });
});

test('ARC that stands outside of the configured namespaces is not seen by the rest of arcbot', () => {
  const parts = ['controller arc-systems/arc'];
  const arc = (more: object): DoctorFacts['arc'] => ({
    state: 'works',
    value: { parts, standIn: ['arc-systems'], runnerDeployments: 0, scaleSets: 0, ...more },
  });
  const judged = (configured: string[], more = {}) => outcomes({ configured, arc: arc(more) })['arc-is-seen'];
  expect(judged(['default'])).toMatchObject({ outcome: 'fail', cause: 'arc-not-in-namespaces' });
  expect(judged(['default'])!.fix!.explain).toContain('There is controller arc-systems/arc.');
  expect(judged(['arc-systems'])).toMatchObject({ outcome: 'pass' });
  expect(judged(['arc-runners'], { scaleSets: 1 })).toMatchObject({ outcome: 'pass' });
  expect(judged(['default'], { scaleSets: null })).toMatchObject({ outcome: 'unknown' });
});

test('whoever is not in the group gets the rights by name, as the manifests would not reach them', () => {
  const missing = without(...allHolds().rights.map(({ id }) => id));
  const [problem] = problems({
    rights: missing,
    wayIn: { kind: 'kubeconfig', where: 'kubeconfig' },
    who: { state: 'works', value: { username: 'jane', groups: ['system:authenticated'] } },
    servers: [],
  });
  expect(problem!.fix!.commands).toEqual([
    expect.stringContaining('"subjects":[{"kind":"User","apiGroup":"rbac.authorization.k8s.io","name":"jane"}]'),
  ]);
});

test('a scope that the installed app lacks is named', () => {
  const slack: DoctorFacts['slack'] = { state: 'works', value: { team: 'A', url: '', user: 'b', scopes: ['commands'] } };
  expect(problems({ slack })).toMatchObject([{ id: 'scope-missing', saw: 'The token lacks chat:write; it has commands.' }]);
});

test('a private endpoint is told with the deployment into its network', () => {
  const described = { state: 'works', value: { region: 'eu-west-1', endpoint: 'https://x.example', publicAccess: false } } as const;
  const [problem] = problems({ described, endpoint: { state: 'broken', saw: 'There is no way.' } });
  expect(problem).toMatchObject({
    id: 'endpoint-private',
    fix: { commands: [expect.stringContaining('--param vpcSubnetIds="$(aws eks describe-cluster')] },
  });
});

test('docs/doctor.md explains every link and every cause under its id', () => {
  const text = readFileSync('docs/doctor.md', 'utf8');
  for (const { id, title, causes } of links) {
    expect(text).toContain(`### ${id}\n\n${title}.`);
    for (const [cause, meaning] of Object.entries(causes)) expect(text).toContain(`| \`${cause}\` | ${meaning} |`);
  }
  expect(text).toContain('### rights\n');
});
