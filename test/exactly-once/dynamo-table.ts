import dynalite from 'dynalite';
import { awsRequest } from '../../src/connections/aws-request';
import { postedInDynamo } from '../../src/connections/posted-dynamodb';
import { sharesInDynamo } from '../../src/connections/shares-dynamodb';
import type { Posted } from '../../src/facts/digest/posted';
import type { Shares } from '../../src/facts/shares';

const credentials = async () => ({ accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' });
const region = 'eu-west-1';

export interface Table {
  endpoint: string;
  posted(now: () => number): Posted;
  shares(now: () => number): Shares;
  close(): Promise<void>;
}

/** DynamoDB by dynalite, in memory, with the table of the deployment. */
export async function openTable(): Promise<Table> {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const endpoint = `http://127.0.0.1:${(server.address() as { port: number }).port}/`;
  const made = await awsRequest({
    service: 'dynamodb',
    region,
    endpoint,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'DynamoDB_20120810.CreateTable' },
    body: JSON.stringify({
      TableName: 'arcbot',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    }),
    credentials,
  });
  if (made.status !== 200) throw new Error(made.body);
  await new Promise((resolve) => setTimeout(resolve, 50));
  return {
    endpoint,
    posted: (now) => postedInDynamo({ region, endpoint, credentials, table: 'arcbot', now }),
    shares: (now) => sharesInDynamo({ region, endpoint, credentials, table: 'arcbot', now }),
    close: () => new Promise((done) => server.close(() => done())),
  };
}
