import { type Posted, rememberedMs } from '../facts/digest/posted';
import { callDynamo as call, type DynamoOptions, type Item, refused } from './dynamo';

/** Names in conditions: some of ours are reserved words of DynamoDB. */
const names = { '#state': 'state', '#owner': 'owner', '#until': 'until', '#expires': 'expiresAt' } as const;
const only = (...used: (keyof typeof names)[]) => Object.fromEntries(used.map((name) => [name, names[name]]));

/**
 * The memory of all workers, in one DynamoDB table: a claim is one conditional write, so of two workers at the same instant one has it.
 * Three small writes and a read a digest; items end by themselves.
 */
export function postedInDynamo(options: DynamoOptions): Posted {
  const { table, now = Date.now } = options;
  const expiresAt = () => ({ N: String(Math.ceil((now() + rememberedMs) / 1000)) });
  const update = (id: string, expression: object) =>
    call(options, 'UpdateItem', { TableName: table, Key: { id: { S: id } }, ...expression });
  const get = async (id: string): Promise<Item | undefined> =>
    ((await call(options, 'GetItem', { TableName: table, Key: { id: { S: id } }, ConsistentRead: true })) as { Item?: Item }).Item;

  /** Whether the owner still had it. */
  const change = async (id: string, owner: string, state: string, until?: number): Promise<boolean> => {
    const answer = await update(id, {
      UpdateExpression: `SET #state = :state${until === undefined ? '' : ', #until = :until'}`,
      ConditionExpression: '#owner = :owner AND #state <> :settled',
      ExpressionAttributeNames: only('#state', '#owner', ...(until === undefined ? [] : (['#until'] as const))),
      ExpressionAttributeValues: {
        ':state': { S: state },
        ':owner': { S: owner },
        ':settled': { S: 'settled' },
        ...(until === undefined ? {} : { ':until': { N: String(until) } }),
      },
    });
    return answer !== refused;
  };

  return {
    async claim(key, owner, times) {
      const taken = await update(key, {
        UpdateExpression: 'SET #owner = :owner, #until = :until, #expires = :expires, #state = if_not_exists(#state, :held)',
        ConditionExpression: 'attribute_not_exists(#state) OR (#state <> :settled AND #until <= :now)',
        ExpressionAttributeNames: only('#owner', '#until', '#expires', '#state'),
        ExpressionAttributeValues: {
          ':owner': { S: owner },
          ':until': { N: String(times.until) },
          ':expires': expiresAt(),
          ':held': { S: 'held' },
          ':settled': { S: 'settled' },
          ':now': { N: String(times.now) },
        },
        ReturnValues: 'ALL_NEW',
      });
      if (taken !== refused) return { kind: 'mine', doubt: (taken as { Attributes?: Item }).Attributes?.state?.S === 'sending' };
      const item = await get(key);
      if (item?.state?.S === 'settled') return { kind: 'settled' };
      // Taken by the first of two writes, whose answer was lost.
      if (item?.owner?.S === owner) return { kind: 'mine', doubt: item.state?.S === 'sending' };
      return { kind: 'held', until: Number(item?.until?.N ?? times.now) };
    },
    begin: (key, owner) => change(key, owner, 'sending'),
    async release(key, owner, notBefore) {
      await change(key, owner, 'held', notBefore);
    },
    async settle(key, owner) {
      await change(key, owner, 'settled');
    },
    async lastTold(schedule) {
      return (await get(lastOf(schedule)))?.told?.L?.map(({ S }) => S);
    },
    async remember(schedule, dueAt, told) {
      await update(lastOf(schedule), {
        UpdateExpression: 'SET dueAt = :dueAt, told = :told, #expires = :expires',
        ConditionExpression: 'attribute_not_exists(dueAt) OR dueAt < :dueAt',
        ExpressionAttributeNames: only('#expires'),
        ExpressionAttributeValues: {
          ':dueAt': { S: dueAt },
          ':told': { L: told.slice(0, 200).map((each) => ({ S: each.slice(0, 300) })) },
          ':expires': expiresAt(),
        },
      });
    },
  };
}

const lastOf = (schedule: string): string => `last#${schedule}`;
