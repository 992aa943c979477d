import { UserError } from '../../../errors';
import { mrkdwn } from '../../../renderers/mrkdwn';
import { complaint } from '../../slack/answers';

/** Who may, as Slack's IDs. */
export interface Allowed {
  users: readonly string[];
  groups: readonly string[];
  channels: readonly string[];
  /** Whom to ask for more, in the configuration's words. */
  contact: string | undefined;
}

/** The person may not: answered with who can be asked. */
export class NotAllowed extends UserError {
  constructor(
    message: string,
    readonly allowed: Allowed,
    hint?: string,
  ) {
    super(message, hint);
  }
}

const most = 10;

/** A complaint to its person, as mrkdwn. IDs become mentions, which Slack draws as names; in an ephemeral message nobody is called by them. */
export function complaintWords(error: UserError): string {
  if (!(error instanceof NotAllowed)) return complaint(error);
  const { users, groups, channels, contact } = error.allowed;
  const listed = [
    ...groups.map((id) => `<!subteam^${id}>`),
    ...users.map((id) => `<@${id}>`),
    ...channels.map((id) => `everyone in <#${id}>`),
  ];
  const more = listed.length > most ? ` and ${listed.length - most} more` : '';
  return [
    complaint(error),
    ...(listed.length > 0 ? [`It is open to ${listed.slice(0, most).join(', ')}${more}.`] : []),
    ...(contact === undefined ? [] : [`Ask ${mrkdwn(contact)} for more.`]),
  ].join('\n');
}
