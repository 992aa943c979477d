import type { Destination } from '../../connections/slack-answer';
import type { Job } from '../../job';

/** Where the answer to a job goes; undefined where nobody waits for one. */
export function destinationOf(job: Job): Destination | undefined {
  switch (job.kind) {
    case 'command':
      return { responseUrl: job.slack.response_url, channel: job.slack.channel_id, user: job.slack.user_id };
    case 'interaction':
      return { responseUrl: job.slack.response_url, channel: job.slack.channel?.id, user: job.slack.user.id };
    case 'event':
      return undefined;
  }
}
