import { awsRequest } from '../../../src/connections/aws-request';
import { eventBridgeSchedules } from '../../../src/connections/schedules-eventbridge';
import { scheduleName } from '../../../src/connections/schedules-names';
import type { Digest } from '../../../src/facts/digest/schedules';
import { testWithProgram } from '../../test-with-program';
import { openMoto } from './moto';

const testWithMoto = testWithProgram('moto_server');
const credentials = async () => ({ accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' });
const region = 'eu-west-1';
const queueArn = `arn:aws:sqs:${region}:123456789012:arcbot-prod-jobs`;
const digest: Digest = {
  team: 'T024BE7LD',
  channel: 'C012AB3CD',
  clusters: ['prod'],
  at: '09:00',
  zone: 'Asia/Seoul',
  days: ['mon', 'wed', 'fri'],
  maker: 'U024BE7LH',
};

let moto: Awaited<ReturnType<typeof openMoto>> | undefined;
afterAll(() => moto?.close());

async function open(group: string) {
  moto ??= await openMoto();
  const { endpoint } = moto;
  const ask = (path: string, method: 'GET' | 'POST' = 'GET', body?: object) =>
    awsRequest({
      service: 'scheduler',
      region,
      endpoint: `${endpoint}${path}`,
      method,
      headers: { 'content-type': 'application/json' },
      credentials,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  await ask(`/schedule-groups/${group}`, 'POST', { ClientToken: group });
  const schedules = eventBridgeSchedules({
    region,
    endpoint,
    credentials,
    group,
    queueArn,
    deadLettersArn: `${queueArn}-dead`,
    roleArn: 'arn:aws:iam::123456789012:role/arcbot-scheduler',
  });
  const raw = async (of: Digest) => JSON.parse((await ask(`/schedules/${scheduleName(of)}?groupName=${group}`)).body);
  return { schedules, raw };
}

testWithMoto(
  'one schedule a digest: a cron in its zone, straight to the queue, with retries and dead letters',
  async () => {
    const { schedules, raw } = await open('one');
    await schedules.put(digest);
    const made = await raw(digest);
    expect(made).toMatchObject({
      ScheduleExpression: 'cron(0 9 ? * MON,WED,FRI *)',
      ScheduleExpressionTimezone: 'Asia/Seoul',
      State: 'ENABLED',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Arn: queueArn,
        RoleArn: 'arn:aws:iam::123456789012:role/arcbot-scheduler',
        RetryPolicy: { MaximumEventAgeInSeconds: 10800, MaximumRetryAttempts: 185 },
        DeadLetterConfig: { Arn: `${queueArn}-dead` },
      },
    });
    expect(JSON.parse(made.Target.Input)).toEqual({
      version: 1,
      kind: 'digest',
      id: `digest-${scheduleName(digest)}-<aws.scheduler.scheduled-time>`,
      receivedAt: '<aws.scheduler.scheduled-time>',
      dueAt: '<aws.scheduler.scheduled-time>',
      digest,
    });
  },
  60_000,
);

testWithMoto(
  'the schedules are the only store: what was put is read back, by workspace and by channel',
  async () => {
    const { schedules } = await open('store');
    const others: Digest[] = [
      { ...digest, clusters: ['staging', 'prod'], at: '18:30', days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] },
      { ...digest, channel: 'C999', zone: 'UTC' },
      { ...digest, team: 'T024BE7LD2' },
      { ...digest, enterprise: 'E1' },
    ];
    for (const each of [digest, ...others]) await schedules.put(each);
    const byText = (a: Digest, b: Digest) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
    const sorted = (digests: Digest[]) => [...digests].sort(byText);
    expect(sorted(await schedules.list({ team: 'T024BE7LD', channel: 'C012AB3CD' }))).toEqual(sorted([digest, others[0]!]));
    expect(sorted(await schedules.list({ team: 'T024BE7LD' }))).toEqual(sorted([digest, others[0]!, others[1]!]));
    expect(await schedules.list({ team: 'T024BE7LD', enterprise: 'E1' })).toEqual([others[3]]);
    expect(await schedules.list({ team: 'TNOBODY' })).toEqual([]);
  },
  60_000,
);

testWithMoto(
  'put again changes it, pausing switches it off, and removing tells whether there was one',
  async () => {
    const { schedules, raw } = await open('again');
    await schedules.put(digest);
    await schedules.put({ ...digest, at: '07:05', paused: 'not_in_channel' });
    expect(await raw(digest)).toMatchObject({ State: 'DISABLED', ScheduleExpression: 'cron(5 7 ? * MON,WED,FRI *)' });
    expect(await schedules.list(digest)).toEqual([{ ...digest, at: '07:05', paused: 'not_in_channel' }]);
    expect(await schedules.remove(digest)).toBe(true);
    expect(await schedules.remove(digest)).toBe(false);
    expect(await schedules.list(digest)).toEqual([]);
  },
  60_000,
);

testWithMoto(
  'more digests than one page of the list are all there',
  async () => {
    const { schedules } = await open('many');
    const clusters = Array.from({ length: 104 }, (_, at) => `cluster-${at}`);
    await Promise.all(clusters.map((cluster) => schedules.put({ ...digest, clusters: [cluster] })));
    const names = (await schedules.list({ team: digest.team })).flatMap((each) => each.clusters);
    expect(names.sort()).toEqual(clusters.sort());
  },
  60_000,
);

test('a store that cannot be reached could not be looked at', async () => {
  const schedules = eventBridgeSchedules({ region, endpoint: 'http://127.0.0.1:9', credentials, group: 'g', queueArn, roleArn: 'r' });
  await expect(schedules.list({ team: 'T1' })).rejects.toMatchObject({ name: 'CouldNotLook', reason: 'unreachable' });
});

test('names hold in sixty-four characters, whatever the workspace, and tell clusters apart in any order', () => {
  const name = scheduleName({ enterprise: 'E0123456789012345', team: 'T0123456789012345', channel: 'C0123456789', clusters: ['a', 'b'] });
  expect(name).toMatch(/^[0-9a-zA-Z_.-]{1,64}$/);
  expect(name).toBe(
    scheduleName({ enterprise: 'E0123456789012345', team: 'T0123456789012345', channel: 'C0123456789', clusters: ['b', 'a'] }),
  );
  expect(scheduleName({ ...digest, clusters: ['prod'] })).not.toBe(scheduleName({ ...digest, clusters: ['prod2'] }));
});
