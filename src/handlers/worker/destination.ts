import type { Destination } from '../../connections/slack-answer';
import type { Job } from '../../job';
import type { Person } from './access/access';

/** Who asks; undefined where nobody does. */
export function personOf(job: Job): Person | undefined {
  const { slack } = job;
  switch (job.kind) {
    case 'command':
      return { user: job.slack.user_id, channel: job.slack.channel_id, team: job.slack.team_id };
    case 'interaction':
      return { user: job.slack.user.id, channel: job.slack.channel?.id, team: job.slack.team?.id };
    case 'event': {
      const { user } = job.slack.event;
      const { team_id: team } = slack as { team_id?: unknown };
      return typeof user === 'string' ? { user, channel: undefined, team: typeof team === 'string' ? team : undefined } : undefined;
    }
  }
}

/** Where the answer to a job goes; undefined where nobody waits for one. */
export function destinationOf(job: Job): Destination | undefined {
  const person = personOf(job);
  if (person === undefined || job.kind === 'event') return undefined;
  return { responseUrl: job.slack.response_url, channel: person.channel, user: person.user };
}
