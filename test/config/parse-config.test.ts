import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readClusterNames } from '../../src/config/cluster-names';
import { ConfigError } from '../../src/config/config-error';
import { parseConfig } from '../../src/config/parse-config';

const whole = `
clusters:
  - name: prod
    eksName: arc-prod-eks
    region: eu-west-1
    roleArn: arn:aws:iam::210987654321:role/arcbot-reader
    namespaces: [actions-runner-system, ci-runners]
    prometheus:
      namespace: monitoring
      service: kube-prometheus-stack-prometheus
      port: http-web
  - name: lab
    kubeconfig: ./lab.yaml
    context: lab
    prometheus: { url: "https://user:secret@prometheus.example/base" }
`;

test('the documented configuration is read as it stands', () => {
  const { clusters } = parseConfig(whole, 'arcbot.yaml');
  expect(clusters.map(({ name }) => name)).toEqual(['prod', 'lab']);
  expect(clusters[0]).toMatchObject({
    eksName: 'arc-prod-eks',
    prometheus: { port: 'http-web' },
    namespaces: ['actions-runner-system', 'ci-runners'],
  });
});

test('the shipped example is taken, by the door too', () => {
  const text = readFileSync(join(__dirname, '..', '..', 'infra', 'arcbot.example.yml'), 'utf8');
  expect(readClusterNames(text)).toEqual(parseConfig(text, 'arcbot.example.yml').clusters.map(({ name }) => name));
});

const refused = (text: string): string[] => {
  try {
    parseConfig(text, 'arcbot.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ line, column, message, hint }) => `${line}:${column} ${message}${hint === undefined ? '' : ` | ${hint}`}`);
  }
};
const cluster = (...lines: string[]) => ['clusters:', '  - name: prod', ...lines.map((line) => `    ${line}`)].join('\n');

test.each([
  ['clusters:\n  - name: prod\n    eksName: x\n    regoin: eu-west-1', '4:5 unknown key "regoin" | Did you mean region?'],
  ['cluster:\n  - name: prod', '1:1 unknown key "cluster" | Did you mean clusters?'],
  [cluster('eksName: x', 'prometheus: { uri: "https://x" }'), '4:19 unknown key "uri" | Did you mean url?'],
  [cluster('eksName: x', 'colour: blue'), '4:5 unknown key "colour" | Known here: name, eksName, region'],
  [cluster('eksName: 7'), '3:14 clusters[0].eksName: expected string, found 7'],
  [cluster('eksName:'), '3:13 clusters[0].eksName: expected string, found null'],
  [cluster('eksName: x', 'namespaces: team-a'), '4:17 clusters[0].namespaces: expected a list, found "team-a"'],
  [cluster('eksName: x', 'namespaces: [team-a, Team_B]'), '4:26 clusters[0].namespaces[1]: expected a Kubernetes name'],
  [cluster('eksName: x', 'roleArn: arcbot'), '4:14 clusters[0].roleArn: expected the ARN of a role'],
  [cluster('region: eu-west-1'), '2:5 clusters[0]: expected either eksName, or kubeconfig and context'],
  [cluster('kubeconfig: x', 'region: eu-west-1'), 'only beside eksName'],
  [cluster('eksName: x', 'endpoint: https://x'), 'expected endpoint and certificateAuthority together'],
  [
    cluster('eksName: x', 'prometheus: { namespace: monitoring }'),
    '4:17 clusters[0].prometheus: expected namespace, service and port together',
  ],
  [
    cluster('eksName: x', 'prometheus: { url: "https://x", amp: "https://y" }'),
    'expected one of: url; amp; or namespace, service and port',
  ],
  [cluster('eksName: x', 'prometheus: { url: "file:///etc/passwd" }'), 'expected a URL that begins with https:// or http://'],
  ['clusters:\n  - eksName: x', '2:5 clusters[0] lacks the key "name"'],
  ['clusters:\n  - name: "a b"\n    eksName: x', '2:11 clusters[0].name: expected letters'],
  ['clusters:\n  - {name: a, eksName: x}\n  - {name: A, eksName: y}', '2:3 clusters: expected different names; "a" is there twice'],
  ['clusters: []', '1:11 clusters: expected at least one cluster'],
  ['', '1:1 expected a mapping, found null'],
  ['just words', 'expected a mapping'],
  ['clusters:\n  - name: a\n    name: b', '3:5 map keys must be unique'],
  ['clusters: [', 'flow sequence'],
  ['a: 1\n---\nb: 2', 'multiple documents'],
  [
    'a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c]',
    'excessive alias count',
  ],
])('%j is refused with its place', (text, wanted) => {
  expect(refused(text).join('\n')).toContain(wanted);
});

const withAccess = (access: string) => `clusters:\n  - {name: prod, eksName: x}\naccess:\n${access}`;

test('access rules and links are read as they are documented', () => {
  const text = withAccess(
    '  ask:\n    - clusters: [prod]\n      commands: [status]\n      groups: [S0614TZR7]\n      channels: [C012AB3CD]\n  change:\n    - users: [U024BE7LH]\n  contact: "#platform"\nlinks: { docs: https://docs.example/checks }',
  );
  expect(parseConfig(text, 'arcbot.yaml')).toMatchObject({
    access: { ask: [{ clusters: ['prod'], groups: ['S0614TZR7'] }], change: [{ users: ['U024BE7LH'] }], contact: '#platform' },
    links: { docs: 'https://docs.example/checks' },
  });
  const example = readFileSync(join(__dirname, '..', '..', 'infra', 'arcbot.example.yml'), 'utf8');
  const uncommented = example.replace(/^# (?=access:|links:)|^# (?= )/gm, '');
  expect(parseConfig(uncommented, 'arcbot.example.yml')).toMatchObject({ access: { change: [{ groups: ['S0614TZR7'] }] }, links: {} });
});

test.each([
  ['  ask:\n    - clusters: [prdo]\n      users: [U024BE7LH]', '5:18 there is no cluster "prdo" | Did you mean prod?'],
  ['  ask:\n    - commands: [stats]\n      users: [U024BE7LH]', '5:18 there is no command "stats" | Did you mean status?'],
  ['  ask:\n    - clusters: [prod]', '5:7 access.ask[0]: expected users, groups or channels'],
  ['  ask:\n    - users: ["@ann"]', '5:15 access.ask[0].users[0]: expected a member ID such as U024BE7LH'],
  ['  ask:\n    - channels: ["#ops"]', '5:18 access.ask[0].channels[0]: expected the ID of a channel such as C012AB3CD'],
  ['  ask:\n    - user: [U024BE7LH]', '5:7 unknown key "user" | Did you mean users?'],
  ['  admins: [U024BE7LH]', '4:3 unknown key "admins"'],
])('access %j is refused with its place', (access, wanted) => {
  expect(refused(withAccess(access)).join('\n')).toContain(wanted);
});

test('all problems are told, the first as the sentence', () => {
  expect(refused(cluster('eksnam: x', 'regoin: y'))).toEqual([
    '3:5 unknown key "eksnam" | Did you mean eksName?',
    '4:5 unknown key "regoin" | Did you mean region?',
  ]);
  expect(() => parseConfig(cluster('eksnam: x', 'regoin: y'), 'arcbot.yaml')).toThrow(
    'The configuration is not right: arcbot.yaml:3:5: unknown key "eksnam" (and 1 more).',
  );
});
