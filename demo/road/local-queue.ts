import { createHash, randomUUID } from 'node:crypto';
import type { BatchAnswer, QueueEvent } from '../../src/handlers/worker/create-worker';

type Consumer = (event: QueueEvent) => Promise<BatchAnswer>;

const mostReceives = 3;
const againAfterMs = 1000;

/** As much of SQS as arcbot needs: SendMessage, at-least-once delivery to a consumer, and another try for what it gives back. */
export class LocalQueue {
  private readonly consumers = new Map<string, Consumer>();
  private readonly timers = new Set<NodeJS.Timeout>();

  /** `onLost` hears of a message that was given back too often: elsewhere it would be among the dead letters. */
  constructor(private readonly onLost: (body: string) => void) {}

  consume(queueUrl: string, consumer: Consumer): void {
    this.consumers.set(queueUrl, consumer);
  }

  /** SendMessage's answer; undefined where there is no such queue. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
  send(queueUrl: string, body: string): { MessageId: string; MD5OfMessageBody: string } | undefined {
    const consumer = this.consumers.get(queueUrl);
    if (consumer === undefined) return undefined;
    const messageId = randomUUID();
    this.after(0, () => this.receive(consumer, { messageId, body }, 1));
    return { MessageId: messageId, MD5OfMessageBody: createHash('md5').update(body).digest('hex') };
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  private async receive(consumer: Consumer, record: QueueEvent['Records'][number], count: number): Promise<void> {
    const { batchItemFailures } = await consumer({ Records: [record] });
    if (batchItemFailures.length === 0) return;
    if (count === mostReceives) this.onLost(record.body);
    else this.after(againAfterMs, () => this.receive(consumer, record, count + 1));
  }

  private after(ms: number, run: () => Promise<void>): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void run();
    }, ms);
    this.timers.add(timer);
  }
}
