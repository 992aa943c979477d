import { groupMembers } from '../../src/connections/slack-groups';

const refusal = (error: string) => Object.assign(new Error(error), { code: 'slack_webapi_platform_error', data: { ok: false, error } });

function open(answer: () => Record<string, unknown> | Error) {
  const clock = { ms: 0 };
  const asked: unknown[] = [];
  const members = groupMembers(
    {
      async call(method, options) {
        asked.push([method, options]);
        const given = answer();
        if (given instanceof Error) throw given;
        return given;
      },
    },
    () => clock.ms,
  );
  return { members, asked, clock };
}

test('members are asked for once in five minutes', async () => {
  const { members, asked, clock } = open(() => ({ ok: true, users: ['U1', 'U2'] }));
  expect([await members('S1'), await members('S1')]).toEqual([
    ['U1', 'U2'],
    ['U1', 'U2'],
  ]);
  expect(asked).toEqual([['usergroups.users.list', { usergroup: 'S1' }]]);
  clock.ms = 6 * 60_000;
  await members('S1');
  expect(asked).toHaveLength(2);
});

test('where Slack does not answer, what was known counts for an hour and no longer', async () => {
  let isDown = false;
  const { members, clock } = open(() => (isDown ? refusal('internal_error') : { ok: true, users: ['U1'] }));
  await members('S1');
  isDown = true;
  clock.ms = 30 * 60_000;
  expect(await members('S1')).toEqual(['U1']);
  clock.ms = 61 * 60_000;
  await expect(members('S1')).rejects.toMatchObject({ name: 'CouldNotLook', detail: 'Slack says internal_error about the user group S1.' });
});

test.each([
  [refusal('missing_scope'), 'lacks the scope usergroups:read'],
  [refusal('no_such_subteam'), 'Slack says no_such_subteam about the user group S1.'],
  [Object.assign(new Error('timeout'), { code: 'slack_webapi_request_error' }), 'Slack did not answer'],
])('%s is told as what it is', async (error, words) => {
  await expect(open(() => error).members('S1')).rejects.toMatchObject({ detail: expect.stringContaining(words) });
});

test('a bug stays a bug', async () => {
  await expect(open(() => new TypeError('a bug')).members('S1')).rejects.toThrow(TypeError);
});
