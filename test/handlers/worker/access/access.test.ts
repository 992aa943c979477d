import type { AccessConfig } from '../../../../src/config/access-schema';
import { CouldNotLook, UserError } from '../../../../src/errors';
import { createAccess } from '../../../../src/handlers/worker/access/access';
import { complaintWords, NotAllowed } from '../../../../src/handlers/worker/access/not-allowed';

const groups: Record<string, string[]> = { SOPS: ['UOPS'] };
const membersOf = async (group: string) => {
  if (group === 'SBLIND') throw new CouldNotLook('forbidden', 'The Slack app lacks the scope usergroups:read.');
  return groups[group] ?? [];
};
const config: AccessConfig = {
  ask: [
    { clusters: ['prod'], users: ['UANN'] },
    { clusters: ['prod'], commands: ['status'], groups: ['SOPS'], channels: ['COPS'] },
    { commands: ['stack'], groups: ['SBLIND'], users: ['UBOB'] },
  ],
  change: [{ clusters: ['prod'], users: ['UADMIN'] }],
  contact: '#platform & <friends>',
};

const judged = async (rules: AccessConfig, user: string, channel: string | undefined, words: string, changes = false) => {
  const [command = '', cluster = ''] = words.split(' ');
  return createAccess(rules, membersOf)
    .admit({ user, channel, team: 'T1' }, { command, cluster, changes })
    .then(
      () => 'may',
      (error: UserError) => (error instanceof NotAllowed ? 'may not' : error instanceof UserError ? 'not known' : 'bug'),
    );
};

test.each<[string, string, string | undefined, string]>([
  ['UANN', 'status prod', 'C1', 'may'],
  ['UANN', 'check-scrape prod', undefined, 'may'],
  ['UOPS', 'status prod', 'C1', 'may'],
  ['UOPS', 'check-scrape prod', 'C1', 'may not'],
  ['UEVE', 'status prod', 'COPS', 'may'],
  ['UEVE', 'check-scrape prod', 'COPS', 'may not'],
  ['UEVE', 'status prod', 'C1', 'may not'],
  ['UEVE', 'status prod', undefined, 'may not'],
  ['UEVE', 'status lab', 'C1', 'may'],
  ['UBOB', 'stack lab', 'C1', 'may'],
  ['UEVE', 'stack lab', 'C1', 'not known'],
])('%s asks for %s in %s: %s', async (user, words, channel, wanted) => {
  expect(await judged(config, user, channel, words)).toBe(wanted);
});

test('without an entry everyone may ask, and nobody may change', async () => {
  expect(await judged({}, 'UEVE', undefined, 'status prod')).toBe('may');
  expect(await judged({}, 'UEVE', 'C1', 'digest prod', true)).toBe('may not');
});

test('to change, a rule for it must name the person; to be let in to ask is not enough', async () => {
  expect(await judged(config, 'UADMIN', 'C1', 'digest prod', true)).toBe('may');
  expect(await judged(config, 'UADMIN', 'C1', 'digest lab', true)).toBe('may not');
  expect(await judged(config, 'UANN', 'C1', 'digest prod', true)).toBe('may not');
});

test('being named is more than being let in', async () => {
  const access = createAccess(config, membersOf);
  const eve = { user: 'UEVE', channel: 'C1', team: 'T1' };
  expect(await access.isNamed(eve, { command: 'status', cluster: 'lab' })).toBe(false);
  expect(await access.isNamed({ ...eve, channel: 'COPS' }, { command: 'status', cluster: 'prod' })).toBe(true);
});

test('who may not is told who may, by name, and whom to ask', async () => {
  const refused = await createAccess(config, membersOf)
    .admit({ user: 'UEVE', channel: 'C1', team: 'T1' }, { command: 'status', cluster: 'prod' })
    .catch((error: unknown) => error);
  expect(complaintWords(refused as UserError)).toBe(
    'You may not ask for status of prod here.\nIt is open to <!subteam^SOPS>, <@UANN>, everyone in <#COPS>.\nAsk #\u2060platform &amp; &lt;friends&gt; for more.',
  );
});

test('a crowd is not listed one by one', () => {
  const users = Array.from({ length: 30 }, (_, at) => `U${at}`);
  const words = complaintWords(new NotAllowed('No.', { users, groups: [], channels: [], contact: undefined }));
  expect(words).toContain('<@U9> and 20 more.');
  expect(words).not.toContain('<@U10>');
});
