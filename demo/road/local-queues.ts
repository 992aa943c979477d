import { createHash } from 'node:crypto';
import { LocalQueue, type LocalQueueParts } from '../../src/connections/queue-local';

/** As much of SQS as arcbot needs: a queue behind each URL, and what SendMessage answers. */
export class LocalQueues {
  private readonly queues = new Map<string, LocalQueue>();

  /** `onLost` as in the queues themselves. */
  constructor(private readonly onLost: (body: string) => void) {}

  consume(queueUrl: string, consumer: LocalQueueParts['consumer']): void {
    this.queues.set(queueUrl, new LocalQueue({ consumer, mostReceives: 3, againAfterMs: 1000, onLost: this.onLost }));
  }

  /** SendMessage's answer; undefined where there is no such queue. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
  send(queueUrl: string, body: string, delaySeconds = 0): { MessageId: string; MD5OfMessageBody: string } | undefined {
    const queue = this.queues.get(queueUrl);
    if (queue === undefined) return undefined;
    return { MessageId: queue.send(body, delaySeconds), MD5OfMessageBody: createHash('md5').update(body).digest('hex') };
  }

  close(): void {
    for (const queue of this.queues.values()) queue.close();
  }
}
