import { randomUUID } from 'node:crypto';

/** A Lambda handler of a queue: takes a batch and names what it could not settle. */
type Consumer = (event: { Records: Message[] }) => Promise<{ batchItemFailures: readonly unknown[] }>;

interface Message {
  messageId: string;
  body: string;
}

export interface LocalQueueParts {
  consumer: Consumer;
  /** How often a message is handed out before it counts as lost, and how long it waits in between. */
  mostReceives: number;
  againAfterMs: number;
  /** Hears of a message that was given back too often: elsewhere it would be among the dead letters. */
  onLost(body: string): void;
}

/** What SQS does between the door and the worker of a deployment, within one process: each message by itself, at least once. */
export class LocalQueue {
  /** Those that wait, and whether they are to wait for a while. */
  private readonly timers = new Map<NodeJS.Timeout, boolean>();
  private readonly running = new Set<Promise<void>>();

  constructor(private readonly parts: LocalQueueParts) {}

  /** The message's id. */
  send(body: string, delaySeconds = 0): string {
    const messageId = randomUUID();
    this.after(delaySeconds * 1000, () => this.receive({ messageId, body }, 1));
    return messageId;
  }

  /** Hands out nothing more; answers how many messages still waited. */
  close(): number {
    const waiting = this.timers.size;
    for (const timer of this.timers.keys()) clearTimeout(timer);
    this.timers.clear();
    return waiting;
  }

  /** Ends what is at work and what is due now; answers how many messages were to come later, and will not. */
  async drain(): Promise<number> {
    while (this.running.size > 0 || [...this.timers.values()].includes(false)) {
      await Promise.all([...this.running, new Promise((resolve) => setTimeout(resolve, 5))]);
    }
    return this.close();
  }

  private async receive(message: Message, count: number): Promise<void> {
    const { consumer, mostReceives, againAfterMs, onLost } = this.parts;
    const { batchItemFailures } = await consumer({ Records: [message] });
    if (batchItemFailures.length === 0) return;
    if (count >= mostReceives) onLost(message.body);
    else this.after(againAfterMs, () => this.receive(message, count + 1));
  }

  private after(ms: number, run: () => Promise<void>): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      const doing = run().finally(() => this.running.delete(doing));
      this.running.add(doing);
    }, ms);
    this.timers.set(timer, ms > 0);
  }
}
