import type { Destination } from '../../connections/slack-answer';
import type { Job } from '../../job';
import type { Person } from './access/access';

/** Who asks; undefined where nobody does. */
export function personOf(job: Job): Person | undefined {
  switch (job.kind) {
    case 'command': {
      const { user_id: user, channel_id: channel, team_id: team, enterprise_id: enterprise } = job.slack;
      return { user, channel, team, enterprise: textOf(enterprise) };
    }
    case 'interaction': {
      const { user, channel, team, enterprise } = job.slack;
      return { user: user.id, channel: channel?.id, team: team?.id, enterprise: textOf((enterprise as { id?: unknown } | undefined)?.id) };
    }
    case 'event': {
      const { event, team_id: team, enterprise_id: enterprise } = job.slack as Envelope;
      const user = textOf(event.user);
      return user === undefined ? undefined : { user, channel: undefined, team: textOf(team), enterprise: textOf(enterprise) };
    }
  }
}

interface Envelope {
  event: { user?: unknown };
  team_id?: unknown;
  enterprise_id?: unknown;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Where the answer to a job goes; undefined where nobody waits for one. */
export function destinationOf(job: Job): Destination | undefined {
  const person = personOf(job);
  if (person === undefined || job.kind === 'event') return undefined;
  return { responseUrl: job.slack.response_url, channel: person.channel, user: person.user };
}
