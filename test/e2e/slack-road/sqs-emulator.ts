import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { awsRequest } from '../../../src/connections/aws-request';

export const testKeys = { accessKeyId: 'AKIATEST', secretAccessKey: 'test' };

/** What can stand in for SQS here; a reason where nothing can. */
export function findSqs(): { command: (port: number) => string[] } | { missing: string } {
  if (spawnSync('python3', ['-c', 'import moto.server']).status === 0) {
    return { command: (port) => ['python3', '-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)] };
  }
  return { missing: "no SQS emulator: pip install 'moto[server]'" };
}

export const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

export interface QueuedMessage {
  MessageId: string;
  Body: string;
  ReceiptHandle: string;
  Attributes?: Record<string, string>;
}

/** Starts the emulator with one queue in it. `close` ends its process. */
export async function startSqs(command: (port: number) => string[]) {
  const port = await freePort();
  const [program = '', ...args] = command(port);
  const child = spawn(program, args, { stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  const call = async (action: string, input: object) => {
    const { status, body } = await awsRequest({
      service: 'sqs',
      region: 'eu-west-1',
      endpoint: `${endpoint}/`,
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}` },
      body: JSON.stringify(input),
      credentials: testKeys,
      timeoutMs: 20_000,
    });
    if (status !== 200) throw new Error(`${action}: ${status} ${body}`);
    return JSON.parse(body || '{}') as Record<string, unknown>;
  };
  for (let attempt = 0; ; attempt++) {
    try {
      const { QueueUrl } = await call('CreateQueue', { QueueName: 'arcbot-jobs' });
      return {
        endpoint,
        queueUrl: String(QueueUrl),
        async receive(): Promise<QueuedMessage[]> {
          const { Messages } = await call('ReceiveMessage', {
            QueueUrl,
            MaxNumberOfMessages: 10,
            WaitTimeSeconds: 1,
            VisibilityTimeout: 0,
          });
          return (Messages ?? []) as QueuedMessage[];
        },
        /** One by one: SQS purges once a minute, and so does moto from 5.2.5 on. */
        async purge() {
          for (;;) {
            const { Messages = [] } = await call('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
            if ((Messages as QueuedMessage[]).length === 0) return;
            for (const { ReceiptHandle } of Messages as QueuedMessage[]) await call('DeleteMessage', { QueueUrl, ReceiptHandle });
          }
        },
        async close() {
          if (child.exitCode !== null) return;
          const ended = new Promise((resolve) => child.once('exit', resolve));
          child.kill();
          await ended;
        },
      };
    } catch (error) {
      if (attempt > 100 || child.exitCode !== null) {
        child.kill();
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
