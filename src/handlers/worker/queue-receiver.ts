import type { App, Receiver } from '@slack/bolt';
import type { Job } from '../../job';
import type { Errand } from './errand';

/** Bolt's way in for jobs out of the queue: nothing listens, nothing is acknowledged, as the door did that. */
export class QueueReceiver implements Receiver {
  private app: App | undefined;

  init(app: App): void {
    this.app = app;
  }

  start = () => Promise.resolve();
  stop = () => Promise.resolve();

  /** Ends when the listener has; throws what the listener threw. */
  async deliver(job: Job, errand: Errand): Promise<void> {
    await this.app?.processEvent({ body: job.slack, ack: () => Promise.resolve(), customProperties: { errand } });
  }
}
