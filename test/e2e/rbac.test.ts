import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answer, checkScrape, hasBed, kubeconfigOf, testOnBed } from './check-scrape/bed';
import { type GrantedRule, grant, grantAgain, grantWithout, proofNamespace, rulesOf, withdraw } from './check-scrape/rbac-proof';

const folder = mkdtempSync(join(tmpdir(), 'arcbot-rbac-'));
const variants = ['by-namespace', 'cluster-wide'] as const;
let reader = '';

beforeAll(() => {
  if (!hasBed) return;
  grant('by-namespace');
  reader = kubeconfigOf(proofNamespace, 'reader', join(folder, 'reader'));
  withdraw('by-namespace');
});
afterAll(() => {
  if (hasBed) for (const variant of variants) withdraw(variant);
  rmSync(folder, { recursive: true, force: true });
});

/** Rules that a healthy cluster of this make is judged without, and what they are for. */
const neededElsewhere: Readonly<Record<string, string>> = {
  'list namespaces': 'one of the two is enough: namespaces that matter are got by name',
  'get namespaces': 'one of the two is enough: namespaces are listed',
  'list discovery.k8s.io/endpointslices': 'where Prometheus discovers by EndpointSlice',
  'get pods/log': 'where a target is not up, as colour for what is known',
  'list nodes': 'stack',
  'list monitoring.coreos.com/alertmanagers': 'stack',
  'get services/proxy': 'one of the two is enough: the pod of Prometheus is asked',
  'get pods/proxy': 'one of the two is enough here: several shards and replicas are asked through their pods',
  'list actions.summerwind.dev/runnerdeployments': 'status',
  'list actions.summerwind.dev/runnersets': 'status',
  'list actions.summerwind.dev/runners': 'status',
  'list actions.summerwind.dev/runnerreplicasets': 'status',
  'list actions.github.com/ephemeralrunnersets': 'status',
  'list actions.github.com/ephemeralrunners': 'status',
  'monitoring: list monitoring.coreos.com/servicemonitors': 'monitors that stand beside Prometheus',
  'monitoring: list monitoring.coreos.com/podmonitors': 'monitors that stand beside Prometheus',
  'monitoring: list services': 'status finds a Prometheus without an object by its Service',
  'monitoring: list events': 'monitors that stand beside Prometheus',
};

const wordsOf = ({ rule }: GrantedRule) => `${rule.verbs.join(',')} ${[rule.apiGroups[0], rule.resources[0]].filter(Boolean).join('/')}`;
const whereNot = (variant: string, granted: GrantedRule) =>
  neededElsewhere[wordsOf(granted)] ??
  (variant === 'by-namespace' && granted.role === 'proof-arcbot-monitoring'
    ? neededElsewhere[`monitoring: ${wordsOf(granted)}`]
    : undefined);

const unknowns = ({ subjects }: Answer) => subjects.flatMap(({ checks }) => checks.filter(({ outcome }) => outcome === 'unknown'));

/** `list apps/deployments` of `- {apiGroups: ["apps"], resources: [deployments], verbs: [list]}  # in a ClusterRole`. */
function wordsOfText(rule: string): string {
  const [, group = '', resource = '', verbs = ''] = /apiGroups: \["(.*?)"\], resources: \[(.*?)\].*verbs: \[(.*?)\]/.exec(rule) ?? [];
  return `${verbs.replaceAll(', ', ',')} ${[group, resource].filter(Boolean).join('/')}`;
}

/** The API server's authorizer learns of a changed role a moment later, on a busy machine a long one: asks until the answer is this, or gives up. */
function settled(wanted: string[]): string[] {
  for (let attempt = 0; ; attempt++) {
    const reasons = unknowns(checkScrape(reader));
    const texts = [...new Set(reasons.flatMap(({ rules = [] }) => rules.map(wordsOfText)))];
    // Whoever pastes the reason has the rule with it.
    expect(reasons.filter(({ reason = '', rules = [] }) => !rules.every((rule) => reason.includes(rule)))).toEqual([]);
    if (attempt === 12 || JSON.stringify(texts) === JSON.stringify(wanted)) return texts;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
  }
}

describe.each(variants)('with the rights of %s.yaml', (variant) => {
  beforeAll(() => {
    if (hasBed) for (const other of variants) if (other !== variant) withdraw(other);
  });

  testOnBed('the answer is whole and healthy', () => {
    grant(variant);
    const answer = checkScrape(reader);
    expect(unknowns(answer)).toEqual([]);
    expect([answer.verdict, answer.status]).toEqual(['healthy', 0]);
  });

  // Half a hundred changes of roles, each asked until the API server has learnt of it: minutes that only the one who changes rights wants.
  (process.env.ARCBOT_PROVE_RIGHTS === '1' ? testOnBed : test.skip)(
    `each rule that is taken away is named, and no other${process.env.ARCBOT_PROVE_RIGHTS === '1' ? '' : ' (skipped: set ARCBOT_PROVE_RIGHTS=1)'}`,
    () => {
      grant(variant);
      const named = rulesOf(variant).map((granted) => {
        grantWithout(variant, granted);
        const texts = settled(whereNot(variant, granted) === undefined ? [wordsOf(granted)] : []);
        grantAgain(variant, granted);
        return [`${granted.role}: ${wordsOf(granted)}`, texts];
      });
      const expected = rulesOf(variant).map((granted) => [
        `${granted.role}: ${wordsOf(granted)}`,
        whereNot(variant, granted) === undefined ? [wordsOf(granted)] : [],
      ]);
      expect(named).toEqual(expected);
    },
    600_000,
  );

  testOnBed('without both ways to Prometheus, or to labels of namespaces, the smaller right is named', () => {
    grant(variant);
    for (const [first, second, told] of [
      ['get services/proxy', 'get pods/proxy', 'get services/proxy'],
      ['list namespaces', 'get namespaces', 'get namespaces'],
    ]) {
      const gone = rulesOf(variant).filter((granted) => [first, second].includes(wordsOf(granted)));
      grantWithout(variant, ...gone);
      const answer = checkScrape(reader);
      grantAgain(variant, gone[0]!);
      expect(unknowns(answer).length).toBeGreaterThan(0);
      expect([...new Set(unknowns(answer).flatMap(({ rules = [] }) => rules.map(wordsOfText)))]).toEqual([told]);
    }
  });
});

testOnBed('without any right the answer is undecided, names the rules that would do, and claims nothing', () => {
  for (const variant of variants) withdraw(variant);
  const answer = checkScrape(reader);
  expect([answer.verdict, answer.status]).toEqual(['undecided', 2]);
  const outcomes = answer.subjects.flatMap(({ checks }) => checks.map(({ outcome }) => outcome));
  expect(outcomes.filter((outcome) => outcome === 'fail' || outcome === 'pass')).toEqual([]);
  const rules = unknowns(answer).flatMap(({ rules: texts = [] }) => texts.map(wordsOfText));
  expect(rules).toEqual(
    expect.arrayContaining([
      'list monitoring.coreos.com/servicemonitors',
      'list monitoring.coreos.com/prometheuses',
      'list apps/deployments',
    ]),
  );
});
