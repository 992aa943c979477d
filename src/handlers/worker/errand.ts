import type { SlackMessage } from '../../connections/slack-answer';
import type { Person } from './access/access';

/** What is said: as a message, in versions from rich to plain; and as the blocks of a modal, where that shows more or other blocks. */
export interface Answer {
  versions: SlackMessage[];
  modal?: object[];
}

/** Where something is said. */
export type Outlet = (answer: Answer) => Promise<void>;

/** What the audit line tells of a question. */
export interface About {
  what?: string;
  command?: string;
  cluster?: string;
  verdict?: string;
}

/** What a listener is handed beside Slack's own arguments, as `context.errand`: who asks, the job's time, and the ways to answer it. */
export interface Errand {
  /** The job's id: what people quote, and what the log is searched for. */
  readonly id: string;
  readonly person: Person;
  /** Milliseconds of the epoch: whatever is not known by then is told as not known. */
  readonly askUntil: number;
  /** Filled by whoever understands the question. */
  readonly about: About;
  /** Where answers and complaints go when nothing else is said; a listener that opens a window moves it there. */
  outlet: Outlet;
  /** As a message; by default in place of the one that the job came from. */
  message(to?: { beside?: boolean; inChannel?: boolean }): Outlet;
  /** Says something once under its name ('answer'), however often the job comes. */
  send(answer: Answer, options?: { name?: string; to?: Outlet }): Promise<void>;
}
