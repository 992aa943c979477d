import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { UserError } from '../errors';
import { type Shares, sharedMs } from '../facts/shares';
import { callDynamo, type DynamoOptions, type Item, refused } from './dynamo';

/** An item may have 400 kB, and an answer that awsRequest reads 4 MiB: ten items of this, as base64. */
const mostBytes = 250_000;
const atOnce = 10;

/** The same table that remembers digests: an item a cluster, written when it is taken and when it has told. */
export function sharesInDynamo(options: DynamoOptions): Shares {
  const { table, now = Date.now } = options;
  const idOf = (share: string, cluster: string): string => `share#${share}#${cluster}`;
  const update = (id: string, expression: object) =>
    callDynamo(options, 'UpdateItem', { TableName: table, Key: { id: { S: id } }, ...expression });

  return {
    async take(share, cluster, owner) {
      const taken = await update(idOf(share, cluster), {
        UpdateExpression: 'SET #owner = :owner, expiresAt = :expires',
        ConditionExpression: 'attribute_not_exists(#owner) OR #owner = :owner',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':owner': { S: owner }, ':expires': { N: String(Math.ceil((now() + sharedMs) / 1000)) } },
      });
      return taken !== refused;
    },

    async tell(share, cluster, told) {
      const packed = deflateRawSync(JSON.stringify(told));
      if (packed.length > mostBytes)
        throw new UserError(`It told ${Math.ceil(packed.length / 1000)} kB, more than one worker can hand to another.`, 'Ask it alone.');
      await update(idOf(share, cluster), {
        UpdateExpression: 'SET told = :told',
        ExpressionAttributeValues: { ':told': { B: packed.toString('base64') } },
      });
    },

    async told(share, clusters) {
      const found = new Map<string, unknown>();
      const names = new Map(clusters.map((cluster) => [idOf(share, cluster), cluster]));
      const ids = [...names.keys()];
      for (let from = 0; from < ids.length; from += atOnce) {
        const Keys = ids.slice(from, from + atOnce).map((id) => ({ id: { S: id } }));
        // What DynamoDB leaves for later (UnprocessedKeys) was not told yet: it is asked for again with the rest.
        const answer = await callDynamo(options, 'BatchGetItem', { RequestItems: { [table]: { Keys, ConsistentRead: true } } });
        const items = (answer as { Responses?: Record<string, Item[]> }).Responses?.[table] ?? [];
        for (const { id, told } of items) {
          const cluster = names.get(id?.S ?? '');
          if (cluster !== undefined && told?.B !== undefined)
            found.set(cluster, JSON.parse(inflateRawSync(Buffer.from(told.B, 'base64')).toString('utf8')));
        }
      }
      return found;
    },
  };
}
