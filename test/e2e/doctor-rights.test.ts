import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasBed, kubeconfigOf, kubectl, testOnBed } from './check-scrape/bed';
import { type GrantedRule, grant, grantAgain, grantWithout, proofNamespace, rulesOf, withdraw } from './check-scrape/rbac-proof';
import { askDoctor } from './doctor/ask-doctor';

/** Half a hundred changes of roles: minutes that only the one who changes rights wants. Else a third of them. */
const proveAll = process.env.ARCBOT_PROVE_RIGHTS === '1';
const variant = 'by-namespace';
const folder = mkdtempSync(join(tmpdir(), 'arcbot-rights-'));
let reader = '';

beforeAll(() => {
  if (!hasBed) return;
  grant(variant);
  reader = kubeconfigOf(proofNamespace, 'reader', join(folder, 'reader'));
});
afterAll(() => {
  if (hasBed) withdraw(variant);
  rmSync(folder, { recursive: true, force: true });
});

const idOf = ({ rule }: GrantedRule) => `may-${rule.verbs.join('-')}-${rule.resources[0]!.replace('/', '-')}`;

/** What is not granted, and the commands that doctor prints for it. */
async function ask() {
  const { checks } = await askDoctor({ KUBECONFIG: reader });
  const rights = checks.filter(({ id, outcome }) => id.startsWith('may-') && outcome !== 'pass');
  return { missing: rights.map(({ id }) => id).sort(), commands: rights.flatMap(({ fix }) => fix?.commands ?? []), checks };
}

/** The API server learns of a role a moment after it was changed. */
async function settled(wanted: string[]) {
  for (let tries = 0; ; tries++) {
    const seen = await ask();
    if (tries === 15 || JSON.stringify(seen.missing) === JSON.stringify(wanted)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}

/** Rules of one role, a few at a time; never both of two that do for each other. */
function portions(rules: GrantedRule[], count: number): GrantedRule[][] {
  const taken: GrantedRule[][] = Array.from({ length: count }, () => []);
  for (const [index, rule] of rules.entries()) taken[index % count]!.push(rule);
  return taken.filter((each) => each.length > 0);
}

const rolesAndRules = [...new Set(rulesOf(variant).map(({ role }) => role))].map(
  (role) => [role, rulesOf(variant).filter((rule) => rule.role === role)] as const,
);

describe.each(rolesAndRules)('%s', (_, rules) => {
  testOnBed(
    'every rule that is taken away is told by its name, no other is, and the printed commands give it back',
    async () => {
      expect((await settled([])).missing).toEqual([]);
      for (const gone of portions(rules, 3).slice(0, proveAll ? 3 : 1)) {
        grantWithout(variant, ...gone);
        const { missing, commands, checks } = await settled(gone.map(idOf).sort());
        expect(missing).toEqual(gone.map(idOf).sort());
        const blamed = checks.filter(({ id }) => missing.includes(id)).map(({ outcome }) => outcome);
        expect(blamed.filter((outcome) => !['fail', 'warn', 'not-applicable'].includes(outcome))).toEqual([]);
        for (const command of commands)
          execFileSync('bash', ['-c', command], { env: { ...process.env, KUBECONFIG: process.env.ARCBOT_E2E_KUBECONFIG } });
        try {
          const left = gone
            .map(idOf)
            .filter((id) => checks.find((check) => check.id === id)?.outcome === 'not-applicable')
            .sort();
          expect((await settled(left)).missing).toEqual(left);
        } finally {
          for (const id of missing) {
            const name = `arcbot-${id}`;
            kubectl(['delete', 'clusterrole,clusterrolebinding', name, '--ignore-not-found']);
            kubectl(['delete', 'rolebinding', '--all-namespaces', '--field-selector', `metadata.name=${name}`, '--ignore-not-found']);
          }
          grantAgain(variant, gone[0]!);
        }
      }
    },
    600_000,
  );
});
