import type { DoctorFacts, RightSeen } from '../../../src/facts/doctor/doctor-facts';
import { unasked } from '../../../src/facts/doctor/learn-rights';

const role = 'arn:aws:sts::111122223333:assumed-role/arcbot-worker/arcbot';

/** Every right, granted in the namespaces that matter. */
export const granted = (): RightSeen[] => unasked().map((seen) => ({ ...seen, everywhere: true }));

/** All links hold, as seen from a terminal with everything set. */
export const allHolds = (): DoctorFacts => ({
  askedIn: 'terminal',
  wantedScopes: ['commands', 'chat:write'],
  region: 'eu-west-1',
  references: { signingSecret: 'ssm:/arcbot/prod/slack-signing-secret', botToken: 'secretsmanager:arcbot/prod/slack-bot-token' },
  signingSecret: { state: 'works', value: { from: 'ssm:/arcbot/prod/slack-signing-secret', form: 'signing-secret' } },
  botToken: { state: 'works', value: { from: 'secretsmanager:arcbot/prod/slack-bot-token', form: 'bot-token' } },
  slack: {
    state: 'works',
    value: { team: 'Acme', url: 'https://acme.slack.com/', user: 'arcbot', scopes: ['commands', 'chat:write'] },
  },
  queue: { state: 'works', value: { arn: 'arn:aws:sqs:eu-west-1:111122223333:jobs', waiting: 0, inFlight: 0, hasDeadLetters: true } },
  wayIn: { kind: 'eks', eksName: 'prod', region: 'eu-west-1' },
  identity: {
    state: 'works',
    value: { arn: role, account: '111122223333', principal: 'arn:aws:iam::111122223333:role/arcbot-worker' },
  },
  role: { state: 'absent', why: 'No other role is assumed for this cluster.' },
  described: {
    state: 'works',
    value: { region: 'eu-west-1', endpoint: 'https://x.example', authenticationMode: 'API', publicAccess: true },
  },
  endpoint: { state: 'works', value: { version: 'v1.36.2' } },
  who: { state: 'works', value: { username: role, groups: ['arcbot', 'system:authenticated'] } },
  rights: granted(),
  places: { monitoring: ['monitoring'], arc: ['actions-runner-system'], sawAll: true },
  directPrometheus: false,
  servers: [{ name: 'monitoring/k8s', link: { state: 'works', value: { where: 'service/monitoring/k8s:web', version: '3.14.0' } } }],
  arc: { state: 'works', value: { parts: ['controller actions-runner-system/arc'], runnerDeployments: 2, scaleSets: 0 } },
});

/** As an API server answers where a right is granted in no namespace. */
export const without = (...ids: string[]): RightSeen[] =>
  granted().map((seen) =>
    ids.includes(seen.id)
      ? { ...seen, everywhere: false, narrow: seen.right.where === 'cluster' ? [] : [{ namespace: 'monitoring', allowed: false }] }
      : seen,
  );
