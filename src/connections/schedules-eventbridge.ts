import { randomUUID } from 'node:crypto';
import { safeParse } from 'valibot';
import { CouldNotLook } from '../errors';
import { type Digest, type Schedules, weekdays } from '../facts/digest/schedules';
import { digestJobSchema } from '../job';
import type { AwsCredentialProvider } from './aws-credentials';
import { awsPartition } from './aws-partition';
import { type AwsAnswer, awsRequest } from './aws-request';
import { fixedNamePrefix, namePrefix, scheduleName } from './schedules-names';

export interface EventBridgeOptions {
  region: string;
  /** Called instead of the service's own. */
  endpoint?: string | undefined;
  credentials: AwsCredentialProvider;
  /** Group that holds nothing but digests. */
  group: string;
  queueArn: string;
  /** Where a message ends that the queue did not take. */
  deadLettersArn?: string | undefined;
  /** In whose name the schedule writes to the queue. */
  roleArn: string;
}

/** After this a digest that the queue did not take is among the dead letters: as late as a digest is still posted. */
const longestRetrySeconds = 3 * 3600;
const pageSize = 100;

/** What Scheduler puts in place of it, the same for every attempt: https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html */
const scheduledTime = '<aws.scheduler.scheduled-time>';

/** Digests kept as schedules of EventBridge Scheduler, and nowhere else: each puts its job straight into the queue. */
export function eventBridgeSchedules(options: EventBridgeOptions): Schedules {
  const { group } = options;
  const path = (name: string) => `/schedules/${encodeURIComponent(name)}`;

  async function names(prefix: string): Promise<string[]> {
    const found: string[] = [];
    let next: string | undefined;
    do {
      const page: Record<string, string> = next === undefined ? {} : { NextToken: next };
      const answer = await call(options, 'GET', '/schedules', {
        ScheduleGroup: group,
        NamePrefix: prefix,
        MaxResults: String(pageSize),
        ...page,
      });
      const { Schedules: summaries = [], NextToken } = JSON.parse(answer.body) as { Schedules?: { Name: string }[]; NextToken?: string };
      found.push(...summaries.map(({ Name }) => Name));
      next = NextToken || undefined;
    } while (next !== undefined);
    return found;
  }

  /** Undefined: gone meanwhile, or made by hand. */
  async function read(name: string): Promise<Digest | undefined> {
    const answer = await call(options, 'GET', path(name), { groupName: group }, undefined, [404]);
    if (answer.status === 404) return undefined;
    const { State, Target } = JSON.parse(answer.body) as { State?: string; Target?: { Input?: string } };
    const digest = digestIn(Target?.Input);
    if (digest === undefined) return undefined;
    const { paused = 'switched off in EventBridge Scheduler', ...running } = digest;
    return State === 'DISABLED' ? { ...running, paused } : running;
  }

  return {
    async list(where) {
      const all = await Promise.all([names(namePrefix(where)), names(fixedNamePrefix(where.channel))]);
      const digests = await Promise.all(all.flat().map(read));
      return digests.filter((digest) => digest !== undefined).sort(byPlace);
    },

    async put(digest) {
      const name = scheduleName(digest);
      const body = JSON.stringify({ ...scheduleOf(digest, name, options), ClientToken: randomUUID() });
      const changed = await call(options, 'PUT', path(name), {}, body, [404]);
      if (changed.status !== 404) return;
      const made = await call(options, 'POST', path(name), {}, body, [409]);
      // Somebody else made it in between.
      if (made.status === 409) await call(options, 'PUT', path(name), {}, body);
    },

    async remove(digest) {
      const answer = await call(
        options,
        'DELETE',
        path(scheduleName(digest)),
        { groupName: group, clientToken: randomUUID() },
        undefined,
        [404],
      );
      return answer.status !== 404;
    },
  };
}

/** The schedule's own form; also what a deployment makes of digests that the configuration keeps. */
export function scheduleOf(
  digest: Digest,
  name: string,
  { group, queueArn, deadLettersArn, roleArn }: ScheduleTarget,
): Record<string, unknown> {
  const { at, zone, days, clusters, channel } = digest;
  const job = {
    version: 1,
    kind: 'digest',
    id: `digest-${name}-${scheduledTime}`,
    receivedAt: scheduledTime,
    dueAt: scheduledTime,
    digest,
  };
  return {
    GroupName: group,
    Description: `Digest of ${clusters.join(', ')} for ${channel}`.slice(0, 512),
    ScheduleExpression: cronOf(at, days),
    ScheduleExpressionTimezone: zone,
    FlexibleTimeWindow: { Mode: 'OFF' },
    State: digest.paused === undefined ? 'ENABLED' : 'DISABLED',
    Target: {
      Arn: queueArn,
      RoleArn: roleArn,
      Input: JSON.stringify(job),
      RetryPolicy: { MaximumEventAgeInSeconds: longestRetrySeconds, MaximumRetryAttempts: 185 },
      ...(deadLettersArn === undefined ? {} : { DeadLetterConfig: { Arn: deadLettersArn } }),
      ...(queueArn.endsWith('.fifo') ? { SqsParameters: { MessageGroupId: name } } : {}),
    },
  };
}

export type ScheduleTarget = Pick<EventBridgeOptions, 'group' | 'queueArn' | 'deadLettersArn' | 'roleArn'>;

/** Six fields: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based */
function cronOf(at: string, days: Digest['days']): string {
  const [hour, minute] = at.split(':').map(Number);
  const week = days.length === weekdays.length ? '*' : days.map((day) => day.toUpperCase()).join(',');
  return `cron(${minute} ${hour} ? * ${week} *)`;
}

function digestIn(input: string | undefined): Digest | undefined {
  try {
    const job = safeParse(digestJobSchema, JSON.parse((input ?? '').replaceAll(scheduledTime, '2000-01-01T00:00:00Z')));
    return job.success ? job.output.digest : undefined;
  } catch {
    return undefined;
  }
}

const byPlace = (a: Digest, b: Digest): number => (scheduleName(a) < scheduleName(b) ? -1 : 1);

/** Statuses in `taken` are answers, too. A service that asks to slow down, or fails, is asked once more. Throws CouldNotLook. */
async function call(
  { region, endpoint, credentials }: EventBridgeOptions,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  query: Record<string, string>,
  body?: string,
  taken: readonly number[] = [],
): Promise<AwsAnswer> {
  const base = (endpoint ?? `https://scheduler.${region}.${awsPartition(region).suffix}`).replace(/\/+$/, '');
  const search = new URLSearchParams(query).toString();
  const request = {
    service: 'scheduler',
    region,
    endpoint: `${base}${path}${search === '' ? '' : `?${search}`}`,
    method,
    headers: { 'content-type': 'application/json' },
    credentials,
    ...(body === undefined ? {} : { body }),
  };
  let answer = await awsRequest(request);
  if (answer.status === 429 || answer.status >= 500) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    answer = await awsRequest(request);
  }
  if (answer.status < 300 || taken.includes(answer.status)) return answer;
  const reason = answer.status === 403 || answer.status === 401 ? 'forbidden' : 'unreachable';
  throw new CouldNotLook(reason, `EventBridge Scheduler answered ${answer.status}${wordsOf(answer.body)}.`, { status: answer.status });
}

function wordsOf(body: string): string {
  try {
    const { Message, message } = JSON.parse(body) as { Message?: string; message?: string };
    const words = Message ?? message;
    return words === undefined ? '' : `: ${words.replace(/\.$/, '')}`;
  } catch {
    return '';
  }
}
