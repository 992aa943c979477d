import type { SlackMessage } from '../../connections/slack-answer';

/** What a listener is handed beside Slack's own arguments, as `context.errand`: the job's time, and the one way to answer it. */
export interface Errand {
  /** The job's id: what people quote, and what the log is searched for. */
  id: string;
  /** Milliseconds of the epoch: whatever is not known by then is told as not known. */
  askUntil: number;
  /** Versions go from rich to plain. */
  send(...versions: SlackMessage[]): Promise<void>;
}
